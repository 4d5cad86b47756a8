import type { Db } from "@dossierklaar/db";
import { listActiepunten } from "@dossierklaar/db/queries/actiepunt";
import { listEventsAfter } from "@dossierklaar/db/queries/dossier-event";
import { listStukken, type StukRow } from "@dossierklaar/db/queries/stuk";
import { klantNameOfStuk } from "@dossierklaar/domain/dossiercontrole/load-stuk";
import { type DossierEvent, dossierEventSchema } from "@dossierklaar/domain/events";
import type { Digest } from "@dossierklaar/email/messages";
import { type Audience, findVoor, groupDocuments } from "./audience.ts";
import { asksKlant, toDocument } from "./bevestiging.ts";

export type News = Pick<Digest, "nieuw" | "afgekeurd" | "antwoorden">;

/** The versies that a digest tells of, and to whom. */
export type NewsSpan = { address: string; after: number; upTo: number };

type Told = { event: DossierEvent; versie: number; afspraakId: string | null };

/**
 * What the people of an address have not heard yet and still holds: asked and not delivered, rejected and not delivered again, answered.
 * What a confirmation to the same address asked, or will ask, is left out. Undefined when nothing is left.
 */
export async function findNews(
  db: Db,
  { kantoorId, dossierId }: { kantoorId: string; dossierId: string },
  audience: Audience,
  { address, after, upTo }: NewsSpan,
): Promise<News | undefined> {
  const told = (await listEventsAfter(db, kantoorId, dossierId, after)).flatMap((row): Told[] => {
    const { data } = dossierEventSchema.safeParse({ ...Object(row.payload), kind: row.kind });
    return data ? [{ event: data, versie: row.versie, afspraakId: row.afspraak_id }] : [];
  });
  const stukken = (await listStukken(db, kantoorId, dossierId)).filter((stuk) => findVoor(audience, stuk.aanvrager_id) !== undefined);
  const span = told.filter(({ versie }) => versie <= upTo);
  const asked = lastVersies(span, askedIds);
  const rejected = lastVersies(span, ({ event }) => (event.kind === "stuk.rejected" ? [event.stukId] : []));
  const answered = lastVersies(span, answeredIds);
  // A confirmation is written when it leaves, so it holds everything that was asked up to the moment at which it was queued.
  const confirmed = confirmations(told, address);
  const isConfirmed = (stuk: StukRow): boolean =>
    stuk.afspraak_ids.some((id) => (confirmed.get(id) ?? -1) >= (asked.get(stuk.id) ?? Number.POSITIVE_INFINITY));

  const nieuw = stukken.filter((stuk) => asked.has(stuk.id) && isNew(stuk) && !isConfirmed(stuk));
  const afgekeurd = stukken.filter((stuk) => rejected.has(stuk.id) && stuk.status === "rejected" && asksKlant(stuk));
  const answeredVragen = new Set(span.flatMap(({ event }) => (event.kind === "vraag.answered" ? [event.vraagId] : [])));
  const vragen = stukken.flatMap((stuk) =>
    stuk.vragen
      .filter(({ id }) => answeredVragen.has(id))
      .map((vraag) => ({ over: `${klantNameOfStuk(stuk)}: ${vraag.tekst}`, antwoord: vraag.antwoord })),
  );
  const antwoorden = stukken.filter((stuk) => answered.has(stuk.id) && stuk.status !== "cancelled" && stuk.opmerking_voor_klant !== "");
  const askedPoints = new Set(span.flatMap(({ event }) => (event.kind === "actiepunt.asked" ? [event.actiepuntId] : [])));
  const points = (askedPoints.size === 0 ? [] : await listActiepunten(db, kantoorId, dossierId, -1))
    .filter((point) => askedPoints.has(point.id) && point.status === "open" && findVoor(audience, point.aanvrager_id) !== undefined)
    .map((point) => ({ aanvragerId: point.aanvrager_id, naam: point.tekst_formal.replace(/\s+/g, " ") }));
  if (points.length + nieuw.length + afgekeurd.length + antwoorden.length + vragen.length === 0) return undefined;
  return {
    nieuw: groupDocuments(audience, [...nieuw.map(toDocument), ...points]),
    afgekeurd: afgekeurd.flatMap((stuk) => {
      const voor = findVoor(audience, stuk.aanvrager_id);
      return voor ? [{ naam: klantNameOfStuk(stuk), voor, reden: stuk.afkeurreden }] : [];
    }),
    antwoorden: [...antwoorden.map((stuk) => ({ over: klantNameOfStuk(stuk), antwoord: stuk.opmerking_voor_klant })), ...vragen],
  };
}

/** A paper to deliver, or one that is ready to be read. */
const isNew = (stuk: StukRow): boolean =>
  (stuk.status === "requested" && asksKlant(stuk)) ||
  (stuk.status !== "cancelled" && stuk.klant_mag_inzien && stuk.bestanden.some((file) => file.ter_inzage && file.status === "accepted"));

function askedIds({ event }: Told): readonly string[] {
  switch (event.kind) {
    case "stuk.requested":
    case "bestand.offered":
    case "stuk.requestedAgain":
    case "stuk.askedAnyway":
      return [event.stukId];
    case "scenario.started":
      return event.bron === "manual" || event.bron === "gegevens" ? event.stukIds : [];
    default:
      return [];
  }
}

/** Why something is asked again is an answer too: it stands where the client reads remarks. */
function answeredIds({ event }: Told): readonly string[] {
  if (event.kind === "stuk.annotated") return event.voorKlant ? [event.stukId] : [];
  return event.kind === "stuk.requestedAgain" || event.kind === "stuk.askedAnyway" ? [event.stukId] : [];
}

/** For each stuk the last versie that told this of it. */
const lastVersies = (told: readonly Told[], idsOf: (one: Told) => readonly string[]): ReadonlyMap<string, number> =>
  new Map(told.flatMap((one) => idsOf(one).map((id) => [id, one.versie] as const)));

/** For each afspraak the last versie at which its confirmation to this address was queued. */
const confirmations = (told: readonly Told[], address: string): ReadonlyMap<string, number> =>
  new Map(
    told.flatMap(({ event, versie, afspraakId }) =>
      event.kind === "email.queued" && event.soort === "afspraakBevestiging" && event.aan === address && afspraakId !== null
        ? [[afspraakId, versie] as const]
        : [],
    ),
  );
