import { lookAtReminders } from "@dossierklaar/db/queries/dossier";
import { requireKantoor, updateKantoor } from "@dossierklaar/db/queries/kantoor";
import { deleteLogo, findLogo, findLogoHash, type PictureRow, upsertLogo } from "@dossierklaar/db/queries/picture";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { AccountDeps, DomainDeps } from "../deps.ts";
import { dayOf } from "../format.ts";
import { mostRappels } from "../herinnering/rules.ts";
import { pictureSchema, readPicture } from "../picture.ts";
import { changeKantoor } from "./change-kantoor.ts";
import { requireAdmin } from "./policy.ts";
import { logoPath } from "./view.ts";

/** Everything of the kantoor that Beheer › Kantoor shows. */
export type KantoorSettingsView = {
  naam: string;
  adres: string;
  telefoon: string;
  email: string;
  kleur: string;
  logo: string | null;
  aanspreekvorm: "formal" | "informal";
  afzenderNaam: string;
  digestMinuten: number;
  /** After how many werkdagen without a reaction the first, second and third reminder go; shorter, or empty, where fewer go. */
  rappelWerkdagen: number[];
  /** After how many werkdagen without a reaction the adviser is told. */
  geenReactieWerkdagen: number;
  /** Whether a client is told that everything is in. */
  allesOntvangenMail: boolean;
  bewaartermijnMaanden: number;
};

/** The settings of the kantoor; for an admin. */
export async function showKantoorSettings(deps: DomainDeps, actor: Actor): Promise<KantoorSettingsView> {
  requireAdmin(actor);
  const db = deps.databases.forKantoor(actor.kantoorId);
  const [row, hash] = await Promise.all([requireKantoor(db, actor.kantoorId), findLogoHash(db, actor.kantoorId)]);
  return {
    naam: row.naam,
    adres: row.adres,
    telefoon: row.telefoon,
    email: row.email,
    kleur: row.kleur,
    logo: logoPath(row.id, hash),
    aanspreekvorm: row.aanspreekvorm,
    afzenderNaam: row.afzender_naam,
    digestMinuten: row.digest_minuten,
    rappelWerkdagen: row.rappel_werkdagen,
    geenReactieWerkdagen: row.geen_reactie_werkdagen,
    allesOntvangenMail: row.alles_ontvangen_mail,
    bewaartermijnMaanden: row.bewaartermijn_maanden,
  };
}

const words = (most: number) => z.string().trim().max(most, `Gebruik hier ten hoogste ${most} tekens.`);
const whole = (least: number, most: number, error: string) => z.number(error).int(error).min(least, error).max(most, error);

export const changeKantoorSettingsSchema = z.object({
  requestId: z.uuid(),
  naam: words(80).min(1, "Vul de naam van het kantoor in."),
  adres: words(200),
  telefoon: words(30),
  email: words(200)
    .toLowerCase()
    .refine((text) => text === "" || z.email().safeParse(text).success, "Vul een e-mailadres in, bijvoorbeeld info@voorbeeld.nl."),
  kleur: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^#[0-9a-f]{6}$/, "Vul een kleur in, bijvoorbeeld #3f3480."),
  aanspreekvorm: z.enum(["formal", "informal"]),
  afzenderNaam: words(80).refine((text) => !/[<>"@]/.test(text), 'Gebruik in de afzendernaam geen < > " of @.'),
  digestMinuten: whole(0, 1440, "Vul een aantal minuten in, van 0 tot 1440."),
  rappelWerkdagen: z
    .array(whole(1, 60, "Vul een aantal werkdagen in, van 1 tot 60."))
    .max(mostRappels)
    .superRefine((days, context) => {
      const index = days.findIndex((day, at) => at > 0 && day <= (days[at - 1] ?? 0));
      if (index > 0) context.addIssue({ code: "custom", path: [index], message: "Kies meer werkdagen dan bij de herinnering ervoor." });
    }),
  geenReactieWerkdagen: whole(1, 60, "Vul een aantal werkdagen in, van 1 tot 60."),
  allesOntvangenMail: z.boolean(),
  /** The Wwft asks five years; less is for a kantoor that keeps those papers elsewhere. */
  bewaartermijnMaanden: whole(12, 240, "Vul een aantal maanden in, van 12 tot 240."),
});

/**
 * Changes what the kantoor is called, looks like and does by itself. Dossiers keep the aanspreekvorm that they have; reminders are counted
 * anew for all that are open.
 */
export const changeKantoorSettings = (deps: DomainDeps, actor: Actor, input: z.infer<typeof changeKantoorSettingsSchema>): Promise<null> =>
  changeKantoor(deps, actor, { procedure: "beheer.kantoor.change", input }, async ({ tx, kantoor, now }) => {
    const isOtherRhythm =
      kantoor.rappel_werkdagen.join() !== input.rappelWerkdagen.join() || kantoor.geen_reactie_werkdagen !== input.geenReactieWerkdagen;
    // Each was to be looked at on a day of the old rhythm.
    if (isOtherRhythm) await lookAtReminders(tx, kantoor.id, dayOf(now));
    await updateKantoor(tx, kantoor.id, {
      naam: input.naam,
      adres: input.adres,
      telefoon: input.telefoon,
      email: input.email,
      kleur: input.kleur,
      aanspreekvorm: input.aanspreekvorm,
      afzender_naam: input.afzenderNaam,
      digest_minuten: input.digestMinuten,
      rappel_werkdagen: input.rappelWerkdagen,
      geen_reactie_werkdagen: input.geenReactieWerkdagen,
      alles_ontvangen_mail: input.allesOntvangenMail,
      bewaartermijn_maanden: input.bewaartermijnMaanden,
    });
    return null;
  });

/** `logo` is the file as base64; null takes the logo away. */
export const setLogoSchema = z.object({ requestId: z.uuid(), logo: pictureSchema.nullable() });

/**
 * Keeps a small png made of what was sent, in the place of the one before. Throws PICTURE_REFUSED (field logo), also for an svg: that may
 * hold programs, and a mail does not show it.
 */
export async function setLogo(deps: AccountDeps, actor: Actor, input: z.infer<typeof setLogoSchema>): Promise<{ logo: string | null }> {
  requireAdmin(actor);
  const picture = input.logo === null ? null : await readPicture(input.logo, deps.makeLogo, "logo");
  return changeKantoor(deps, actor, { procedure: "beheer.kantoor.setLogo", input }, async ({ tx, kantoor }) => {
    if (picture) await upsertLogo(tx, kantoor.id, picture);
    else await deleteLogo(tx, kantoor.id);
    return { logo: logoPath(kantoor.id, picture?.hash ?? null) };
  });
}

/** The logo of a kantoor, for whoever asks: it stands in every mail, where nobody is signed in. Undefined when there is none. */
export async function findLogoOf(deps: DomainDeps, kantoorId: string): Promise<PictureRow | undefined> {
  return z.uuid().safeParse(kantoorId).success ? findLogo(deps.databases.forKantoor(kantoorId), kantoorId) : undefined;
}
