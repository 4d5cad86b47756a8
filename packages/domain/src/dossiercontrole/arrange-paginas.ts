import {
  findAanlevering,
  findBestand,
  insertAanlevering,
  insertBestanden,
  listBestandenById,
  listBestandenOf,
  markBestandenOpened,
  updateAanlevering,
  updateBestand,
} from "@dossierklaar/db/queries/aanlevering";
import { type BestandRow, type StukRow, updateStuk } from "@dossierklaar/db/queries/stuk";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { requireOpen, requireWorker } from "../dossier/policy.ts";
import { DomainError } from "../errors.ts";
import { changeDossier, type DossierChange } from "../record-event.ts";
import { loadStuk, nameOfStuk, papersOf } from "./load-stuk.ts";
import { hasSamePages, type Pagina, pagesOf } from "./plan.ts";
import { findNextStatus, statusWithout } from "./rules.ts";

const arrangement = z.object({
  stukId: z.uuid(),
  /** Of which state of its papers this was chosen. */
  seenInhoud: z.number().int().min(0).max(2_147_483_647),
  paginas: z
    .array(
      z.object({
        /** The file as it was delivered. */
        bronId: z.uuid(),
        pagina: z.number().int().min(1).max(10_000),
        draaiing: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
      }),
    )
    .max(1000),
});

export const arrangePaginasSchema = z.object({
  requestId: z.uuid(),
  dossierId: z.uuid(),
  /** How the pages of one stuk lie, or of two that give each other pages. */
  stukken: z.array(arrangement).min(1).max(2),
});
export type ArrangePaginasInput = z.infer<typeof arrangePaginasSchema>;

type Arranged = { stuk: StukRow; before: Pagina[]; after: Pagina[] };

/**
 * Puts the pages of what was delivered in another order or turn, or moves some to another stuk. The files as they came stay; no page is lost
 * or doubled. A page that comes from another stuk is a delivery there; one that comes back to its own file's stuk is not. Told anew with how
 * it was, it is taken back. Answers the state of the papers that it made.
 * Throws NOT_FOUND, ALREADY_CHANGED when papers changed since they were seen, INVALID_INPUT (paginas), TRANSITION_REFUSED, DOSSIER_CLOSED.
 */
export async function arrangePaginas(deps: DomainDeps, actor: Actor, input: ArrangePaginasInput): Promise<{ inhoudVersie: number }> {
  requireWorker(actor);
  return changeDossier(
    deps,
    actor,
    { dossierId: input.dossierId, once: { requestId: input.requestId, procedure: "paginas.arrange", input } },
    async (change) => {
      requireOpen(change.dossier);
      const arranged: Arranged[] = [];
      for (const one of input.stukken) arranged.push(await readArranged(change, actor, one));
      const known = new Set(arranged.flatMap(({ before }) => before.map(({ bronId }) => bronId)));
      if (arranged.some(({ after }) => after.some(({ bronId }) => !known.has(bronId)))) throw new DomainError("NOT_FOUND");
      const ids = new Set(arranged.map(({ stuk }) => stuk.id));
      const isWhole = hasSamePages(
        arranged.flatMap(({ before }) => before),
        arranged.flatMap(({ after }) => after),
      );
      if (!isWhole || ids.size !== arranged.length) throw new DomainError("INVALID_INPUT", { field: "paginas" });
      const moves = movesIn(arranged);
      const homes = await settleHomes(change, arranged);
      for (const one of arranged) await writePages(change, one, homes);
      for (const one of arranged) await writeStuk(change, one, moves, homes);
      tellMoves(change, arranged, moves);
      return { inhoudVersie: change.versie };
    },
  );
}

async function readArranged(change: DossierChange, actor: Actor, input: z.infer<typeof arrangement>): Promise<Arranged> {
  const stuk = await loadStuk(change.tx, actor, change.dossier.id, input.stukId);
  if (stuk.inhoud_versie !== input.seenInhoud) throw new DomainError("ALREADY_CHANGED");
  if (stuk.status === "cancelled") throw new DomainError("TRANSITION_REFUSED", { status: stuk.status });
  const papers = papersOf(stuk);
  const before = pagesOf(papers.map((file) => ({ ...file, bronId: file.bron_id, aantalPaginas: file.aantal_paginas })));
  // Nobody counted them yet, or they cannot be counted: then nobody saw them one by one either.
  if (!before) throw new DomainError("INVALID_INPUT", { field: "paginas" });
  return { stuk, before, after: input.paginas };
}

