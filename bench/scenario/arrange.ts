import type { PortalSignIn } from "@dossierklaar/auth/sign-in";
import { previewScenarios } from "@dossierklaar/domain/scenario/start-by-hand";
import { openStoryDossier, planStoryAfspraak, storyDossier } from "@dossierklaar/domain/testing/dossier";
import { type BenchKantoor, signInKlant } from "../harness/people.ts";
import type { Product } from "../harness/product.ts";

/** A dossier of two aanvragers of whom nothing was asked yet, with an afspraak to start scenario's at. */
export type ScenarioDossier = { dossierId: string; nummer: string; afspraakId: string };

/** The second aanvrager has no address, so that the first serves both and one screen shows all that is asked. */
export async function arrangeDossier(product: Product, kantoor: BenchKantoor): Promise<ScenarioDossier> {
  const aanvragers = storyDossier(kantoor).aanvragers.map((a, i) => (i === 0 ? a : { ...a, email: null }));
  const { dossierId, nummer } = await openStoryDossier(product.deps, kantoor, { aanvragers });
  const afspraaktypeId = kantoor.afspraaktype.get("adviesgesprek") ?? "";
  const { afspraakId } = await planStoryAfspraak(product.deps, kantoor, dossierId, { afspraaktypeId, titel: "Adviesgesprek" });
  return { dossierId, nummer, afspraakId };
}

export const signInAanvrager = (product: Product, door: PortalSignIn, kantoor: BenchKantoor, dossier: ScenarioDossier): Promise<string> =>
  signInKlant(product, door, { kantoorId: kantoor.id, dossierId: dossier.dossierId, email: "eline@voorbeeld.example" });

/** Scenario's of the catalogue that together ask exactly so many stukken of this dossier: the fewest that do. */
export async function chooseScenarios(
  product: Product,
  kantoor: BenchKantoor,
  dossier: ScenarioDossier,
  wanted: number,
): Promise<string[]> {
  const countOf = async (scenarioIds: string[]): Promise<number> => {
    const { scenarios } = await previewScenarios(product.deps, kantoor.advisers[0].actor, { ...dossier, scenarioIds });
    return scenarios.flatMap((s) => s.lines).filter((line) => line.kind === "stuk" && !line.already).length;
  };
  const counted: { id: string; count: number }[] = [];
  for (const id of kantoor.scenario.values()) counted.push({ id, count: await countOf([id]) });
  counted.sort((a, b) => b.count - a.count);
  const chosen: string[] = [];
  let asked = 0;
  // Two scenario's may ask the same stuk, so what one adds is counted with those before it.
  for (const { id } of counted) {
    const together = await countOf([...chosen, id]);
    if (together > wanted || together === asked) continue;
    chosen.push(id);
    asked = together;
    if (asked === wanted) return chosen;
  }
  throw new Error(`No choice of scenario's asks ${wanted} stukken; the nearest asks ${asked}.`);
}
