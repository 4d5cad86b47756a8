import type { Databases } from "@dossierklaar/db";
import type { Rol } from "@dossierklaar/db/columns";
import type { TestKantoor } from "@dossierklaar/db/testing/factories";
import type { AdviseurActor, KlantActor } from "../actor.ts";
import { type PlanAfspraakInput, planAfspraak } from "../afspraak/plan-afspraak.ts";
import type { DomainDeps } from "../deps.ts";
import { type OpenDossierInput, openDossier } from "../dossier/open-dossier.ts";

/** A clock that tests set by hand. */
export function testDeps(databases: Databases, at = "2026-11-24T09:00:00Z"): DomainDeps & { clock: { at: Date } } {
  const clock = { at: new Date(at), now: () => clock.at };
  return { databases, clock };
}

export const asRol = (kantoor: TestKantoor, rol: Rol, extra: Partial<AdviseurActor> = {}): AdviseurActor => ({
  kind: "gebruiker",
  kantoorId: kantoor.id,
  gebruikerId: kantoor.gebruikers[rol],
  rollen: [rol],
  naam: `${rol} Test`,
  beperkteInzage: false,
  sessionId: "test",
  ...extra,
});

const choice = (ids: ReadonlyMap<string, string>, code: string): string => {
  const id = ids.get(code);
  if (!id) throw new RangeError(`no ${code} in the catalogue`);
  return id;
};

/** The two aanvragers of the main story: Loondienst vast, and ZZP since 2019; both Doorstromer, informal. */
export function storyDossier(kantoor: TestKantoor): OpenDossierInput {
  const common = {
    voorletters: "E.",
    tussenvoegsel: "",
    geboortedatum: "1988-03-14",
    telefoon: "06 12345678",
    straat: "Kanaalweg 1",
    postcode: "3526 KL",
    plaats: "Utrecht",
    klantprofielId: choice(kantoor.klantprofiel, "02"),
  };
  return {
    requestId: crypto.randomUUID(),
    aanspreekvorm: "informal",
    leadbronId: null,
    adviseurId: kantoor.gebruikers.adviseur,
    behandelaarId: kantoor.gebruikers.binnendienst,
    aanvragers: [
      {
        ...common,
        aanhef: "mevrouw",
        voornaam: "Eline",
        achternaam: "Quist",
        email: "eline@voorbeeld.example",
        inkomenstypeIds: [choice(kantoor.inkomenstype, "001")],
        ondernemingSinds: null,
      },
      {
        ...common,
        aanhef: "heer",
        voornaam: "Jorrit",
        tussenvoegsel: "van",
        achternaam: "Dam",
        email: "jorrit@voorbeeld.example",
        inkomenstypeIds: [choice(kantoor.inkomenstype, "005")],
        ondernemingSinds: 2019,
      },
    ],
  };
}

export type OpenedDossier = { dossierId: string; nummer: string; aanvragerIds: [string, string] };

/** Opens the story's dossier as the adviseur. */
export async function openStoryDossier(
  deps: DomainDeps,
  kantoor: TestKantoor,
  change: Partial<OpenDossierInput> = {},
): Promise<OpenedDossier> {
  const made = await openDossier(deps, asRol(kantoor, "adviseur"), { ...storyDossier(kantoor), ...change });
  const people = await deps.databases
    .forKantoor(kantoor.id)
    .selectFrom("aanvrager")
    .select("id")
    .where("dossier_id", "=", made.dossierId)
    .orderBy("positie")
    .execute();
  return { ...made, aanvragerIds: [people[0]?.id ?? "", people[1]?.id ?? ""] };
}

export const storyAfspraak = (kantoor: TestKantoor, dossierId: string): PlanAfspraakInput => ({
  requestId: crypto.randomUUID(),
  dossierId,
  afspraaktypeId: choice(kantoor.afspraaktype, "orienterend-gesprek"),
  titel: "Oriënterend gesprek Quist en Van Dam",
  locatieSoort: "office",
  locatieId: kantoor.locatieId,
  locatie: "Maliebaan 41, 3581 CD Utrecht",
  opmerkingen: "Parkeren kan achter het kantoor.",
  interneNotitie: "Let op: eigen bedrijf.",
  datum: "2026-11-30",
  tijdstip: "14:30",
  keer: null,
  duurMinuten: 60,
  adviseurId: kantoor.gebruikers.adviseur,
  inAgenda: false,
  ocktoAanvragerIds: [],
  leaveOut: [],
});

/** Plans the story's Oriënterend gesprek. */
export const planStoryAfspraak = (
  deps: DomainDeps,
  kantoor: TestKantoor,
  dossierId: string,
  change: Partial<PlanAfspraakInput> = {},
): Promise<{ afspraakId: string }> => planAfspraak(deps, asRol(kantoor, "adviseur"), { ...storyAfspraak(kantoor, dossierId), ...change });

export const asKlant = (kantoor: TestKantoor, dossier: OpenedDossier, which: 0 | 1 = 0, extra: Partial<KlantActor> = {}): KlantActor => ({
  kind: "klant",
  kantoorId: kantoor.id,
  dossierId: dossier.dossierId,
  accountId: `00000000-0000-4000-8000-00000000000${which}`,
  email: which === 0 ? "eline@voorbeeld.example" : "jorrit@voorbeeld.example",
  aanvragerIds: [dossier.aanvragerIds[which]],
  namen: which === 0 ? "Eline Quist" : "Jorrit van Dam",
  impersonatedBy: null,
  impersonatorNaam: extra.impersonatedBy ? "binnendienst Test" : null,
  magHandelen: false,
  sessionId: "test",
  ...extra,
});
