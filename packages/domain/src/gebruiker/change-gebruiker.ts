import { rollen } from "@dossierklaar/db/columns";
import { brokenConstraint } from "@dossierklaar/db/pg-errors";
import { type GebruikerListRow, insertGebruiker, listAllGebruikers, updateGebruiker } from "@dossierklaar/db/queries/gebruiker";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import { endKoppelingOf } from "../agenda/koppeling.ts";
import type { AccountDeps, DomainDeps } from "../deps.ts";
import { enqueueMail } from "../enqueue-mail.ts";
import { DomainError } from "../errors.ts";
import { fullName } from "../format.ts";
import { changeKantoor, type KantoorChange } from "../kantoor/change-kantoor.ts";
import { requireAdmin } from "../kantoor/policy.ts";
import { isLastAdmin } from "./rules.ts";
import { type GebruikerView, toGebruikerView } from "./view.ts";

const words = (most: number) => z.string().trim().max(most, `Gebruik hier ten hoogste ${most} tekens.`);
const fields = {
  voornaam: words(80).min(1, "Vul een voornaam in."),
  tussenvoegsel: words(20),
  achternaam: words(80).min(1, "Vul een achternaam in."),
  email: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.email("Vul een e-mailadres in, bijvoorbeeld naam@voorbeeld.nl.").max(200, "Gebruik hier ten hoogste 200 tekens.")),
  telefoon: words(30),
  functie: words(80),
  rollen: z.array(z.enum(rollen)).min(1, "Kies ten minste één rol.").max(rollen.length),
  beperkteInzage: z.boolean(),
};

export const inviteGebruikerSchema = z.object({ requestId: z.uuid(), ...fields });
export const changeGebruikerSchema = z.object({ requestId: z.uuid(), id: z.uuid(), ...fields });
export const switchGebruikerSchema = z.object({ requestId: z.uuid(), id: z.uuid(), actief: z.boolean() });
export const inviteAgainSchema = z.object({ requestId: z.uuid(), id: z.uuid() });
export const resetTwoFactorSchema = z.object({ requestId: z.uuid(), id: z.uuid() });

/** Everybody of the kantoor, also who no longer works there; for an admin. */
export async function listGebruikersForBeheer(deps: DomainDeps, actor: Actor): Promise<GebruikerView[]> {
  requireAdmin(actor);
  return (await listAllGebruikers(deps.databases.forKantoor(actor.kantoorId), actor.kantoorId)).map(toGebruikerView);
}

const columnsOf = (input: Omit<z.infer<typeof inviteGebruikerSchema>, "requestId">) => ({
  voornaam: input.voornaam,
  tussenvoegsel: input.tussenvoegsel,
  achternaam: input.achternaam,
  email: input.email,
  telefoon: input.telefoon,
  functie: input.functie,
  // In the order of the product, once each, however they were ticked.
  rollen: rollen.filter((rol) => input.rollen.includes(rol)),
  beperkte_inzage: input.beperkteInzage,
});

/** An address signs in to one account of one kantoor, so it may be taken where this admin cannot look. */
async function orEmailTaken<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (["gebruiker_email", "adviseur_auth_user_email_key"].includes(brokenConstraint(error) ?? ""))
      throw new DomainError("EMAIL_TAKEN", { field: "email" });
    throw error;
  }
}

async function sendInvitation({ tx, kantoor }: KantoorChange, requestId: string, to: { email: string; naam: string }): Promise<void> {
  await enqueueMail(tx, kantoor.id, {
    soort: "uitnodiging",
    sleutel: `uitnodiging:${requestId}`,
    aan: to.email,
    aanNaam: to.naam,
    dossierId: null,
  });
}

/** Adds a colleague and mails her a link with which she chooses a password. Throws EMAIL_TAKEN (field email). */
export const inviteGebruiker = (deps: DomainDeps, actor: Actor, input: z.infer<typeof inviteGebruikerSchema>): Promise<{ id: string }> =>
  orEmailTaken(
    changeKantoor(deps, actor, { procedure: "beheer.gebruikers.invite", input }, async (change) => {
      const { tx, kantoor, now } = change;
      const id = await insertGebruiker(tx, {
        kantoor_id: kantoor.id,
        ...columnsOf(input),
        uitgenodigd_door: change.actor.gebruikerId,
        uitgenodigd_op: now,
      });
      await sendInvitation(change, input.requestId, { email: input.email, naam: fullName({ ...input, voorletters: "" }) });
      return { id };
    }),
  );

