import type { AgendaSoort } from "@dossierklaar/db/columns";
import { listAanvragers } from "@dossierklaar/db/queries/aanvrager";
import { listAfspraaktypen, listAgenda } from "@dossierklaar/db/queries/afspraak";
import { listGekoppelden } from "@dossierklaar/db/queries/agenda";
import { listGebruikers, listLocaties, requireKantoor } from "@dossierklaar/db/queries/kantoor";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { readDossier } from "../dossier/load-dossier.ts";
import { mayBeAdviseur, requireWorker } from "../dossier/policy.ts";
import { DomainError } from "../errors.ts";
import { type Day, dayOf, fullName } from "../format.ts";
import { planTriggered, type ScenarioPreview, toPreview } from "../scenario/preview.ts";
import { boundsOfDay } from "./dates.ts";
import { titleOf } from "./plan-afspraak.ts";

export type AfspraakChoices = {
  afspraaktypen: { id: string; naam: string; duurMinuten: number; titel: string }[];
  locaties: { id: string; naam: string; adres: string }[];
  adviseurs: { id: string; naam: string; standaardLocatieId: string | null; agenda: AgendaSoort | null }[];
  adviseurId: string;
  thuisadres: string;
  telefoon: string;
  ockto: boolean;
  aanvragers: { id: string; roepnaam: string }[];
};

/** What can be chosen for a new afspraak of this dossier. */
export async function listAfspraakChoices(deps: DomainDeps, actor: Actor, nummer: string): Promise<AfspraakChoices> {
  requireWorker(actor);
  const db = deps.databases.forKantoor(actor.kantoorId);
  const dossier = await readDossier(db, actor, { nummer });
  const [kantoor, types, locaties, colleagues, people, gekoppeld] = await Promise.all([
    requireKantoor(db, actor.kantoorId),
    listAfspraaktypen(db, actor.kantoorId),
    listLocaties(db, actor.kantoorId),
    listGebruikers(db, actor.kantoorId),
    listAanvragers(db, actor.kantoorId, dossier.id),
    listGekoppelden(db, actor.kantoorId),
  ]);
  const first = people[0];
  const adviseurs = colleagues.filter(mayBeAdviseur);
  // Who advises the dossier may have another role by now: then the one who plans is offered, or the first who can be chosen.
  const preferred = [dossier.adviseurId, actor.gebruikerId].find((id) => adviseurs.some((g) => g.id === id));
  return {
    afspraaktypen: types.map((t) => ({ id: t.id, naam: t.naam, duurMinuten: t.duur_minuten, titel: titleOf(t.titel, people) })),
    locaties: locaties.map((l) => ({ id: l.id, naam: l.naam, adres: l.adres })),
    adviseurs: adviseurs.map((g) => ({
      id: g.id,
      naam: fullName({ ...g, voorletters: "" }),
      standaardLocatieId: g.standaard_locatie_id,
      agenda: gekoppeld.get(g.id) ?? null,
    })),
    adviseurId: preferred ?? adviseurs[0]?.id ?? dossier.adviseurId,
    thuisadres: first ? [first.straat, [first.postcode, first.plaats].filter(Boolean).join(" ")].filter(Boolean).join(", ") : "",
    telefoon: first?.telefoon ?? "",
    ockto: kantoor.ockto,
    aanvragers: people.map((p) => ({ id: p.id, roepnaam: p.voornaam || fullName(p) })),
  };
}

export type AgendaBlock = { afspraakId: string; titel: string; begintOp: Date; duurMinuten: number; locatie: string };

/**
 * The day of a colleague; an empty one for someone of another kantoor. With beperkte inzage the day of another says only when she is
 * taken: titles and places name clients.
 */
export async function listDay(deps: DomainDeps, actor: Actor, adviseurId: string, day: Day): Promise<AgendaBlock[]> {
  requireWorker(actor);
  const { from, to } = boundsOfDay(day);
  const rows = await listAgenda(deps.databases.forKantoor(actor.kantoorId), actor.kantoorId, adviseurId, from, to);
  const taken = actor.beperkteInzage && adviseurId !== actor.gebruikerId ? { titel: "Bezet", locatie: "" } : {};
  return rows.map((a) => ({
    afspraakId: a.id,
    titel: a.titel,
    begintOp: a.begint_op,
    duurMinuten: a.duur_minuten,
    locatie: a.locatie,
    ...taken,
  }));
}

export type PreviewInput = { nummer: string; afspraaktypeId: string; datum: Day; ocktoAanvragerIds: readonly string[] };

/** What saving an afspraak of this type would ask, and to whom the confirmation goes. */
export async function previewAfspraak(deps: DomainDeps, actor: Actor, input: PreviewInput): Promise<ScenarioPreview> {
  requireWorker(actor);
  const db = deps.databases.forKantoor(actor.kantoorId);
  const dossier = await readDossier(db, actor, { nummer: input.nummer });
  const type = (await listAfspraaktypen(db, actor.kantoorId)).find((t) => t.id === input.afspraaktypeId);
  if (!type) throw new DomainError("NOT_FOUND");
  const { plan, world } = await planTriggered(db, actor.kantoorId, dossier.id, {
    afspraaktypeId: type.id,
    afspraaktype: type.naam,
    reference: input.datum,
    today: dayOf(deps.clock.now()),
    ocktoAanvragerIds: input.ocktoAanvragerIds,
  });
  return toPreview(plan, world, dossier.aanspreekvorm);
}
