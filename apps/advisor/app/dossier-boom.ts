import { isOver } from "@dossierklaar/domain/afspraak/rules";
import type { AdviseurDossierView } from "@dossierklaar/domain/dossier/view";
import { formatDateTimeShort } from "@dossierklaar/domain/format";
import type { BoomNode } from "@dossierklaar/ui/advisor/boom";
import {
  Calendar,
  CalendarCheck,
  CalendarPlus,
  CalendarX,
  ClipboardCheck,
  FolderOpen,
  ListChecks,
  Mail,
  ScrollText,
  UserRound,
  Workflow,
} from "lucide-react";
import { openActiepunten, progressOfStukken, stukkenOf } from "./dossier-selectors";

type Badge = NonNullable<BoomNode["badge"]>;

/** A number is shown when it says something. */
const badge = (count: number, tone: Badge["tone"], one: string, many: string): { badge?: Badge } =>
  count === 0 ? {} : { badge: { count, tone, words: count === 1 ? one : many } };

/** The tree of a dossier: what belongs to all of it, then each afspraak with its screens. */
export function boomOf(dossier: AdviseurDossierView, now: Date, isPlanning: boolean): BoomNode[] {
  const base = `/dossiers/${dossier.head.nummer}`;
  return [
    {
      id: "dossier",
      label: "Dossier",
      icon: FolderOpen,
      children: [
        { id: "gegevens", label: "Gegevens", icon: UserRound, href: `${base}/gegevens` },
        {
          id: "dossiercontrole",
          label: "Dossiercontrole",
          icon: ClipboardCheck,
          href: `${base}/dossiercontrole`,
          ...badge(dossier.head.progress.gevraagd, "count", "stuk", "stukken"),
        },
        {
          id: "emails",
          label: "E-mails",
          icon: Mail,
          href: `${base}/emails`,
          ...badge(dossier.emails.length, "count", "e-mail", "e-mails"),
        },
        { id: "logboek", label: "Logboek", icon: ScrollText, href: `${base}/logboek` },
      ],
    },
    ...(isPlanning
      ? [{ id: "nieuw", label: "Nieuwe afspraak", sub: "nog niet opgeslagen", icon: CalendarPlus, href: `${base}/afspraken/nieuw` }]
      : []),
    ...dossier.afspraken.map((afspraak) => afspraakNode(dossier, afspraak, now)),
  ];
}

function afspraakNode(dossier: AdviseurDossierView, afspraak: AdviseurDossierView["afspraken"][number], now: Date): BoomNode {
  const at = `/dossiers/${dossier.head.nummer}/afspraken/${afspraak.id}`;
  const icon = afspraak.status === "cancelled" ? CalendarX : isOver(afspraak, now) ? CalendarCheck : Calendar;
  const { teBeoordelen } = progressOfStukken(stukkenOf(dossier, afspraak.id));
  const emails = dossier.emails.filter((email) => email.afspraakId === afspraak.id);
  return {
    id: afspraak.id,
    label: afspraak.type,
    sub: `${formatDateTimeShort(afspraak.begintOp, now)}${afspraak.status === "cancelled" ? ", afgezegd" : ""}`,
    icon,
    href: at,
    ...badge(afspraak.verzoek?.status === "open" ? 1 : 0, "judge", "verzoek van de klant", "verzoeken van de klant"),
    children: [
      {
        id: `${afspraak.id}.dossiercontrole`,
        label: "Dossiercontrole",
        icon: ClipboardCheck,
        href: `${at}/dossiercontrole`,
        ...badge(teBeoordelen, "judge", "stuk te beoordelen", "stukken te beoordelen"),
      },
      {
        id: `${afspraak.id}.actiepunten`,
        label: "Actiepunten voor klant",
        icon: ListChecks,
        href: `${at}/actiepunten`,
        ...badge(openActiepunten(dossier, afspraak.id), "count", "open actiepunt", "open actiepunten"),
      },
      {
        id: `${afspraak.id}.emails`,
        label: "E-mails",
        icon: Mail,
        href: `${at}/emails`,
        ...badge(emails.length, "count", "e-mail", "e-mails"),
      },
      { id: `${afspraak.id}.scenario`, label: "Scenario starten", icon: Workflow, href: `${at}/scenario` },
    ],
  };
}
