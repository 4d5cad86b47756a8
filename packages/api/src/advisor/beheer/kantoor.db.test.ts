import { newKantoor, type TestKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { listDossierChoices } from "@dossierklaar/domain/dossier/open-dossier";
import { showKlantDossier } from "@dossierklaar/domain/dossier/show-dossier";
import {
  changeKantoorSettings,
  changeKantoorSettingsSchema,
  findLogoOf,
  setLogo,
  showKantoorSettings,
} from "@dossierklaar/domain/kantoor/settings";
import { asKlant, asRol, openStoryDossier } from "@dossierklaar/domain/testing/dossier";
import { beforeAll, describe, expect, it } from "vitest";
import { testApiDeps } from "../../testing/world.ts";

const { databases, owner } = await testDatabase();
const deps = testApiDeps(databases);
let kantoor: TestKantoor;
const admin = () => asRol(kantoor, "admin");
beforeAll(async () => {
  kantoor = await newKantoor(owner);
});

const fields = {
  naam: "De Vries en Dochters",
  adres: "Plein 1, Utrecht",
  telefoon: "030 1",
  email: "hallo@devries.example",
  kleur: "#0f6b5c",
  aanspreekvorm: "formal" as const,
  afzenderNaam: "Team De Vries",
  digestMinuten: 30,
  rappelWerkdagen: [2, 5],
  geenReactieWerkdagen: 8,
  allesOntvangenMail: false,
  bewaartermijnMaanden: 84,
};
// One white point.
const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==";

describe("the settings of a kantoor", () => {
  it("are kept, and shown where they count", async () => {
    await changeKantoorSettings(deps, admin(), { requestId: crypto.randomUUID(), ...fields });
    expect(await showKantoorSettings(deps, admin())).toEqual({ ...fields, logo: null });
    expect((await listDossierChoices(deps, asRol(kantoor, "adviseur"))).aanspreekvorm).toBe("formal");
    const dossier = await openStoryDossier(deps, kantoor);
    const { head } = await showKlantDossier(deps, asKlant(kantoor, dossier));
    expect(head.kantoor).toMatchObject({ naam: "De Vries en Dochters", kleur: "#0f6b5c", logo: null });
    // What was opened before keeps its own tone.
    expect(head.toon).toBe("informal");
  });

  it.each([
    ["naam", " "],
    ["kleur", "groen"],
    ["kleur", "#fff"],
    ["email", "hallo@"],
    ["afzenderNaam", "De Vries <x@y.nl>"],
    ["digestMinuten", Number.NaN],
    ["digestMinuten", 1441],
    ["bewaartermijnMaanden", 11],
    ["geenReactieWerkdagen", 0],
    ["rappelWerkdagen,1", [3, 3]],
    ["rappelWerkdagen,0", [0, 3]],
    ["rappelWerkdagen,2", [3, 6, Number.NaN]],
  ])("refuse %s %j with a Dutch sentence", (field, value) => {
    const { error } = changeKantoorSettingsSchema.safeParse({
      requestId: crypto.randomUUID(),
      ...fields,
      [field.split(",")[0] ?? ""]: value,
    });
    expect(error?.issues.map((issue) => issue.path.join())).toEqual([field]);
    expect(error?.issues[0]?.message).toMatch(/^(Vul|Gebruik|Kies) .*\.$/);
  });
});

describe("a logo", () => {
  it("is made a png, shown to clients and to whoever asks, and goes again", async () => {
    const { logo } = await setLogo(deps, admin(), { requestId: crypto.randomUUID(), logo: png });
    expect(logo).toMatch(new RegExp(`^/logo/${kantoor.id}\\?v=[0-9a-f]{16}$`));
    const dossier = await openStoryDossier(deps, kantoor);
    expect((await showKlantDossier(deps, asKlant(kantoor, dossier))).head.kantoor.logo).toBe(logo);
    expect((await findLogoOf(deps, kantoor.id))?.bytes.subarray(1, 4).toString()).toBe("PNG");
    const other = await newKantoor(owner, "Bakker Advies");
    expect(await findLogoOf(deps, other.id)).toBeUndefined();
    for (const id of ["geen-id", crypto.randomUUID()]) expect(await findLogoOf(deps, id)).toBeUndefined();
    await setLogo(deps, admin(), { requestId: crypto.randomUUID(), logo: null });
    expect(await findLogoOf(deps, kantoor.id)).toBeUndefined();
  });

  it("is refused as svg", async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>').toString("base64");
    await expect(setLogo(deps, admin(), { requestId: crypto.randomUUID(), logo: svg })).rejects.toMatchObject({
      code: "PICTURE_REFUSED",
      details: { field: "logo" },
    });
  });
});
