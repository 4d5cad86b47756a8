import type { TestKantoor } from "@dossierklaar/db/testing/factories";
import type { CancelAfspraakInput } from "../afspraak/cancel-afspraak.ts";
import type { ChangeAfspraakInput } from "../afspraak/change-afspraak.ts";
import { showDossier } from "../dossier/show-dossier.ts";
import { showLogboek } from "../dossier/show-logboek.ts";
import { asRol, openStoryDossier, planStoryAfspraak, storyAfspraak, type testDeps } from "./dossier.ts";

const everything = { wie: null, soort: null, van: null, tot: null };

/** The story's Oriënterend gesprek of 30 November 14:30, seen as it was planned. */
export async function planAndSee(deps: ReturnType<typeof testDeps>, kantoor: TestKantoor) {
  const adviseur = asRol(kantoor, "adviseur");
  const d = await openStoryDossier(deps, kantoor);
  const { afspraakId } = await planStoryAfspraak(deps, kantoor, d.dossierId);
  const show = () => showDossier(deps, adviseur, d.nummer);
  const find = async () => {
    const found = (await show()).afspraken.find((a) => a.id === afspraakId);
    if (!found) throw new Error("the afspraak was planned");
    return found;
  };
  const { afspraaktypeId: _, ocktoAanvragerIds: __, leaveOut: ___, ...fields } = storyAfspraak(kantoor, d.dossierId);
  const seenVersie = (await find()).versie;
  const changed = (change: Partial<ChangeAfspraakInput> = {}): ChangeAfspraakInput => ({
    ...fields,
    requestId: crypto.randomUUID(),
    afspraakId,
    seenVersie,
    ...change,
  });
  const cancelled = (change: Partial<CancelAfspraakInput> = {}): CancelAfspraakInput => ({
    requestId: crypto.randomUUID(),
    dossierId: d.dossierId,
    afspraakId,
    seenVersie,
    redenVoorKlant: "Sanne is ziek.",
    stukIds: [],
    actiepuntIds: [],
    ...change,
  });
  const asked = (soort: "move" | "cancel" = "move") => ({
    requestId: crypto.randomUUID(),
    dossierId: d.dossierId,
    afspraakId,
    soort,
    reden: "Ik moet werken.",
    momenten: "dinsdag na 16 uur",
  });
  const mails = async (soort: string) => (await show()).emails.filter((e) => e.soort === soort).map((e) => e.aan);
  const logboek = async () => (await showLogboek(deps, adviseur, { nummer: d.nummer, ...everything }, null)).lines.map((l) => l.tekst);
  return { ...d, afspraakId, show, find, changed, cancelled, asked, mails, logboek };
}
