import { hasTwoFactor, updateGebruiker } from "@dossierklaar/db/queries/gebruiker";
import { findGebruiker, listLocaties } from "@dossierklaar/db/queries/kantoor";
import { deleteFoto, findFoto, findFotoHash, type PictureRow, upsertFoto } from "@dossierklaar/db/queries/picture";
import { z } from "zod";
import type { Actor, AdviseurActor } from "../actor.ts";
import type { AccountDeps, DomainDeps } from "../deps.ts";
import { readDossier } from "../dossier/load-dossier.ts";
import { DomainError } from "../errors.ts";
import { fullName } from "../format.ts";
import { pictureSchema, readPicture } from "../picture.ts";
import { fotoPath } from "./view.ts";

/** What somebody of the kantoor may say of herself. Her address, roles and rights are the admin's. */
export type AccountView = {
  id: string;
  naam: string;
  voornaam: string;
  tussenvoegsel: string;
  achternaam: string;
  email: string;
  telefoon: string;
  functie: string;
  handtekening: string;
  standaardLocatieId: string | null;
  foto: string | null;
  tweestaps: boolean;
  locaties: { id: string; naam: string; adres: string }[];
};

function requireGebruiker(actor: Actor): asserts actor is AdviseurActor {
  if (actor.kind !== "gebruiker") throw new DomainError("FORBIDDEN");
}

/** Her own account. */
export async function showAccount(deps: DomainDeps, actor: Actor): Promise<AccountView> {
  requireGebruiker(actor);
  const { kantoorId, gebruikerId } = actor;
  const db = deps.databases.forKantoor(kantoorId);
  const [row, hash, tweestaps, locaties] = await Promise.all([
    findGebruiker(db, kantoorId, gebruikerId),
    findFotoHash(db, kantoorId, gebruikerId),
    hasTwoFactor(db, gebruikerId),
    listLocaties(db, kantoorId),
  ]);
  if (!row) throw new DomainError("NOT_FOUND");
  return {
    id: row.id,
    naam: fullName({ ...row, voorletters: "" }),
    voornaam: row.voornaam,
    tussenvoegsel: row.tussenvoegsel,
    achternaam: row.achternaam,
    email: row.email,
    telefoon: row.telefoon,
    functie: row.functie,
    handtekening: row.handtekening,
    // One that was switched off is proposed nowhere.
    standaardLocatieId: locaties.some((locatie) => locatie.id === row.standaard_locatie_id) ? row.standaard_locatie_id : null,
    foto: fotoPath(row.id, hash),
    tweestaps,
    locaties: locaties.map(({ id, naam, adres }) => ({ id, naam, adres })),
  };
}

const words = (most: number) => z.string().trim().max(most, `Gebruik hier ten hoogste ${most} tekens.`);

export const changeAccountSchema = z.object({
  voornaam: words(80).min(1, "Vul je voornaam in."),
  tussenvoegsel: words(20),
  achternaam: words(80).min(1, "Vul je achternaam in."),
  telefoon: words(30),
  functie: words(80),
  handtekening: words(600),
  standaardLocatieId: z.uuid().nullable(),
});

/** Changes what she says of herself: clients see it, mails are signed with it. Safe to repeat. Throws INVALID_INPUT for a foreign locatie. */
export async function changeAccount(deps: DomainDeps, actor: Actor, input: z.infer<typeof changeAccountSchema>): Promise<null> {
  requireGebruiker(actor);
  const { kantoorId, gebruikerId } = actor;
  return deps.databases
    .forKantoor(kantoorId)
    .transaction()
    .execute(async (tx) => {
      const locaties = await listLocaties(tx, kantoorId);
      if (input.standaardLocatieId !== null && !locaties.some((locatie) => locatie.id === input.standaardLocatieId))
        throw new DomainError("INVALID_INPUT", { field: "standaardLocatieId" });
      await updateGebruiker(tx, kantoorId, gebruikerId, {
        voornaam: input.voornaam,
        tussenvoegsel: input.tussenvoegsel,
        achternaam: input.achternaam,
        telefoon: input.telefoon,
        functie: input.functie,
        handtekening: input.handtekening,
        standaard_locatie_id: input.standaardLocatieId,
      });
      return null;
    });
}

/** `foto` is the file as base64; null takes the photo away. */
export const setFotoSchema = z.object({ foto: pictureSchema.nullable() });

/** Keeps a small portrait made of what she sent, in the place of the one before. Safe to repeat. Throws PICTURE_REFUSED (field foto). */
export async function setFoto(deps: AccountDeps, actor: Actor, input: z.infer<typeof setFotoSchema>): Promise<{ foto: string | null }> {
  requireGebruiker(actor);
  const { kantoorId, gebruikerId } = actor;
  const picture = input.foto === null ? null : await readPicture(input.foto, deps.makePortrait, "foto");
  await deps.databases
    .forKantoor(kantoorId)
    .transaction()
    .execute((tx) => (picture ? upsertFoto(tx, kantoorId, gebruikerId, picture) : deleteFoto(tx, kantoorId, gebruikerId)));
  return { foto: fotoPath(gebruikerId, picture?.hash ?? null) };
}

/** Where her own photo is. */
export const findOwnFoto = async (deps: DomainDeps, { kantoorId, gebruikerId }: AdviseurActor): Promise<string | null> =>
  fotoPath(gebruikerId, await findFotoHash(deps.databases.forKantoor(kantoorId), kantoorId, gebruikerId));

/** The photo of a colleague; for a client only that of the adviseur or behandelaar of her dossier. Undefined for whatever she may not see. */
export async function findFotoFor(deps: DomainDeps, actor: Actor, gebruikerId: string): Promise<PictureRow | undefined> {
  if (!z.uuid().safeParse(gebruikerId).success) return undefined;
  const db = deps.databases.forKantoor(actor.kantoorId);
  if (actor.kind === "klant") {
    const { adviseurId, behandelaarId } = await readDossier(db, actor, { id: actor.dossierId });
    if (![adviseurId, behandelaarId].includes(gebruikerId)) return undefined;
  }
  return findFoto(db, actor.kantoorId, gebruikerId);
}
