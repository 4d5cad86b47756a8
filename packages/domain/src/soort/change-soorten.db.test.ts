import { newKantoor, type TestKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { beforeEach, describe, expect, it } from "vitest";
import type { AccountDeps } from "../deps.ts";
import { showDossier, showKlantDossier } from "../dossier/show-dossier.ts";
import { addStuk } from "../dossiercontrole/add-stuk.ts";
import { cancelStuk } from "../dossiercontrole/cancel-stuk.ts";
import { asKlant, asRol, openStoryDossier, planStoryAfspraak, testDeps } from "../testing/dossier.ts";
import { addSoort, changeSoort, findVoorbeeldFor, listSoortenForBeheer, setVoorbeeld, showSoort, switchSoort } from "./change-soorten.ts";
import type { SoortView } from "./view.ts";

const { databases, owner } = await testDatabase();
const deps: AccountDeps = {
  ...testDeps(databases),
  makePortrait: async (bytes) => bytes,
  makeLogo: async (bytes) => bytes,
  // What is no picture: its first byte says so here; what pictures are is tested in packages/files.
  makeVoorbeeld: async (bytes) => (bytes[0] === 0 ? undefined : bytes),
  endSessions: async () => {},
  resetTwoFactor: async () => {},
  changeLoginEmail: async () => {},
};
let kantoor: TestKantoor;
let made = 0;
beforeEach(async () => {
  made += 1;
  kantoor = await newKantoor(owner, `Kantoor ${"s".repeat(made)}`);
});
const admin = () => asRol(kantoor, "admin");
const requestId = () => crypto.randomUUID();
const soortId = (nummer: number): string => kantoor.soort.get(nummer) ?? "";
const show = (id: string) => showSoort(deps, admin(), { id });
const inputOf = ({ actief: _, voorbeeld: __, scenarios: ___, ...words }: SoortView) => ({ requestId: requestId(), ...words });
const change = async (id: string, set: Partial<SoortView>) => changeSoort(deps, admin(), { ...inputOf(await show(id)), ...set });

const spaargeld = 77;
async function ask(d: Awaited<ReturnType<typeof openStoryDossier>>, aanvragerId: string, omschrijving = "", soortDocumentId?: string) {
  return addStuk(deps, asRol(kantoor, "adviseur"), {
    requestId: requestId(),
    dossierId: d.dossierId,
    afspraakId: null,
    soortDocumentId: soortDocumentId ?? soortId(spaargeld),
    aanvragerId,
    omschrijving,
    klantMagUploaden: true,
    klantMagInzien: false,
    uiterlijk: null,
  });
}

describe("a kind of document that an admin changes", () => {
  it("is told in its new words to what is asked from then on; what was asked keeps what was told", async () => {
    const d = await openStoryDossier(deps, kantoor);
    const [eline, jorrit] = d.aanvragerIds;
    const before = await show(soortId(spaargeld));
    const old = await ask(d, eline);
    await change(before.id, {
      naam: "Spaarrekeningen",
      klantNaam: "Overzicht spaargeld",
      watIsHet: "Uw spaargeld op één dag.",
      watIsHetInformal: "Je spaargeld op één dag.",
      geldigMaanden: 1,
      afkeurredenen: [{ tekst: "Het saldo ontbreekt.", actief: true }, ...before.afkeurredenen],
    });
    const next = await ask(d, jorrit);

    const { stukken } = await showDossier(deps, asRol(kantoor, "adviseur"), d.nummer);
    const ofKantoor = (id: string) => stukken.find((stuk) => stuk.id === id);
    const reasons = before.afkeurredenen.map((reden) => reden.tekst);
    expect(ofKantoor(old.stukId)).toMatchObject({ naam: before.naam, afkeurredenen: reasons, geldigMaanden: before.geldigMaanden });
    expect(ofKantoor(next.stukId)).toMatchObject({
      naam: "Spaarrekeningen",
      afkeurredenen: ["Het saldo ontbreekt.", ...reasons],
      geldigMaanden: 1,
    });
    const { stukken: klant } = await showKlantDossier(deps, asKlant(kantoor, d, 0, { aanvragerIds: [...d.aanvragerIds] }));
    expect(klant.find((stuk) => stuk.id === old.stukId)).toMatchObject({ naam: before.klantNaam, watIsHet: before.watIsHet });
    // The dossier of the story is informal.
    expect(klant.find((stuk) => stuk.id === next.stukId)).toMatchObject({
      naam: "Overzicht spaargeld",
      watIsHet: "Je spaargeld op één dag.",
      waarom: before.waarom,
      waarVindIk: before.waarVindIk,
    });
  });

  it("is told in its new words to what was cancelled and is asked again", async () => {
    const d = await openStoryDossier(deps, kantoor);
    const [eline] = d.aanvragerIds;
    const { stukId } = await ask(d, eline);
    await change(soortId(spaargeld), { klantNaam: "Overzicht spaargeld" });
    const nameNow = async () => (await showKlantDossier(deps, asKlant(kantoor, d))).stukken.find((stuk) => stuk.id === stukId)?.naam;
    expect(await nameNow()).not.toBe("Overzicht spaargeld");
    await cancelStuk(deps, asRol(kantoor, "adviseur"), { requestId: requestId(), dossierId: d.dossierId, afspraakId: null, stukId });
    expect((await ask(d, eline)).stukId).toBe(stukId);
    expect(await nameNow()).toBe("Overzicht spaargeld");
  });

  it("keeps every field as it was sent, in order, with what is switched off behind", async () => {
    const { id } = await show(soortId(spaargeld));
    const set = {
      synoniemen: ["spaarboekje", "Spaarpot"],
      bron: "derde",
      per: "dossier",
      onderwerp: "home",
      periode: "year",
      jaarVanafMaand: 2,
      eigenVervaldatum: true,
      toontBsn: true,
      teTekenen: true,
      waaromInformal: "Zo weten we wat je hebt.",
      waarVindIk: ["Log in bij de bank.", "Download het overzicht."],
      waarVindIkInformal: ["Log in bij je bank."],
      linkLabel: "Mijn bank",
      linkUrl: "https://bank.example/",
      goedeKopie: ["Alle rekeningen staan erop."],
      afkeurredenen: [
        { tekst: "Te oud.", actief: true },
        { tekst: "Onleesbaar.", actief: true },
        { tekst: "Verkeerd jaar.", actief: false },
      ],
    } satisfies Partial<SoortView>;
    await change(id, set);
    expect(await show(id)).toMatchObject(set);
    expect(await show(soortId(1))).not.toMatchObject({ linkLabel: "Mijn bank" });
  });

  it("is not overwritten by who had not seen the change of a colleague", async () => {
    const seen = inputOf(await show(soortId(spaargeld)));
    await change(seen.id, { naam: "Spaarrekeningen" });
    const late = changeSoort(deps, admin(), { ...seen, naam: "Spaargeld" });
    await expect(late).rejects.toMatchObject({ code: "ALREADY_CHANGED", details: { beheer: true, door: "admin Test" } });
    expect((await show(seen.id)).naam).toBe("Spaarrekeningen");
    const taken = change(seen.id, { naam: "legitimatiebewijs (paspoort of identiteitskaart)" });
    await expect(taken).rejects.toMatchObject({ code: "ALREADY_EXISTS", details: { field: "naam" } });
  });
});

describe("a kind of document that an admin adds", () => {
  it("can be asked at once, and is the last of the numbers", async () => {
    const { id: _, versie: __, ...words } = inputOf(await show(soortId(spaargeld)));
    const input = { ...words, naam: "Cryptowallet", klantNaam: "Overzicht crypto", synoniemen: ["bitcoin"] };
    const { id } = await addSoort(deps, admin(), input);
    expect(await addSoort(deps, admin(), input)).toEqual({ id });
    const d = await openStoryDossier(deps, kantoor);
    const { stukId } = await ask(d, d.aanvragerIds[0], "", id);
    const { stukken } = await showKlantDossier(deps, asKlant(kantoor, d));
    expect(stukken.find((stuk) => stuk.id === stukId)?.naam).toBe("Overzicht crypto");
    expect(await listSoortenForBeheer(deps, admin())).toContainEqual(
      expect.objectContaining({ id, synoniemen: ["bitcoin"], scenarios: [], actief: true }),
    );
    await expect(addSoort(deps, admin(), { ...input, requestId: requestId() })).rejects.toMatchObject({ code: "ALREADY_EXISTS" });
  });
});

describe("a kind of document that is switched off", () => {
  it("is asked by no scenario any more, and stays where it was asked", async () => {
    const asked = async () => {
      const d = await openStoryDossier(deps, kantoor);
      await planStoryAfspraak(deps, kantoor, d.dossierId);
      return {
        nummer: d.nummer,
        namen: async () => (await showDossier(deps, asRol(kantoor, "adviseur"), d.nummer)).stukken.map((s) => s.naam),
      };
    };
    const before = await asked();
    expect(await before.namen()).toContain("UWV-verzekeringsbericht");
    await switchSoort(deps, admin(), { requestId: requestId(), id: soortId(10), actief: false });
    const after = await asked();
    expect(await after.namen()).not.toContain("UWV-verzekeringsbericht");
    expect((await after.namen()).length).toBeGreaterThan(2);
    expect(await before.namen()).toContain("UWV-verzekeringsbericht");
    await switchSoort(deps, admin(), { requestId: requestId(), id: soortId(10), actief: true });
    expect(await (await asked()).namen()).toContain("UWV-verzekeringsbericht");
  });
});

describe("a picture of a good copy", () => {
  const set = async (id: string, bytes: string | null) => {
    const { versie } = await show(id);
    return setVoorbeeld(deps, admin(), { requestId: requestId(), id, versie, voorbeeld: bytes === null ? null : btoa(bytes) });
  };
  const hashOf = (path: string | null): string => path?.split("/").at(-1) ?? "";

  it("shows at what is asked from then on; an old stuk keeps its own", async () => {
    const d = await openStoryDossier(deps, kantoor);
    const klant = asKlant(kantoor, d, 0, { aanvragerIds: [...d.aanvragerIds] });
    const voorbeeldOf = async (stukId: string) => (await showKlantDossier(deps, klant)).stukken.find((s) => s.id === stukId)?.voorbeeld;
    const [eline, jorrit] = d.aanvragerIds;
    const without = await ask(d, eline);
    const first = await set(soortId(spaargeld), "een");
    const withFirst = await ask(d, jorrit);
    const second = await set(soortId(spaargeld), "twee");
    const withSecond = await ask(d, eline, "tweede rekening");
    expect(await voorbeeldOf(without.stukId)).toBeNull();
    expect(await voorbeeldOf(withFirst.stukId)).toBe(first.voorbeeld);
    expect(await voorbeeldOf(withSecond.stukId)).toBe(second.voorbeeld);
    expect((await findVoorbeeldFor(deps, klant, hashOf(first.voorbeeld)))?.bytes.toString()).toBe("een");
    await set(soortId(spaargeld), null);
    expect((await show(soortId(spaargeld))).voorbeeld).toBeNull();
    expect((await findVoorbeeldFor(deps, klant, hashOf(second.voorbeeld)))?.bytes.toString()).toBe("twee");
  });

  it("is not another kantoor's to see, and nothing that is no picture is kept", async () => {
    const { voorbeeld } = await set(soortId(spaargeld), "een");
    const other = await newKantoor(owner, `Ander ${made}`);
    const d = await openStoryDossier(deps, other);
    for (const actor of [asRol(other, "admin"), asKlant(other, d)])
      expect(await findVoorbeeldFor(deps, actor, hashOf(voorbeeld))).toBeUndefined();
    expect(await findVoorbeeldFor(deps, admin(), "../../geheim")).toBeUndefined();
    await expect(set(soortId(spaargeld), "\u0000")).rejects.toMatchObject({ code: "PICTURE_REFUSED", details: { field: "voorbeeld" } });
    const { versie } = await show(soortId(spaargeld));
    const late = setVoorbeeld(deps, admin(), { requestId: requestId(), id: soortId(spaargeld), versie: versie - 1, voorbeeld: btoa("x") });
    await expect(late).rejects.toMatchObject({ code: "ALREADY_CHANGED" });
  });
});
