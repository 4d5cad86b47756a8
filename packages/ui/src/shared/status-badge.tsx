import type { BadgeStatus } from "./status.ts";
import { statusIcons, statusTones } from "./status-icons.tsx";

const sizes = {
  dense: { box: "min-h-5.5 gap-1.25 rounded-badge py-0.5 pr-2 pl-1.5 text-xs", icon: "size-3.5" },
  roomy: { box: "min-h-7 gap-1.25 rounded-md py-0.5 pr-2.5 pl-2 text-md", icon: "size-4.5" },
};

/**
 * A status: icon, word and colour together, never colour alone.
 * `label` is the word of the reader (`stukStatusLabel`, `stukStatusLabelKlant`, `Klant uploadt: 45%`).
 */
export function StatusBadge(props: { status: BadgeStatus; label: string; size?: "dense" | "roomy" }) {
  const Icon = statusIcons[props.status];
  const size = sizes[props.size ?? "dense"];
  return (
    <span
      className={`inline-flex max-w-full items-center font-medium tabular-nums ${size.box} ${statusTones[props.status]}`}
      data-status={props.status}
    >
      <Icon
        aria-hidden
        className={`flex-none ${size.icon} ${props.status === "uploading" ? "animate-[spin_1.6s_linear_infinite]" : ""}`}
        strokeWidth={1.75}
      />
      <span className="min-w-0">{props.label}</span>
    </span>
  );
}
