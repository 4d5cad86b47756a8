import type { BestandWeigering } from "@dossierklaar/db/columns";
import { findAanlevering, findBestand, listBestandenOf, updateAanlevering, updateBestand } from "@dossierklaar/db/queries/aanlevering";
import { listAanvragers } from "@dossierklaar/db/queries/aanvrager";
import { enqueueJob } from "@dossierklaar/db/queries/job";
import { findGebruiker } from "@dossierklaar/db/queries/kantoor";
import { type StukRow, updateStuk } from "@dossierklaar/db/queries/stuk";
import type { Actor, AdviseurActor, KlantActor, SystemActor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { requireKlantHerself, requireWorker } from "../dossier/policy.ts";
import { DomainError } from "../errors.ts";
import { fullName } from "../format.ts";
import { changeDossier, type DossierChange } from "../record-event.ts";
import { loadStuk, nameOfStuk } from "./load-stuk.ts";
import { findNextStatus } from "./rules.ts";

const system = (kantoorId: string): SystemActor => ({ kind: "system", kantoorId });

/**
 * The bytes of a file are stored: its key is kept and its content is looked at by a job. UploadThing may tell this more than once, or
 * after the file was dropped. A key or size that differs from what stands is refused: keys are short enough to collide.
 */
export async function confirmUpload(
  deps: DomainDeps,
  input: { kantoorId: string; bestandId: string; fileKey: string; fileHash: string | null; grootte: number },
): Promise<{ ok: boolean }> {
  const actor = system(input.kantoorId);
  const found = await findBestand(deps.databases.forKantoor(input.kantoorId), input.kantoorId, input.bestandId);
  if (!found) return { ok: false };
  return changeDossier(deps, actor, { dossierId: found.dossier_id, once: null }, async ({ tx }) => {
    const bestand = await findBestand(tx, input.kantoorId, input.bestandId);
    if (!bestand || bestand.grootte !== input.grootte) return { ok: false };
    if (bestand.file_key !== null) return { ok: bestand.file_key === input.fileKey };
    if (bestand.status !== "reserved") {
      await enqueueJob(tx, { task: "delete-file", payload: { kantoorId: input.kantoorId, fileKey: input.fileKey } });
      return { ok: false };
    }
    await updateBestand(tx, input.kantoorId, bestand.id, { status: "uploaded", file_key: input.fileKey, file_hash: input.fileHash });
    await enqueueJob(tx, {
      task: "check-file",
      payload: { kantoorId: input.kantoorId, bestandId: bestand.id },
      jobKey: `check:${bestand.id}`,
    });
    return { ok: true };
  });
}

/** The content was looked at and is what it should be. When it was the last of its aanlevering, the stuk is Ontvangen. Safe to repeat. */
export const acceptUpload = (
  deps: DomainDeps,
  input: { kantoorId: string; bestandId: string; mime: string; virusscan: "not_scanned" | "clean" },
): Promise<void> =>
  settle(deps, input, async (change, bestand) => {
    await updateBestand(change.tx, input.kantoorId, bestand.id, { status: "accepted", mime: input.mime, virusscan: input.virusscan });
    await completeAanlevering(change, bestand.aanlevering_id);
  });

/** The content is not what it should be: the client hears why at that file, the others go on. Safe to repeat. */
export const refuseUpload = (
  deps: DomainDeps,
  input: { kantoorId: string; bestandId: string; weigering: BestandWeigering },
): Promise<void> =>
  settle(deps, input, async (change, bestand) => {
    await updateBestand(change.tx, input.kantoorId, bestand.id, {
      status: "refused",
      weigering: input.weigering,
      ...(input.weigering === "infected" ? { virusscan: "infected" } : {}),
    });
    const stuk = await loadStuk(change.tx, change.actor, change.dossier.id, bestand.stuk_id);
    await updateStuk(change.tx, input.kantoorId, stuk.id, { versie: change.versie });
    change.tell(
      { kind: "bestand.refused", stukId: stuk.id, naam: nameOfStuk(stuk), bestand: bestand.naam, weigering: input.weigering },
      { stukId: stuk.id, aanvragerId: stuk.aanvrager_id },
    );
    if (bestand.file_key)
      await enqueueJob(change.tx, { task: "delete-file", payload: { kantoorId: input.kantoorId, fileKey: bestand.file_key } });
  });

type Bestand = NonNullable<Awaited<ReturnType<typeof findBestand>>>;

async function settle(
  deps: DomainDeps,
  input: { kantoorId: string; bestandId: string },
  work: (change: DossierChange, bestand: Bestand) => Promise<void>,
): Promise<void> {
  const found = await findBestand(deps.databases.forKantoor(input.kantoorId), input.kantoorId, input.bestandId);
  if (found?.status !== "uploaded") return;
  await changeDossier(deps, system(input.kantoorId), { dossierId: found.dossier_id, once: null }, async (change) => {
    const bestand = await findBestand(change.tx, input.kantoorId, input.bestandId);
    if (bestand?.status === "uploaded") await work(change, bestand);
  });
}

/**
 * Drops a file of an open aanlevering: one that failed, or that is no longer wanted. What is left may make it whole. The client drops what
 * the client sends, the kantoor what the kantoor sends; the other's is NOT_FOUND.
 */
export async function dropUpload(deps: DomainDeps, actor: Actor, input: { dossierId: string; bestandId: string }): Promise<void> {
  if (actor.kind === "klant") requireKlantHerself(actor);
  else requireWorker(actor);
  await changeDossier(deps, actor, { dossierId: input.dossierId, once: null }, async (change) => {
    if (change.dossier.gesloten) throw new DomainError("DOSSIER_CLOSED");
    await dropBestand(change, await loadOwnBestand(change, actor, input.bestandId));
  });
}

/** Drops what was announced long ago and never came, as dropUpload does. Called by a job; safe to repeat. */
export async function dropStaleUpload(deps: DomainDeps, input: { kantoorId: string; dossierId: string; bestandId: string }): Promise<void> {
  await changeDossier(deps, system(input.kantoorId), { dossierId: input.dossierId, once: null }, async (change) => {
    const bestand = await findBestand(change.tx, input.kantoorId, input.bestandId);
    if (bestand?.dossier_id === change.dossier.id && bestand.status === "reserved") await dropBestand(change, bestand);
  });
}

async function dropBestand(change: DossierChange, bestand: Bestand): Promise<void> {
  const { tx, dossier } = change;
  const aanlevering = await findAanlevering(tx, dossier.kantoorId, dossier.id, bestand.aanlevering_id);
  if (aanlevering?.status !== "open" || bestand.status === "dropped") return;
  await updateBestand(tx, dossier.kantoorId, bestand.id, { status: "dropped", weigering: null });
  if (bestand.file_key && bestand.status !== "refused")
    await enqueueJob(tx, { task: "delete-file", payload: { kantoorId: dossier.kantoorId, fileKey: bestand.file_key } });
  await completeAanlevering(change, bestand.aanlevering_id);
}

async function loadOwnBestand(change: DossierChange, actor: KlantActor | AdviseurActor, bestandId: string): Promise<Bestand> {
  const bestand = await findBestand(change.tx, actor.kantoorId, bestandId);
  if (!bestand || bestand.dossier_id !== change.dossier.id) throw new DomainError("NOT_FOUND");
  await loadStuk(change.tx, actor, change.dossier.id, bestand.stuk_id);
  const aanlevering = await findAanlevering(change.tx, actor.kantoorId, change.dossier.id, bestand.aanlevering_id);
  if (aanlevering?.door !== (actor.kind === "klant" ? "klant" : "kantoor")) throw new DomainError("NOT_FOUND");
  return bestand;
}

/** An aanlevering is received when every file of it is in and checked; one without files left is dropped. */
async function completeAanlevering(change: DossierChange, aanleveringId: string): Promise<void> {
  const { tx, dossier, now } = change;
  const files = (await listBestandenOf(tx, dossier.kantoorId, aanleveringId)).filter((b) => b.status !== "dropped");
  if (files.length === 0) return updateAanlevering(tx, dossier.kantoorId, aanleveringId, { status: "dropped" });
  if (files.some((b) => b.status !== "accepted")) return;
  const aanlevering = await findAanlevering(tx, dossier.kantoorId, dossier.id, aanleveringId);
  if (aanlevering?.status !== "open") return;
  await updateAanlevering(tx, dossier.kantoorId, aanleveringId, { status: "received", ontvangen_op: now });
  const stuk = await loadStuk(tx, system(dossier.kantoorId), dossier.id, aanlevering.stuk_id);
  if (aanlevering.ter_inzage) return offerToRead(change, aanlevering, stuk, files.length);
  const status = findNextStatus(stuk.status, "deliver");
  const aangevuld = stuk.status === "received";
  // Judged or taken away while the bytes travelled: the file is kept with the stuk, whose status stays.
  await updateStuk(tx, dossier.kantoorId, stuk.id, {
    versie: change.versie,
    inhoud_versie: change.versie,
    ...(status ? { status, vorige_status: aangevuld ? stuk.vorige_status : stuk.status, aangeleverd_op: now, geopend_op: null } : {}),
  });
  change.tell(
    { kind: "stuk.received", stukId: stuk.id, naam: nameOfStuk(stuk), bestanden: files.length, aangevuld },
    { stukId: stuk.id, aanvragerId: stuk.aanvrager_id, by: await delivererOf(change, aanlevering, stuk) },
  );
}

/** What the kantoor offers answers no request: the stuk stays as it is, and the client hears that there is something to read. */
async function offerToRead(change: DossierChange, aanlevering: Deliverer, stuk: StukRow, bestanden: number): Promise<void> {
  await updateStuk(change.tx, change.dossier.kantoorId, stuk.id, { versie: change.versie });
  change.tell(
    { kind: "bestand.offered", stukId: stuk.id, naam: nameOfStuk(stuk), bestanden },
    { stukId: stuk.id, aanvragerId: stuk.aanvrager_id, by: await delivererOf(change, aanlevering, stuk) },
  );
}

type Deliverer = { door: "klant" | "kantoor"; aanvrager_id: string | null; gebruiker_id: string | null };

async function delivererOf(change: DossierChange, aanlevering: Deliverer, stuk: StukRow) {
  const { tx, dossier } = change;
  if (aanlevering.door === "kantoor") {
    const gebruiker = aanlevering.gebruiker_id === null ? undefined : await findGebruiker(tx, dossier.kantoorId, aanlevering.gebruiker_id);
    return {
      soort: "gebruiker" as const,
      id: gebruiker?.id ?? null,
      naam: gebruiker ? fullName({ ...gebruiker, voorletters: "" }) : "Kantoor",
    };
  }
  const people = await listAanvragers(tx, dossier.kantoorId, dossier.id);
  const person = people.find((p) => p.id === (aanlevering.aanvrager_id ?? stuk.aanvrager_id)) ?? people[0];
  return { soort: "klant" as const, id: null, naam: person ? fullName(person) : "Klant", klantIds: person ? [person.id] : [] };
}
