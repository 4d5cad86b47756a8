import { Check, Clock, Eye, type LucideIcon, MailX, Send } from "lucide-react";
import { cx } from "./cx.ts";

const tones = {
  neutral: "bg-requested-bg text-requested",
  info: "bg-received-bg text-received",
  good: "bg-approved-bg text-approved",
  bad: "bg-rejected-bg text-rejected",
  warning: "bg-declared-bg text-declared",
  past: "bg-cancelled-bg text-cancelled",
};

export type BadgeTone = keyof typeof tones;

/** A state of something that is no stuk (a mail, an actiepunt, an afspraak): icon, word and colour together. */
export function Badge(props: { icon: LucideIcon; label: string; tone: BadgeTone; className?: string }) {
  const Icon = props.icon;
  return (
    <span
      className={cx(
        "inline-flex min-h-5.5 max-w-full items-center gap-1.25 rounded-badge py-0.5 pr-2 pl-1.5 font-medium text-xs",
        tones[props.tone],
        props.className,
      )}
    >
      <Icon aria-hidden className="size-3.5 flex-none" strokeWidth={1.75} />
      {props.label}
    </span>
  );
}

const mailLooks = {
  queued: { icon: Clock, tone: "neutral" },
  claimed: { icon: Clock, tone: "neutral" },
  sent: { icon: Send, tone: "neutral" },
  delivered: { icon: Check, tone: "good" },
  opened: { icon: Eye, tone: "info" },
  bounced: { icon: MailX, tone: "bad" },
  failed: { icon: MailX, tone: "bad" },
} as const satisfies Record<string, { icon: LucideIcon; tone: BadgeTone }>;

/** What became of a mail. `label` is `emailStatusLabels[status]`. */
export function MailBadge(props: { status: keyof typeof mailLooks; label: string }) {
  return <Badge label={props.label} {...mailLooks[props.status]} />;
}
