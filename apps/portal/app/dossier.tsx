import type { KlantDossierView } from "@dossierklaar/domain/dossier/view";
import { mayDeliver } from "@dossierklaar/domain/dossiercontrole/rules";
import type { KlantBestandView, KlantStukView } from "@dossierklaar/domain/dossiercontrole/view";
import { enumerate } from "@dossierklaar/domain/format";
import { stukStatusLabelKlant } from "@dossierklaar/domain/labels";
import { t, taal, translated } from "@dossierklaar/ui/portal/taal";
import { type Aanspreking, say } from "@dossierklaar/ui/portal/toon";
import { createContext, useContext } from "react";
import type { Live } from "./live-dossier.ts";

export type Portal = {
  dossier: KlantDossierView;
  live: Live;
  /** For what is said of now; the same on the server and at first in the browser. */
  now: Date;
  /** The client through whose eyes a gebruiker looks, and whether she may act for her; null for the client herself. */
  lookingAs: { namen: string; magHandelen: boolean } | null;
  /** Who looks here may change nothing. */
  isReadOnly: boolean;
  hasMoreDossiers: boolean;
};

export const PortalContext = createContext<Portal | undefined>(undefined);

/** The one dossier of this sign-in, and what belongs to looking at it. Below the signed-in frame only. */
export function usePortal(): Portal {
  const portal = useContext(PortalContext);
  if (!portal) throw new Error("usePortal needs the signed-in frame");
  return portal;
}

type Head = KlantDossierView["head"];

/** How both people of this sign-in are addressed together: jullie when there are two. */
export const toBoth = (head: Head): Aanspreking => ({ toon: head.toon, meervoud: head.aanvragers.length > 1 });

/** How whoever holds the phone is addressed: one person, whoever of the two. */
export const toOne = (head: Head): Aanspreking => ({ toon: head.toon, meervoud: false });

/** Those who sign in with this address; who is only served by them is not greeted. */
export function greetingOf(head: Head): string {
  const own = head.aanvragers.filter((aanvrager) => aanvrager.eigen);
  const people = own.length > 0 ? own : head.aanvragers;
  const namen = enumerate(
    people.map((person) => (head.toon === "formal" ? person.naam : person.roepnaam)),
    taal(),
  );
  return head.toon === "formal" ? t("Welkom, {namen}", { namen }) : t("Hallo {naam}", { naam: namen });
}

/** For whom something is, by name; only said where this sign-in shows more than one person. */
export function voorOf(head: Head, aanvragerId: string | null): string | undefined {
  if (head.aanvragers.length < 2) return undefined;
  return (
    head.aanvragers.find((aanvrager) => aanvrager.id === aanvragerId)?.roepnaam ??
    enumerate(
      head.aanvragers.map((a) => a.roepnaam),
      taal(),
    )
  );
}

/** The first name of the adviseur, as in `staat bij Sanne`. */
export const adviseurName = (head: Head): string => head.adviseur.naam.split(" ")[0] ?? head.adviseur.naam;

/** What the client delivered of a stuk and can open again; not what the kantoor offers. */
export const deliveredBestanden = (stuk: KlantStukView): KlantBestandView[] =>
  stuk.bestanden.filter((bestand) => bestand.status === "accepted" && bestand.aangeleverdOp !== null && !bestand.terInzage);

/** Of those, what she may move or take away: what the kantoor put there is the kantoor's. */
export const ownBestanden = (stuk: KlantStukView): KlantBestandView[] =>
  deliveredBestanden(stuk).filter((bestand) => bestand.door === "klant");

export const stukIsOpen = (stuk: KlantStukView): boolean => (stuk.status === "requested" || stuk.status === "rejected") && mayDeliver(stuk);

/** How a stuk stands, as its client reads it. */
export const statusLabelOf = (stuk: KlantStukView): string => translated(stukStatusLabelKlant(stuk.status, stuk.geopend));

/** The documents that wait for the client: what was rejected first, then in the order of the list. */
export function openStukken(dossier: KlantDossierView): KlantStukView[] {
  const open = dossier.head.gesloten ? [] : dossier.stukken.filter(stukIsOpen);
  return [...open.filter((stuk) => stuk.status === "rejected"), ...open.filter((stuk) => stuk.status !== "rejected")];
}

/** What is done and no document: it stays in sight, the last one on top. */
export const doneActiepunten = (dossier: KlantDossierView) =>
  dossier.actiepunten
    .filter((actiepunt) => actiepunt.status === "done")
    .sort((a, b) => (b.afgerondOp?.getTime() ?? 0) - (a.afgerondOp?.getTime() ?? 0));

export const openActiepunten = (dossier: KlantDossierView) =>
  dossier.head.gesloten ? [] : dossier.actiepunten.filter((actiepunt) => actiepunt.status === "open");

/** What comes after this one, for `Hierna`. */
export const nextStuk = (dossier: KlantDossierView, afterStukId: string): KlantStukView | undefined =>
  openStukken(dossier).find((stuk) => stuk.id !== afterStukId);

export { say };
