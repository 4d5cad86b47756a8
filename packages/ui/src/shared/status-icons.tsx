import {
  Ban,
  CircleCheck,
  CircleDashed,
  CircleQuestionMark,
  ClockCheck,
  Download,
  Inbox,
  LoaderCircle,
  type LucideIcon,
  OctagonX,
} from "lucide-react";
import type { BadgeStatus } from "./status.ts";

/** One icon per status, the same in both apps: an adviser and a client on the phone must be able to name what they see. */
export const statusIcons: Record<BadgeStatus, LucideIcon> = {
  offered: Download,
  requested: CircleDashed,
  uploading: LoaderCircle,
  received: Inbox,
  provisionallyApproved: ClockCheck,
  approved: CircleCheck,
  rejected: OctagonX,
  declaredNotApplicable: CircleQuestionMark,
  cancelled: Ban,
};

/** Text on its own soft background. Whole class names, because Tailwind reads the source. */
export const statusTones: Record<BadgeStatus, string> = {
  offered: "text-requested bg-requested-bg",
  requested: "text-requested bg-requested-bg",
  uploading: "text-received bg-received-bg",
  received: "text-received bg-received-bg",
  provisionallyApproved: "text-provisional bg-provisional-bg",
  approved: "text-approved bg-approved-bg",
  rejected: "text-rejected bg-rejected-bg",
  declaredNotApplicable: "text-declared bg-declared-bg",
  cancelled: "text-cancelled bg-cancelled-bg",
};
