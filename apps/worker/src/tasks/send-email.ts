import { setTimeout as sleep } from "node:timers/promises";
import type { Tx } from "@dossierklaar/db";
import { findDossierForUpdate } from "@dossierklaar/db/queries/dossier";
import { type EmailRow, findEmail, findEmailForUpdate, updateEmail } from "@dossierklaar/db/queries/email";
import { changeDossier } from "@dossierklaar/domain/record-event";
import { z } from "zod";
import type { WorkerDeps } from "../deps.ts";
import { RetryLater } from "../retry-later.ts";
import { composeMail, type WrittenMail } from "./compose/compose.ts";
import { NothingToSend } from "./compose/parts.ts";

export const sendEmailPayload = z.object({ kantoorId: z.uuid(), emailId: z.uuid() });
export type SendEmailPayload = z.infer<typeof sendEmailPayload>;

const second = 1000;
const minute = 60 * second;
/** A send gives up after half a minute, and Postmark's search sees a mail half a minute after it left: sooner nobody can tell whether it did. */
const settledMs = 65 * second;
const givenUpMs = 24 * 60 * minute;
/** Between two looks for a mail that may have left. */
const searchAgainMs = 2 * second;

type Taken =
  | { state: "done" }
  /** Nobody else sends it now. `written` is there when it was never tried before. */
  | { state: "taken"; email: EmailRow; claimedAt: Date; written: WrittenMail | undefined }
  | { state: "unsendable"; email: EmailRow; reason: string };

/**
 * Sends one mail, once, however often and wherever this runs. A mail is claimed before it is sent; a claim that was left behind (a crash, a
 * lost answer) is looked up at Postmark first. Throws RetryLater when it is too soon to tell, or when Postmark cannot be reached.
 */
export async function sendEmail(deps: WorkerDeps, payload: SendEmailPayload): Promise<void> {
  const taken = await takeOrGiveUp(deps, payload);
  if (taken.state === "done") return;
  if (taken.state === "unsendable") return markFailed(deps, taken.email, taken.reason);
  const { email, claimedAt } = taken;
  let { written } = taken;
  if (!written) {
    const left = await findLeft(deps, email);
    if (left) return markSent(deps, email, left.postmarkId);
    if (age(deps, email) > givenUpMs)
      return markFailed(deps, email, "De verzenddienst was een dag lang niet te bereiken. Verstuur de mail opnieuw.");
    const again = await writeAgain(deps, email, claimedAt);
    if (again.state === "done") return;
    if (again.state === "unsendable") return markFailed(deps, email, again.reason);
    written = again.written;
  }
  if (!written) return;
  const result = await deps.mailer.send(written.outgoing);
  if (result.sent) return markSent(deps, email, result.postmarkId);
  if (!result.retry) {
    deps.log.warn({ emailId: email.id, code: result.code }, "Postmark refused a mail for good");
    return markFailed(deps, email, result.reason);
  }
  throw new RetryLater(Math.max(result.afterMs ?? 0, backOffMs(deps, email)), "Postmark did not take a mail");
}

const age = (deps: WorkerDeps, email: EmailRow): number => deps.clock.now().getTime() - email.aangemaakt_op.getTime();

/** A mail that cannot even be written, for a reason nobody foresaw, must not say "Wordt verzonden" for ever. */
async function takeOrGiveUp(deps: WorkerDeps, payload: SendEmailPayload): Promise<Taken> {
  try {
    return await takeEmail(deps, payload);
  } catch (error) {
    const email =
      error instanceof RetryLater
        ? undefined
        : await findEmail(deps.databases.forKantoor(payload.kantoorId), payload.kantoorId, payload.emailId);
    if (email?.status !== "queued" || age(deps, email) < givenUpMs) throw error;
    deps.log.error({ emailId: email.id, err: error }, "a mail could not be written for a day");
    return { state: "unsendable", email, reason: "Deze mail kon een dag lang niet worden gemaakt. Neem contact op met de beheerder." };
  }
}

/** Longer as it lasts longer, so that no count has to be kept: a minute at first, half an hour in the end. */
const backOffMs = (deps: WorkerDeps, email: EmailRow): number => Math.min(30 * minute, Math.max(settledMs, age(deps, email) / 2));

/** The dossier is locked before the mail, as every change of a dossier does: the other way round two jobs could wait for each other. */
async function inMailTransaction<Result>(
  deps: WorkerDeps,
  { kantoorId, emailId }: SendEmailPayload,
  work: (tx: Tx, email: EmailRow | undefined, dossier: Awaited<ReturnType<typeof findDossierForUpdate>>) => Promise<Result>,
): Promise<Result> {
  const db = deps.databases.forKantoor(kantoorId);
  const seen = await findEmail(db, kantoorId, emailId);
  return db.transaction().execute(async (tx) => {
    const dossier = seen?.dossier_id ? await findDossierForUpdate(tx, kantoorId, seen.dossier_id) : undefined;
    return work(tx, await findEmailForUpdate(tx, kantoorId, emailId), dossier);
  });
}

