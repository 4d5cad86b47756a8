import {
  CircleCheck,
  ClockCheck,
  Download,
  Eye,
  FilePlus,
  FolderInput,
  type LucideIcon,
  MessageCircleReply,
  MessageSquare,
  OctagonX,
  RotateCcw,
  StickyNote,
  Undo2,
  X,
} from "lucide-react";
import type { StukStatus } from "../shared/status.ts";

/** What an adviser can do with a stuk. The words are the accessible names that help texts and scripts rely on. */
export const stukActions = {
  view: { label: "Bekijken", icon: Eye },
  approve: { label: "Akkoord", icon: CircleCheck },
  approveProvisionally: { label: "Voorlopig akkoord", icon: ClockCheck },
  reject: { label: "Afkeuren", icon: OctagonX },
  accept: { label: "Accepteren", icon: CircleCheck },
  askAnyway: { label: "Toch vragen", icon: Undo2 },
  requestAgain: { label: "Opnieuw opvragen", icon: RotateCcw },
  addFile: { label: "Bestand toevoegen", icon: FilePlus },
  move: { label: "Verplaatsen", icon: FolderInput },
  download: { label: "Downloaden", icon: Download },
  answer: { label: "Beantwoorden", icon: MessageCircleReply },
  commentForKlant: { label: "Opmerking voor klant", icon: MessageSquare },
  internalNote: { label: "Interne notitie", icon: StickyNote },
  delete: { label: "Verwijderen", icon: X },
} as const satisfies Record<string, { label: string; icon: LucideIcon }>;

export type StukAction = keyof typeof stukActions;

const notes: readonly StukAction[] = ["commentForKlant", "internalNote"];

const byStatus: Record<StukStatus, readonly StukAction[]> = {
  offered: ["addFile", "internalNote", "delete"],
  requested: ["addFile", ...notes, "delete"],
  received: ["approve", "approveProvisionally", "reject", "addFile", "move", ...notes, "delete"],
  provisionallyApproved: ["approve", "reject", "requestAgain", "move", ...notes, "delete"],
  approved: ["requestAgain", "move", ...notes, "delete"],
  rejected: ["addFile", ...notes, "delete"],
  declaredNotApplicable: ["accept", "askAnyway", "addFile", ...notes, "delete"],
  cancelled: ["requestAgain", "internalNote"],
};

/**
 * What can be done at a status, following the table of statuses. What this adviser may do is for the server to say: where it does,
 * give the row its own `actions`.
 */
export function actionsAtStatus(status: StukStatus, hasFiles: boolean): readonly StukAction[] {
  const actions = byStatus[status].filter((action) => hasFiles || action !== "move");
  return hasFiles ? ["view", "download", ...actions] : actions;
}

/** The six slots of a row, from left to right; an action of `more` stands under `Meer acties`. */
export const slots = {
  first: ["view"],
  judge: [
    ["approve", "accept"],
    ["approveProvisionally", "askAnyway"],
    ["reject", "reject"],
  ],
  more: ["requestAgain", "addFile", "move", "download", "commentForKlant", "internalNote"],
} as const;
