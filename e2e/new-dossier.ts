import type { Page } from "@playwright/test";
import { mutate, query } from "./api.ts";
import { inTwoWeeks } from "./controls.ts";
import { addresses } from "./fixtures.ts";

export type NewDossier = { dossierId: string; nummer: string; naam: string; afspraakId: string; email: string; path: string };
type Named = { id: string; naam: string };

/** A dossier of a test's own, of one aanvrager or two, with an Oriënterend gesprek in two weeks. The page is signed in at the kantoor. `domain` is where her mail goes. */
export async function newDossier(desk: Page, how: { tweede?: boolean; domain?: string } = {}): Promise<NewDossier> {
  const base = addresses.advisor;
  const unique = crypto.randomUUID().slice(0, 8);
  const email = `vera.${unique}@${how.domain ?? "voorbeeld.example"}`;
  type Choices = { adviseurId: string; inkomenstypen: Named[]; klantprofielen: Named[] };
  const choices = await query<Choices>(desk, base, "dossier.choices", null as never); // the procedure takes no input
  const idOf = (list: Named[], naam: string) => list.find((one) => one.naam === naam)?.id;
  const person = (voornaam: string, address: string | null) => ({
    aanhef: "geen",
    voorletters: `${voornaam[0]}.`,
    voornaam,
    tussenvoegsel: "",
    achternaam: `Proef ${unique}`,
    geboortedatum: null,
    email: address,
    telefoon: "",
    straat: "",
    postcode: "",
    plaats: "",
    inkomenstypeIds: [idOf(choices.inkomenstypen, "Loondienst vast")],
    klantprofielId: idOf(choices.klantprofielen, "Doorstromer"),
    ondernemingSinds: null,
  });
  const { dossierId, nummer } = await mutate<{ dossierId: string; nummer: string }>(desk, base, "dossier.open", {
    aanspreekvorm: "informal",
    leadbronId: null,
    adviseurId: choices.adviseurId,
    behandelaarId: null,
    aanvragers: [person("Vera", email), ...(how.tweede ? [person("Wim", `wim.${unique}@voorbeeld.example`)] : [])],
  });
  const types = await query<{ afspraaktypen: Named[] }>(desk, base, "afspraak.choices", { nummer });
  const { afspraakId } = await mutate<{ afspraakId: string }>(desk, base, "afspraak.plan", {
    dossierId,
    afspraaktypeId: idOf(types.afspraaktypen, "Oriënterend gesprek"),
    titel: `Oriënterend gesprek Proef ${unique}`,
    locatieSoort: "phone",
    locatieId: null,
    locatie: "",
    opmerkingen: "",
    interneNotitie: "",
    datum: inTwoWeeks(),
    tijdstip: "07:00",
    keer: null,
    duurMinuten: 60,
    adviseurId: choices.adviseurId,
    ocktoAanvragerIds: [],
    leaveOut: [],
  });
  return { dossierId, nummer, naam: `Vera Proef ${unique}`, afspraakId, email, path: `/dossiers/${nummer}/afspraken/${afspraakId}` };
}
