import type { LucideIcon } from "lucide-react";

/** An icon beside words. Sized by a rem class, because lucide's own `size` is in pixels and would stay small at 200 % text. */
export function Icon(props: { as: LucideIcon; className?: string; strokeWidth?: number }) {
  const Glyph = props.as;
  return <Glyph aria-hidden className={`flex-none ${props.className ?? "size-6"}`} strokeWidth={props.strokeWidth ?? 1.75} />;
}