async function loadGebruiker({ tx, kantoor }: KantoorChange, id: string) {
  const rows = await listAllGebruikers(tx, kantoor.id);
  const row = rows.find((one) => one.id === id);
  if (!row) throw new DomainError("NOT_FOUND");
  return { rows, row };
}

const isLast = (rows: readonly GebruikerListRow[], id: string): boolean =>
  isLastAdmin(
    rows.map((row) => ({ id: row.id, actief: row.actief, rollen: row.rollen, heeftAccount: row.heeft_account })),
    id,
  );

/** Mails the link again to who has not come in yet; the link of before stops working. Throws ALREADY_CHANGED for who has, or is off. */
export const inviteGebruikerAgain = (deps: DomainDeps, actor: Actor, input: z.infer<typeof inviteAgainSchema>): Promise<null> =>
  changeKantoor(deps, actor, { procedure: "beheer.gebruikers.inviteAgain", input }, async (change) => {
    const { row } = await loadGebruiker(change, input.id);
    if (row.heeft_account || !row.actief) throw new DomainError("ALREADY_CHANGED");
    await updateGebruiker(change.tx, change.kantoor.id, row.id, {
      uitgenodigd_door: change.actor.gebruikerId,
      uitgenodigd_op: change.now,
    });
    await sendInvitation(change, input.requestId, { email: row.email, naam: fullName({ ...row, voorletters: "" }) });
    return null;
  });

/**
 * Changes who somebody is and what she may; her next request and her open screens know it. With another address she signs in by that one,
 * and links that were mailed to the old one stop working. Throws LAST_ADMIN (field rollen), EMAIL_TAKEN (field email).
 */
export const changeGebruiker = (deps: AccountDeps, actor: Actor, input: z.infer<typeof changeGebruikerSchema>): Promise<null> =>
  orEmailTaken(
    changeKantoor(deps, actor, { procedure: "beheer.gebruikers.change", input }, async (change) => {
      const { rows, row } = await loadGebruiker(change, input.id);
      const stopsBeingAdmin = row.rollen.includes("admin") && !input.rollen.includes("admin");
      if (stopsBeingAdmin && row.actief && isLast(rows, row.id)) throw new DomainError("LAST_ADMIN", { field: "rollen" });
      await updateGebruiker(change.tx, change.kantoor.id, row.id, columnsOf(input));
      if (row.email !== input.email) await deps.changeLoginEmail(change.tx, { id: row.id, email: input.email });
      return null;
    }),
  );

/**
 * Switches two-step sign-in off for a colleague who lost her phone and her reserve codes. Throws FORBIDDEN for oneself: that goes by
 * Mijn account, which asks the password.
 */
export const resetTwoFactorOf = (deps: AccountDeps, actor: Actor, input: z.infer<typeof resetTwoFactorSchema>): Promise<null> =>
  changeKantoor(deps, actor, { procedure: "beheer.gebruikers.resetTwoFactor", input }, async (change) => {
    const { row } = await loadGebruiker(change, input.id);
    if (row.id === change.actor.gebruikerId) throw new DomainError("FORBIDDEN");
    await deps.resetTwoFactor(change.tx, { gebruikerId: row.id });
    return null;
  });

/**
 * Somebody no longer works here, or does again. Who is switched off is out at once, on every screen, and her
 * own agenda is uncoupled; her dossiers, her name and what she did
 * stay. Throws LAST_ADMIN, and FORBIDDEN for oneself: a slip would shut the door behind oneself.
 */
export const switchGebruiker = (deps: AccountDeps, actor: Actor, input: z.infer<typeof switchGebruikerSchema>): Promise<null> =>
  changeKantoor(deps, actor, { procedure: "beheer.gebruikers.switch", input }, async (change) => {
    const { rows, row } = await loadGebruiker(change, input.id);
    if (!input.actief && row.id === change.actor.gebruikerId) throw new DomainError("FORBIDDEN");
    if (!input.actief && row.rollen.includes("admin") && isLast(rows, row.id)) throw new DomainError("LAST_ADMIN");
    await updateGebruiker(change.tx, change.kantoor.id, row.id, { actief: input.actief });
    if (input.actief) return null;
    await deps.endSessions(change.tx, { gebruikerId: row.id });
    await endKoppelingOf(change.tx, change.kantoor.id, row.id);
    return null;
  });
