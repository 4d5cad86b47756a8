import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useEffect, useRef } from "react";
import { cx } from "./cx.ts";

/**
 * Above the fields when saving was refused: one sentence, and which fields to look at. It takes the focus when it appears, so that
 * keyboard and screen reader stand where the news is. The errors themselves stand at their fields.
 */
export function FormError(props: { message: string | undefined; fields?: readonly { label: string; href: `#${string}` }[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (props.message) box.current?.focus();
  }, [props.message]);
  if (!props.message) return null;
  return (
    <div className="rounded-sm bg-rejected-bg px-3 py-2 text-rejected text-sm" ref={box} role="alert" tabIndex={-1}>
      <p className="flex items-start gap-2 font-medium">
        <TriangleAlert aria-hidden className="mt-0.5 size-4 flex-none" strokeWidth={1.75} />
        {props.message}
      </p>
      {props.fields && props.fields.length > 0 ? (
        <ul className="mt-1 flex flex-wrap gap-x-4 pl-6">
          {props.fields.map((field) => (
            <li key={field.href}>
              <a className="underline underline-offset-2" href={field.href}>
                {field.label}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

const tones = {
  warning: { box: "bg-declared-bg text-declared", role: "status" },
  info: { box: "bg-received-bg text-received", role: "note" },
} as const;

/** A note that belongs to what stands around it: a clash in the agenda, an explanation. Room for it is the caller's. */
export function Note(props: { tone: keyof typeof tones; icon?: typeof TriangleAlert; children: ReactNode; className?: string }) {
  const Icon = props.icon ?? TriangleAlert;
  const tone = tones[props.tone];
  return (
    <div
      className={cx("flex items-start gap-2 rounded-sm px-2.5 py-2 font-medium text-xs tabular-nums", tone.box, props.className)}
      role={tone.role}
    >
      <Icon aria-hidden className="size-4 flex-none" strokeWidth={1.75} />
      <div className="min-w-0">{props.children}</div>
    </div>
  );
}
