import { findDossier, updateHerinnerOp } from "@dossierklaar/db/queries/dossier";
import { findLastReceived } from "@dossierklaar/db/queries/herinnering";
import { requireKantoor } from "@dossierklaar/db/queries/kantoor";
import { hasSignaleringSince, insertSignalering, listOpenSignaleringen, updateSignalering } from "@dossierklaar/db/queries/signalering";
import { addWerkdagen } from "../calendar-day.ts";
import type { DomainDeps } from "../deps.ts";
import { queueDossierMail } from "../enqueue-mail.ts";
import { dayOf, enumerate, formatTime, fullName } from "../format.ts";
import { changeDossier, type DossierChange } from "../record-event.ts";
import { type AddressRappels, readRappels } from "./read-rappels.ts";
import { isSilent, mayRemindNow } from "./rules.ts";

/** How long after the last delivery the word that all is in still makes sense. */
const freshMs = 24 * 3_600_000;

/**
 * Looks whether the clients of a dossier are to be reminded, whether all is in, and whether the adviser must be told that nothing is heard.
 * Run twice, or by two workers, it does nothing twice: the dossier is locked, and each mail and signalering exists once.
 */
export async function remindDossier(deps: DomainDeps, { kantoorId, dossierId }: { kantoorId: string; dossierId: string }): Promise<void> {
  // Deleted since it was found.
  if (!(await findDossier(deps.databases.forKantoor(kantoorId), kantoorId, { id: dossierId }))) return;
  await changeDossier(deps, { kind: "system", kantoorId }, { dossierId, once: null }, async (change) => {
    const addresses = await readRappels(change.tx, change.dossier);
    const today = dayOf(change.now);
    const mayMail = mayRemindNow(today, Number(formatTime(change.now).slice(0, 2)));
    if (mayMail) for (const address of addresses) await queueRappel(change, address);
    const isComplete = await tellComplete(change, addresses, mayMail);
    await tellSilence(change, addresses, isComplete);
    await updateHerinnerOp(change.tx, kantoorId, dossierId, await nextLook(change, addresses));
  });
}

async function queueRappel(change: DossierChange, { address, readers, since, next }: AddressRappels): Promise<void> {
  if (next.state !== "planned" || next.day > dayOf(change.now)) return;
  await queueDossierMail(change, {
    soort: "rappel",
    sleutel: `rappel:${change.dossier.id}:${address}:${since.toISOString()}:${next.number}`,
    aan: address,
    aanNaam: enumerate(readers.map(fullName)),
    aanvragerIds: readers.map((reader) => reader.id),
    vanVersie: next.number,
    totVersie: next.isLast ? 1 : 0,
  });
}

/** Everything that was asked is in: one mail to each address that may have waited for that word, one signalering for the adviser. */
async function tellComplete(change: DossierChange, addresses: readonly AddressRappels[], mayMail: boolean): Promise<boolean> {
  const { tx, dossier, now } = change;
  const row = await findDossier(tx, dossier.kantoorId, { id: dossier.id });
  const isComplete = !!row && !dossier.gesloten && row.gevraagd > 0 && row.aangeleverd === row.gevraagd;
  const received = isComplete ? await findLastReceived(tx, dossier.kantoorId, dossier.id) : undefined;
  const isFresh = received !== undefined && now.getTime() - received.getTime() < freshMs;
  if (!isComplete || !isFresh) {
    if (!isComplete) await closeFound(change, "complete");
    return isComplete;
  }
  // Anew when something was asked, and came in, since the last time.
  const round = `${row.gevraagd}:${dayOf(received)}`;
  await putFound(change, "complete", received);
  const kantoor = await requireKantoor(tx, dossier.kantoorId);
  if (mayMail && kantoor.alles_ontvangen_mail)
    for (const { address, readers } of addresses)
      await queueDossierMail(change, {
        soort: "allesOntvangen",
        sleutel: `allesOntvangen:${dossier.id}:${address}:${round}`,
        aan: address,
        aanNaam: enumerate(readers.map(fullName)),
        aanvragerIds: readers.map((reader) => reader.id),
      });
  return true;
}

/** Nothing heard for long: the adviser calls. Over as soon as the client does something, or nothing is open. */
async function tellSilence(change: DossierChange, addresses: readonly AddressRappels[], isComplete: boolean): Promise<void> {
  const kantoor = await requireKantoor(change.tx, change.dossier.kantoorId);
  const silent = addresses.filter(({ facts }) => isSilent(facts, dayOf(change.now), kantoor.geen_reactie_werkdagen));
  const [longest] = silent.toSorted((a, b) => a.since.getTime() - b.since.getTime());
  if (isComplete || !longest) await closeFound(change, "noReaction");
  else await putFound(change, "noReaction", longest.since);
}

async function putFound(change: DossierChange, soort: "complete" | "noReaction", sinds: Date): Promise<void> {
  const { tx, dossier, now } = change;
  // What the adviser saw to is not brought up again for the same reason.
  if (await hasSignaleringSince(tx, dossier.kantoorId, dossier.id, soort, sinds)) return;
  await closeFound(change, soort);
  await insertSignalering(tx, {
    kantoor_id: dossier.kantoorId,
    dossier_id: dossier.id,
    versie: change.versie,
    soort,
    op: dayOf(now),
    sinds,
    aangemaakt_op: now,
  });
  change.tell({ kind: "signalering.found", soort });
}

async function closeFound(change: DossierChange, soort: "complete" | "noReaction"): Promise<void> {
  const { tx, dossier, now, versie } = change;
  for (const row of await listOpenSignaleringen(tx, dossier.kantoorId, dossier.id)) {
    if (row.soort !== soort) continue;
    await updateSignalering(tx, dossier.kantoorId, row.id, { status: "done", afgerond_op: now, versie });
    change.tell({ kind: "signalering.done", soort, tekst: "" });
  }
}

/** The first day on which something may be to do again; null when nothing is waited for. */
async function nextLook({ tx, dossier, now }: DossierChange, addresses: readonly AddressRappels[]): Promise<string | null> {
  const kantoor = await requireKantoor(tx, dossier.kantoorId);
  const today = dayOf(now);
  const days = addresses.flatMap(({ next, facts }) => {
    if (next.state === "none" && next.reason !== "off") return [];
    const silent = addWerkdagen(facts.since, kantoor.geen_reactie_werkdagen);
    return [...(next.state === "planned" ? [next.day] : []), silent, ...facts.sent.map((day) => addWerkdagen(day, 1))];
  });
  const due = days.filter((day) => day >= today).toSorted();
  return due[0] ?? null;
}
