import { initialsOf } from "@dossierklaar/domain/format";

const tones = ["bg-avatar-1", "bg-avatar-2", "bg-avatar-3", "bg-avatar-4"] as const;

/** The same person has the same colour on every screen and on every server: it follows from the id alone. */
function toneOf(id: string): string {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return tones[sum % tones.length] ?? tones[0];
}

const sizes = {
  18: "size-4.5 text-[.5rem]",
  20: "size-5 text-[.5625rem]",
  24: "size-6 text-[.625rem]",
  32: "size-8 text-xs",
  48: "size-12 text-base",
  96: "size-24 text-2xl",
};

/**
 * A person as a photo or as initials. Decorative unless `label` is given: the name nearly always stands beside it.
 * `ring` says that she is here now; `id` chooses the colour.
 */
export function Avatar(props: {
  id: string;
  name: string;
  photoUrl?: string | undefined;
  size?: keyof typeof sizes;
  ring?: boolean;
  label?: string | undefined;
  className?: string;
}) {
  const size = props.size ?? 24;
  const ring = props.ring ? (size < 24 ? "ring-[1.5px] ring-live" : "ring-[1.5px] ring-live ring-offset-2 ring-offset-surface") : "";
  const frame = `inline-grid flex-none place-items-center overflow-hidden rounded-full font-semibold text-white leading-none ${sizes[size]} ${ring} ${toneOf(props.id)} ${props.className ?? ""}`;
  return (
    <span className={frame} title={props.label} {...(props.label ? { role: "img", "aria-label": props.label } : { "aria-hidden": true })}>
      {props.photoUrl ? <img alt="" className="size-full object-cover" src={props.photoUrl} /> : initialsOf(props.name)}
    </span>
  );
}
