import type { KantoorTones } from "@dossierklaar/domain/kantoor-tones";

const names = {
  kantoor: "--color-kantoor",
  kantoorStrong: "--color-kantoor-strong",
  kantoorFill: "--color-kantoor-fill",
  kantoorSoft: "--color-kantoor-soft",
  kantoorLine: "--color-kantoor-line",
} as const satisfies Record<keyof KantoorTones["light"], string>;

const hex = /^#[0-9a-f]{6}$/i;

function declarations(tones: KantoorTones["light"]): string {
  return Object.entries(names)
    .map(([tone, name]) => [name, tones[tone as keyof typeof names]] as const) // the keys are those of `names`
    .filter(([, value]) => hex.test(value))
    .map(([name, value]) => `${name}:${value}`)
    .join(";");
}

/** The css text of a kantoor's ten tones. Anything that is not `#rrggbb` is left out, so a colour can never close the style element. */
export function kantoorCss(tones: KantoorTones): string {
  return `:root{${declarations(tones.light)}}@media (prefers-color-scheme:dark){:root{${declarations(tones.dark)}}}`;
}

/** Stands in the head of both apps. Takes `kantoorTones(hex)`, worked out on the server. `nonce` is that of the content security policy. */
export function KantoorStyle(props: { tones: KantoorTones; nonce?: string | undefined }) {
  const css = kantoorCss(props.tones);
  // React would escape css text; kantoorCss lets only #rrggbb through.
  return <style dangerouslySetInnerHTML={{ __html: css }} nonce={props.nonce} suppressHydrationWarning />;
}
