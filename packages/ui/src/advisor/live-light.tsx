import { enumerate, plural } from "@dossierklaar/domain/format";
import { Avatar } from "../shared/avatar.tsx";
import { cx } from "./cx.ts";

const lights = {
  live: { box: "bg-approved-bg text-approved", dot: "bg-live ring-live/22", words: "Live" },
  lost: { box: "bg-declared-bg text-declared", dot: "bg-mark-declared ring-mark-declared/22", words: "Verbinding wordt hersteld…" },
  starting: { box: "bg-requested-bg text-requested", dot: "bg-track ring-track/22", words: "Verbinding maken…" },
};

/**
 * Whether this screen moves by itself now; `isLive` is undefined until the first connection is there. `news` is said once per burst to who
 * cannot see the rows change.
 */
export function LiveLight(props: { isLive: boolean | undefined; news?: string | undefined; className?: string }) {
  const light = lights[props.isLive === undefined ? "starting" : props.isLive ? "live" : "lost"];
  return (
    <output
      className={cx(
        "inline-flex min-h-6 flex-none items-center gap-1.75 whitespace-nowrap rounded-full py-0.5 pr-2.25 pl-2 font-medium text-xs",
        light.box,
        props.className,
      )}
    >
      <span aria-hidden className={cx("size-2 rounded-full ring-3", light.dot)} />
      {light.words}
      {props.news ? <span className="sr-only">. {props.news}</span> : null}
    </output>
  );
}

export type Colleague = { id: string; name: string; photoUrl?: string };

/** `Tim kijkt ook in dit dossier`, `Tim en Sanne kijken …`, from three on `Tim en 2 anderen`. */
export function presenceSentence(names: readonly string[]): string {
  const [first = "", ...others] = names;
  if (others.length === 0) return `${first} kijkt ook in dit dossier`;
  if (others.length === 1) return `${enumerate(names)} kijken ook in dit dossier`;
  return `${first} en ${plural(others.length, "ander", "anderen")} kijken ook in dit dossier`;
}

/** Who else looks at this dossier now. `name` is the first name or the full name; the sentence uses the first word. */
export function Presence(props: { colleagues: readonly Colleague[] }) {
  const firstNames = props.colleagues.map((one) => one.name.split(" ")[0] ?? one.name);
  return (
    <output className="flex min-w-0 items-center gap-2 text-ink-2 text-xs">
      {props.colleagues.length > 0 ? (
        <>
          <span className="flex -space-x-1.5">
            {props.colleagues.slice(0, 3).map((one) => (
              <Avatar id={one.id} key={one.id} name={one.name} ring {...(one.photoUrl ? { photoUrl: one.photoUrl } : {})} />
            ))}
          </span>
          <span className="@max-[75rem]/app:sr-only">{presenceSentence(firstNames)}</span>
        </>
      ) : null}
    </output>
  );
}