function takeEmail(deps: WorkerDeps, payload: SendEmailPayload): Promise<Taken> {
  return inMailTransaction(deps, payload, async (tx, email, dossier): Promise<Taken> => {
    if (email?.status !== "queued" && email?.status !== "claimed") return { state: "done" };
    const claimedAt = deps.clock.now();
    if (email.status === "claimed") {
      const since = claimedAt.getTime() - (email.geclaimd_op?.getTime() ?? 0);
      if (since < settledMs) throw new RetryLater(settledMs - since, "a mail is being sent, or was a moment ago");
      await updateEmail(tx, payload.kantoorId, email.id, { geclaimd_op: claimedAt });
      return { state: "taken", email, claimedAt, written: undefined };
    }
    return claimWritten(deps, tx, email, dossier, claimedAt);
  });
}

/** Claims a mail together with its text and its link: none of the three is there without the others. */
async function claimWritten(
  deps: WorkerDeps,
  tx: Tx,
  email: EmailRow,
  dossier: Parameters<typeof composeMail>[3],
  claimedAt: Date,
): Promise<Taken> {
  try {
    const written = await composeMail(tx, deps, email, dossier, claimedAt);
    const { subject, html, text } = written.stored;
    await updateEmail(tx, email.kantoor_id, email.id, {
      status: "claimed",
      geclaimd_op: claimedAt,
      onderwerp: subject,
      html,
      tekst: text,
      bijlagen: written.outgoing.attachments.map((attachment) => attachment.name),
    });
    return { state: "taken", email, claimedAt, written };
  } catch (error) {
    if (!(error instanceof NothingToSend)) throw error;
    return { state: "unsendable", email, reason: error.message };
  }
}

/** The text and the link of before are gone: only their hash and a masked copy were kept. */
function writeAgain(deps: WorkerDeps, email: EmailRow, claimedAt: Date): Promise<Taken> {
  return inMailTransaction(deps, { kantoorId: email.kantoor_id, emailId: email.id }, async (tx, row, dossier): Promise<Taken> => {
    // Somebody else took it over while Postmark was asked.
    if (row?.status !== "claimed" || row.geclaimd_op?.getTime() !== claimedAt.getTime()) return { state: "done" };
    return claimWritten(deps, tx, row, dossier, deps.clock.now());
  });
}

async function findLeft(deps: WorkerDeps, email: EmailRow): Promise<{ postmarkId: string } | undefined> {
  try {
    const found = await deps.mailer.findSent(email.id);
    if (found) return found;
    await sleep(searchAgainMs);
    return await deps.mailer.findSent(email.id);
  } catch (error) {
    deps.log.warn({ emailId: email.id, err: error }, "Postmark does not say whether a mail left");
    throw new RetryLater(backOffMs(deps, email), "Postmark does not answer");
  }
}

type Outcome = { status: "sent"; postmarkId: string } | { status: "failed"; reden: string };

const markSent = (deps: WorkerDeps, email: EmailRow, postmarkId: string): Promise<void> =>
  settle(deps, email, { status: "sent", postmarkId });
const markFailed = (deps: WorkerDeps, email: EmailRow, reden: string): Promise<void> => settle(deps, email, { status: "failed", reden });

/** Writes down what became of a mail; what is written down already stays. */
async function settle(deps: WorkerDeps, { kantoor_id, id, dossier_id }: EmailRow, outcome: Outcome): Promise<void> {
  const write = async (tx: Tx, now: Date, versie?: number): Promise<EmailRow | undefined> => {
    const row = await findEmailForUpdate(tx, kantoor_id, id);
    if (row?.status !== "claimed" && row?.status !== "queued") return undefined;
    await updateEmail(tx, kantoor_id, id, {
      ...(outcome.status === "sent"
        ? { status: "sent", postmark_id: outcome.postmarkId, verzonden_op: now, reden: "" }
        : { status: "failed", reden: outcome.reden }),
      ...(versie === undefined ? {} : { versie }),
    });
    return row;
  };
  if (dossier_id === null) {
    await deps.databases
      .forKantoor(kantoor_id)
      .transaction()
      .execute((tx) => write(tx, deps.clock.now()));
    return;
  }
  await changeDossier(deps, { kind: "system", kantoorId: kantoor_id }, { dossierId: dossier_id, once: null }, async (change) => {
    const row = await write(change.tx, change.now, change.versie);
    if (!row) return;
    const about = { emailId: id, soort: row.soort, aan: row.aan };
    change.tell(outcome.status === "sent" ? { kind: "email.sent", ...about } : { kind: "email.failed", ...about, reden: outcome.reden }, {
      afspraakId: row.afspraak_id,
    });
  });
}