type Move = { from: StukRow; to: StukRow; pages: Pagina[] };

const keyOf = (page: Pagina): string => `${page.bronId}:${page.pagina}`;

function movesIn(arranged: readonly Arranged[]): Move[] {
  return arranged.flatMap((to) =>
    arranged.flatMap((from) => {
      const there = new Set(from.before.map(keyOf));
      const pages = from === to ? [] : to.after.filter((page) => there.has(keyOf(page)));
      return pages.length > 0 ? [{ from: from.stuk, to: to.stuk, pages }] : [];
    }),
  );
}

const bronOf = (file: BestandRow): string => file.bron_id ?? file.id;

/** At which stuk each file lives. One of which no page is left where it lived goes along with its pages. */
async function settleHomes(change: DossierChange, arranged: readonly Arranged[]): Promise<Map<string, string>> {
  const { tx, dossier } = change;
  const brons = [...new Set(arranged.flatMap(({ before }) => before.map(({ bronId }) => bronId)))];
  const homes = new Map((await listBestandenById(tx, dossier.kantoorId, brons)).map((file) => [file.id, file.stuk_id]));
  for (const { stuk, after } of arranged) {
    for (const bronId of brons) {
      if (homes.get(bronId) !== stuk.id || after.some((page) => page.bronId === bronId)) continue;
      const next = arranged.find((one) => one.stuk !== stuk && one.after.some((page) => page.bronId === bronId));
      if (next) homes.set(bronId, next.stuk.id);
    }
  }
  return homes;
}

/** Gives each file the pages that lie at this stuk. What has none left here is gone from it; what is new here gets a row. */
async function writePages(change: DossierChange, { stuk, after }: Arranged, homes: ReadonlyMap<string, string>): Promise<void> {
  const { tx, dossier, now } = change;
  const { kantoorId } = dossier;
  const rows = Map.groupBy(papersOf(stuk), bronOf);
  const wanted = Map.groupBy(
    after.map(({ bronId, pagina, draaiing }, at) => ({ bronId, page: { pagina, draaiing, volgorde: at + 1 } })),
    ({ bronId }) => bronId,
  );
  for (const bronId of new Set([...rows.keys(), ...wanted.keys()])) {
    const pages = (wanted.get(bronId) ?? []).map(({ page }) => page);
    const paginas = JSON.stringify(pages);
    const here = rows.get(bronId) ?? [];
    const isHome = homes.get(bronId) === stuk.id;
    const own = isHome ? bronId : here.find((file) => file.bron_id !== null)?.id;
    for (const part of here.filter((file) => file.bron_id !== null && (file.id !== own || pages.length === 0)))
      await updateBestand(tx, kantoorId, part.id, { status: "dropped" });
    if (pages.length === 0) continue;
    if (own === undefined) await insertPart(change, stuk, bronId, paginas);
    else {
      await updateBestand(tx, kantoorId, own, { paginas });
      if (isHome && !here.some((file) => file.id === bronId)) await bringHome(change, stuk, bronId);
    }
  }
  await markBestandenOpened(
    tx,
    kantoorId,
    papersOf(stuk).map(({ id }) => id),
    now,
  );
}

/** Who sent it and when goes along: the aanlevering gets its counterpart at the other stuk. */
async function copyAanlevering({ tx, dossier }: DossierChange, aanleveringId: string, stukId: string): Promise<string> {
  const before = await findAanlevering(tx, dossier.kantoorId, dossier.id, aanleveringId);
  if (!before) throw new DomainError("NOT_FOUND");
  const id = crypto.randomUUID();
  await insertAanlevering(tx, { ...before, id, stuk_id: stukId, status: "received" });
  return id;
}

async function insertPart(change: DossierChange, stuk: StukRow, bronId: string, paginas: string): Promise<void> {
  const { kantoorId } = change.dossier;
  const bron = await findBestand(change.tx, kantoorId, bronId);
  if (!bron) throw new DomainError("NOT_FOUND");
  const { naam, grootte, mime, volgorde, aantal_paginas, virusscan } = bron;
  await insertBestanden(change.tx, [
    {
      kantoor_id: kantoorId,
      dossier_id: change.dossier.id,
      stuk_id: stuk.id,
      aanlevering_id: await copyAanlevering(change, bron.aanlevering_id, stuk.id),
      status: "accepted",
      ...{ naam, grootte, mime, volgorde, aantal_paginas, virusscan },
      bron_id: bronId,
      paginas,
      aangemaakt_op: change.now,
      geopend_op: change.now,
    },
  ]);
}

