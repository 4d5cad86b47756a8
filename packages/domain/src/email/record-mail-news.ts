import type { Tx } from "@dossierklaar/db";
import { type EmailRow, findEmail, findEmailForUpdate, updateEmail } from "@dossierklaar/db/queries/email";
import type { DomainDeps } from "../deps.ts";
import type { DossierEvent } from "../events.ts";
import { changeDossier } from "../record-event.ts";
import { afterMailNews, type MailNews } from "./rules.ts";

export type MailReport = { kantoorId: string; emailId: string; postmarkId: string; news: MailNews };

/**
 * Writes down what the mail service tells of a mail that left. It may tell it twice, late, in any order, or before we wrote down that
 * the mail left at all: what is known already stays. A mail that is not there (any more) is passed over.
 */
export async function recordMailNews(deps: DomainDeps, { kantoorId, emailId, postmarkId, news }: MailReport): Promise<void> {
  const db = deps.databases.forKantoor(kantoorId);
  const seen = await findEmail(db, kantoorId, emailId);
  if (!seen || !afterMailNews(seen, news)) return;
  const write = async (tx: Tx, now: Date, versie?: number): Promise<EmailRow | undefined> => {
    const row = await findEmailForUpdate(tx, kantoorId, emailId);
    const next = row && afterMailNews(row, news);
    if (!row || !next) return undefined;
    await updateEmail(tx, kantoorId, emailId, {
      ...next,
      postmark_id: postmarkId,
      verzonden_op: row.verzonden_op ?? now,
      ...(versie === undefined ? {} : { versie }),
    });
    return row;
  };
  if (seen.dossier_id === null) {
    await db.transaction().execute((tx) => write(tx, deps.clock.now()));
    return;
  }
  await changeDossier(deps, { kind: "system", kantoorId }, { dossierId: seen.dossier_id, once: null }, async (change) => {
    const row = await write(change.tx, change.now, change.versie);
    if (!row) return;
    const about = { emailId, soort: row.soort, aan: row.aan };
    const afspraak = { afspraakId: row.afspraak_id };
    // It was told of before we heard that it left.
    if (row.verzonden_op === null) change.tell({ kind: "email.sent", ...about }, afspraak);
    change.tell(eventOf(news, about), afspraak);
  });
}

function eventOf(news: MailNews, about: { emailId: string; soort: string; aan: string }): DossierEvent {
  switch (news.kind) {
    case "delivered":
      return { kind: "email.delivered", ...about };
    case "opened":
      return { kind: "email.opened", ...about };
    case "complained":
      return { kind: "email.complained", ...about };
    case "bounced":
      return { kind: "email.bounced", ...about, reden: news.reden };
  }
}
