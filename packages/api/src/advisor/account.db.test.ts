import { newKantoor, type TestKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { listAfspraakChoices } from "@dossierklaar/domain/afspraak/choices";
import { showKlantDossier } from "@dossierklaar/domain/dossier/show-dossier";
import { changeAccount, findFotoFor, setFoto, showAccount } from "@dossierklaar/domain/gebruiker/account";
import { asKlant, asRol, openStoryDossier } from "@dossierklaar/domain/testing/dossier";
import { beforeAll, describe, expect, it } from "vitest";
import { testApiDeps } from "../testing/world.ts";

const { databases, owner } = await testDatabase();
const deps = testApiDeps(databases);
let kantoor: TestKantoor;
const sanne = () => asRol(kantoor, "adviseur");
beforeAll(async () => {
  kantoor = await newKantoor(owner);
});

// One white point.
const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==";
const fields = {
  voornaam: "Sanne",
  tussenvoegsel: "de",
  achternaam: "Visser",
  telefoon: "06 11 22 33 44",
  functie: "Hypotheekadviseur",
  handtekening: "Werkt maandag tot en met donderdag",
  standaardLocatieId: null,
};

describe("her own account", () => {
  it("keeps what she says of herself, and clients see it", async () => {
    await changeAccount(deps, sanne(), fields);
    expect(await showAccount(deps, sanne())).toMatchObject({ ...fields, naam: "Sanne de Visser", tweestaps: false, foto: null });
    const dossier = await openStoryDossier(deps, kantoor);
    const { head } = await showKlantDossier(deps, asKlant(kantoor, dossier));
    expect(head.adviseur).toMatchObject({ naam: "Sanne de Visser", telefoon: "06 11 22 33 44", foto: null });
  });

  it("fills in her own locatie at a new afspraak, until that is switched off", async () => {
    const { nummer } = await openStoryDossier(deps, kantoor);
    const other = await owner
      .insertInto("locatie")
      .values({ kantoor_id: kantoor.id, naam: "Kantoor Ede", adres: "Stationsweg 12, Ede", volgorde: 9 })
      .returning("id")
      .executeTakeFirstOrThrow();
    await changeAccount(deps, sanne(), { ...fields, standaardLocatieId: other.id });
    const ownOf = async () =>
      (await listAfspraakChoices(deps, sanne(), nummer)).adviseurs.find((one) => one.id === kantoor.gebruikers.adviseur);
    expect(await ownOf()).toMatchObject({ standaardLocatieId: other.id });
    await owner.updateTable("locatie").set({ actief: false }).where("id", "=", other.id).execute();
    expect((await showAccount(deps, sanne())).standaardLocatieId).toBeNull();
    await expect(changeAccount(deps, sanne(), { ...fields, standaardLocatieId: other.id })).rejects.toMatchObject({
      code: "INVALID_INPUT",
      details: { field: "standaardLocatieId" },
    });
  });

  it("says the kantoor's number when she no longer works there", async () => {
    const dossier = await openStoryDossier(deps, kantoor);
    await owner.updateTable("gebruiker").set({ actief: false }).where("id", "=", kantoor.gebruikers.adviseur).execute();
    const { head } = await showKlantDossier(deps, asKlant(kantoor, dossier));
    expect(head.adviseur).toMatchObject({ naam: "Sanne de Visser", telefoon: "030 123 45 67" });
    // Nor is an afspraak proposed with her.
    const second = await owner
      .insertInto("gebruiker")
      .values({ kantoor_id: kantoor.id, rollen: ["adviseur"], voornaam: "Noor", achternaam: "Bos", email: "noor@devries.example" })
      .returning("id")
      .executeTakeFirstOrThrow();
    const proposedTo = async (gebruikerId: string) =>
      (await listAfspraakChoices(deps, asRol(kantoor, "binnendienst", { gebruikerId }), dossier.nummer)).adviseurId;
    expect(await proposedTo(kantoor.gebruikers.binnendienst)).toBe(second.id);
    expect(await proposedTo(second.id)).toBe(second.id);
    await owner.updateTable("gebruiker").set({ actief: true }).where("id", "=", kantoor.gebruikers.adviseur).execute();
    expect(await proposedTo(second.id)).toBe(kantoor.gebruikers.adviseur);
  });
});

describe("a photo", () => {
  it("is seen by colleagues and by the clients of her dossiers, and by nobody else", async () => {
    const { foto } = await setFoto(deps, sanne(), { foto: png });
    const { adviseur, admin } = kantoor.gebruikers;
    expect(foto).toMatch(new RegExp(`^/fotos/${adviseur}\\?v=[0-9a-f]{16}$`));
    const dossier = await openStoryDossier(deps, kantoor);
    const klant = asKlant(kantoor, dossier);
    expect((await showKlantDossier(deps, klant)).head.adviseur.foto).toBe(foto);
    const kept = await findFotoFor(deps, klant, adviseur);
    expect(kept?.bytes.subarray(8, 12).toString()).toBe("WEBP");
    expect(await findFotoFor(deps, asRol(kantoor, "binnendienst"), adviseur)).toEqual(kept);

    await setFoto(deps, asRol(kantoor, "admin"), { foto: png });
    expect(await findFotoFor(deps, klant, admin)).toBeUndefined();
    const other = await newKantoor(owner, "Bakker Advies");
    expect(await findFotoFor(deps, asRol(other, "admin"), adviseur)).toBeUndefined();
    expect(await findFotoFor(deps, klant, "geen-id")).toBeUndefined();
  });

  it("goes, and is refused when it is none", async () => {
    await expect(setFoto(deps, sanne(), { foto: Buffer.from("<svg/>").toString("base64") })).rejects.toMatchObject({
      code: "PICTURE_REFUSED",
      details: { field: "foto" },
    });
    expect((await showAccount(deps, sanne())).foto).not.toBeNull();
    expect(await setFoto(deps, sanne(), { foto: null })).toEqual({ foto: null });
    expect(await findFotoFor(deps, sanne(), kantoor.gebruikers.adviseur)).toBeUndefined();
  });
});