async function bringHome(change: DossierChange, stuk: StukRow, bronId: string): Promise<void> {
  const { tx, dossier } = change;
  const bron = await findBestand(tx, dossier.kantoorId, bronId);
  if (!bron) throw new DomainError("NOT_FOUND");
  const aanlevering_id = await copyAanlevering(change, bron.aanlevering_id, stuk.id);
  await updateBestand(tx, dossier.kantoorId, bronId, { stuk_id: stuk.id, aanlevering_id });
  const left = (await listBestandenOf(tx, dossier.kantoorId, bron.aanlevering_id)).filter((file) => file.status !== "dropped");
  if (left.length === 0) await updateAanlevering(tx, dossier.kantoorId, bron.aanlevering_id, { status: "dropped" });
}

/** Whether these pages are new to a stuk: they come from elsewhere, and not back to where their file lived. */
const isDelivery = ({ to, pages }: Move): boolean => {
  const own = new Set(papersOf(to).flatMap((file) => (file.bron_id === null ? [file.id] : [])));
  return pages.some(({ bronId }) => !own.has(bronId));
};

/** Throws TRANSITION_REFUSED when what is judged would lose its last page, or take what was not judged with it. */
async function writeStuk(
  change: DossierChange,
  { stuk, after }: Arranged,
  moves: readonly Move[],
  homes: ReadonlyMap<string, string>,
): Promise<void> {
  const { tx, dossier, versie, now } = change;
  const gained = moves.some((move) => move.to === stuk && isDelivery(move));
  const isLosing = moves.some((move) => move.from === stuk);
  const delivered = gained ? findNextStatus(stuk.status, "deliver") : stuk.status;
  const status = isLosing && after.length === 0 ? statusWithout({ status: stuk.status, before: stuk.vorige_status }, 0) : delivered;
  if (!status) throw new DomainError("TRANSITION_REFUSED", { status: stuk.status });
  const isEmpty = after.length === 0;
  await updateStuk(tx, dossier.kantoorId, stuk.id, {
    versie,
    inhoud_versie: versie,
    ...(status === stuk.status ? {} : { status, vorige_status: isEmpty ? null : stuk.status }),
    ...(isEmpty
      ? { aangeleverd_op: null, geopend_op: null, ...(status === "rejected" ? {} : { afkeurreden: "" }) }
      : { geopend_op: stuk.geopend_op ?? now, aangeleverd_op: stuk.aangeleverd_op ?? (await newestOf(change, after, homes)) }),
  });
}

/** When the newest of these pages was delivered. */
async function newestOf(change: DossierChange, pages: readonly Pagina[], homes: ReadonlyMap<string, string>): Promise<Date> {
  const { tx, dossier, now } = change;
  const files = await listBestandenById(
    tx,
    dossier.kantoorId,
    [...homes.keys()].filter((id) => pages.some((page) => page.bronId === id)),
  );
  let newest: Date | undefined;
  for (const file of files) {
    const at = (await findAanlevering(tx, dossier.kantoorId, dossier.id, file.aanlevering_id))?.ontvangen_op;
    if (at && (!newest || at > newest)) newest = at;
  }
  return newest ?? now;
}

function tellMoves(change: DossierChange, arranged: readonly Arranged[], moves: readonly Move[]): void {
  for (const move of moves) {
    const { from, to, pages } = move;
    change.tell(
      {
        kind: "paginas.moved",
        stukId: from.id,
        naam: nameOfStuk(from),
        aantal: pages.length,
        naar: nameOfStuk(to),
        naarStukId: to.id,
      },
      { stukId: from.id, aanvragerId: from.aanvrager_id },
    );
    if (isDelivery(move))
      change.tell(
        { kind: "stuk.received", stukId: to.id, naam: nameOfStuk(to), bestanden: 1, aangevuld: to.status === "received" },
        { stukId: to.id, aanvragerId: to.aanvrager_id },
      );
  }
  if (moves.length > 0) return;
  for (const { stuk } of arranged)
    change.tell({ kind: "paginas.arranged", stukId: stuk.id, naam: nameOfStuk(stuk) }, { stukId: stuk.id, aanvragerId: stuk.aanvrager_id });
}
