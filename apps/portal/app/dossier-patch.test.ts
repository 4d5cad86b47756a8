import type { KlantDossierRows, KlantDossierView } from "@dossierklaar/domain/dossier/view";
import { expect, test } from "vitest";
import { patchDossier } from "./dossier-patch.ts";

type Stuk = KlantDossierView["stukken"][number];
type Afspraak = KlantDossierView["afspraken"][number];

// Only what patching looks at; the rest of a row is carried along as it is.
const stuk = (id: string, versie: number, aanvragerId: string | null, volgorde: number) => ({ id, versie, aanvragerId, volgorde }) as Stuk;
const afspraak = (id: string, versie: number, begintOp: string) => ({ id, versie, begintOp: new Date(begintOp) }) as Afspraak;

const shown: KlantDossierView = {
  head: {
    dossierId: "d",
    nummer: "2026-0001",
    versie: 7,
    toon: "formal",
    gesloten: false,
    taal: null,
    kantoor: { naam: "De Vries", telefoon: "", kleur: "#43377d", logo: null },
    adviseur: { id: "sanne", naam: "Sanne Visser", telefoon: "", functie: "", foto: null },
    aanvragers: [
      { id: "eline", naam: "Eline Quist", roepnaam: "Eline", eigen: true },
      { id: "jorrit", naam: "Jorrit van Dam", roepnaam: "Jorrit", eigen: true },
    ],
  },
  afspraken: [afspraak("a1", 3, "2026-12-01T13:30:00Z")],
  stukken: [stuk("s1", 3, "eline", 10), stuk("s2", 3, "jorrit", 10), stuk("s3", 3, null, 5)],
  actiepunten: [],
  documenten: [],
};
const rows = (changed: Partial<KlantDossierRows>): KlantDossierRows => ({
  head: { versie: 8, toon: "formal", gesloten: false },
  afspraken: [],
  stukken: [],
  actiepunten: [],
  removedStukIds: [],
  ...changed,
});

test("rows come in where the server would put them: by person, the dossier last, then by order", () => {
  const next = patchDossier(shown, rows({ stukken: [stuk("s4", 8, "eline", 20), stuk("s5", 8, "jorrit", 1)] }), 8);
  expect(next.stukken.map((one) => one.id)).toEqual(["s1", "s4", "s5", "s2", "s3"]);
  expect(next.head.versie).toBe(8);
});

test("an older row never takes the place of a newer one, the same row twice changes nothing", () => {
  const newer = patchDossier(shown, rows({ stukken: [stuk("s1", 9, "eline", 10)] }), 9);
  const late = patchDossier(newer, rows({ stukken: [stuk("s1", 8, "eline", 10)] }), 8);
  expect(late).toEqual({ ...newer, head: { ...newer.head, versie: 9 } });
  const once = rows({ stukken: [stuk("s4", 8, null, 1)] });
  expect(patchDossier(patchDossier(shown, once, 8), once, 8)).toEqual(patchDossier(shown, once, 8));
});

test("what left goes, and what is said of the dossier itself is taken over", () => {
  const next = patchDossier(
    shown,
    rows({
      removedStukIds: ["s2"],
      head: { versie: 8, toon: "informal", gesloten: true },
      afspraken: [afspraak("a0", 8, "2026-11-30T09:00:00Z")],
    }),
    8,
  );
  expect(next.stukken.map((one) => one.id)).toEqual(["s1", "s3"]);
  expect(next.afspraken.map((one) => one.id)).toEqual(["a0", "a1"]);
  expect(next.head).toMatchObject({ toon: "informal", gesloten: true, kantoor: { naam: "De Vries" } });
});
