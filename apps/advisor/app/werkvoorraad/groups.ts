import type { WerkGroep } from "@dossierklaar/db/queries/werkvoorraad";
import { werkGroepen } from "@dossierklaar/domain/werkvoorraad/rules";
import {
  AlarmClock,
  CalendarClock,
  CalendarDays,
  CircleQuestionMark,
  Hourglass,
  Inbox,
  type LucideIcon,
  MailX,
  MessageCircleQuestionMark,
  PackageCheck,
  RotateCcw,
  UserX,
} from "lucide-react";

/** How each group looks and is called in an address. */
export const groupLooks: Record<WerkGroep, { icon: LucideIcon; slug: string }> = {
  toJudge: { icon: Inbox, slug: "te-beoordelen" },
  redelivered: { icon: RotateCcw, slug: "opnieuw-aangeleverd" },
  declared: { icon: CircleQuestionMark, slug: "gemeld" },
  question: { icon: MessageCircleQuestionMark, slug: "vragen" },
  verzoek: { icon: CalendarClock, slug: "verzoeken" },
  complete: { icon: PackageCheck, slug: "alles-aangeleverd" },
  undelivered: { icon: MailX, slug: "niet-bezorgd" },
  noReaction: { icon: UserX, slug: "geen-reactie" },
  dateNear: { icon: CalendarDays, slug: "datums" },
  expiring: { icon: Hourglass, slug: "verlopend" },
  signalering: { icon: AlarmClock, slug: "signaleringen" },
};

export type WerkScope = "mine" | "all";
/** What of the Werkvoorraad is looked at. */
export type WerkView = { scope: WerkScope; groep: WerkGroep | null; withoutBehandelaar: boolean };

/** The view of an address: `?van=iedereen&toon=geen-reactie`. */
export function viewOf(params: URLSearchParams): WerkView {
  const van = params.get("van");
  const toon = params.get("toon");
  return {
    scope: van === "iedereen" || van === "zonder-behandelaar" ? "all" : "mine",
    withoutBehandelaar: van === "zonder-behandelaar",
    groep: werkGroepen.find((groep) => groupLooks[groep].slug === toon) ?? null,
  };
}

export function hrefOf(view: WerkView): string {
  const params = new URLSearchParams();
  if (view.scope === "all") params.set("van", view.withoutBehandelaar ? "zonder-behandelaar" : "iedereen");
  if (view.groep) params.set("toon", groupLooks[view.groep].slug);
  return params.size > 0 ? `/werkvoorraad?${params}` : "/werkvoorraad";
}
