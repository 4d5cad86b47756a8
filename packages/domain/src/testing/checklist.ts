import type { TestKantoor } from "@dossierklaar/db/testing/factories";
import type { DomainDeps } from "../deps.ts";
import { showDossier } from "../dossier/show-dossier.ts";
import { acceptUpload, confirmUpload } from "../dossiercontrole/confirm-upload.ts";
import { judgeStuk } from "../dossiercontrole/judge-stuk.ts";
import { reserveUpload } from "../dossiercontrole/reserve-upload.ts";
import { asKlant, asRol, openStoryDossier, planStoryAfspraak } from "./dossier.ts";

/** Of who has seen everything up to now. */
export const newest = 1_000_000;

export const photo = (naam: string, grootte = 1000) => ({ naam, grootte, mime: "image/jpeg", draaiing: 0 as const });

/** What tests of a checklist do again and again in the story's dossier: plan, deliver, judge. */
export function checklistOf(deps: DomainDeps, kantoor: TestKantoor) {
  const adviseur = () => asRol(kantoor, "adviseur");
  const requestId = () => crypto.randomUUID();

  async function planned() {
    const dossier = await openStoryDossier(deps, kantoor);
    const { afspraakId } = await planStoryAfspraak(deps, kantoor, dossier.dossierId);
    const { stukken } = await showDossier(deps, adviseur(), dossier.nummer);
    const stuk = (part: string) => {
      const found = stukken.find((s) => s.naam.includes(part));
      if (!found) throw new Error(`no ${part}`);
      return found.id;
    };
    const show = async (id: string) => (await showDossier(deps, adviseur(), dossier.nummer)).stukken.find((s) => s.id === id);
    return { ...dossier, afspraakId, stuk, show };
  }

  type Planned = Awaited<ReturnType<typeof planned>>;

  async function reserve(d: Planned, stukId: string, names: string[], which: 0 | 1 = 0) {
    const aanleveringId = crypto.randomUUID();
    const { bestandIds } = await reserveUpload(deps, asKlant(kantoor, d, which), {
      requestId: requestId(),
      dossierId: d.dossierId,
      stukId,
      aanleveringId,
      bestanden: names.map((n) => photo(n)),
    });
    return { aanleveringId, bestandIds };
  }

  const arrive = async (bestandId: string) => {
    await confirmUpload(deps, { kantoorId: kantoor.id, bestandId, fileKey: `key-${bestandId}`, fileHash: "md5", grootte: 1000 });
    await acceptUpload(deps, { kantoorId: kantoor.id, bestandId, mime: "image/jpeg", virusscan: "not_scanned" });
  };

  async function delivered(part: string) {
    const d = await planned();
    const stukId = d.stuk(part);
    const { bestandIds } = await reserve(d, stukId, ["a.jpg"]);
    for (const id of bestandIds) await arrive(id);
    return { ...d, stukId, bestandId: bestandIds[0] ?? "" };
  }

  const judge = (
    d: { dossierId: string },
    stukId: string,
    judgement: "approve" | "approveProvisionally" | "reject",
    seenVersie = newest,
    reden = "",
  ) =>
    judgeStuk(deps, adviseur(), { requestId: requestId(), dossierId: d.dossierId, stukId, judgement, seenVersie, reden, datumStuk: null });

  return { adviseur, requestId, planned, reserve, arrive, delivered, judge };
}
