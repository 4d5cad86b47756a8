import { listEventsOf } from "@dossierklaar/db/queries/dossier-event";
import { dossierEventSchema } from "@dossierklaar/domain/events";
import { type AfspraakWijziging, noticed } from "@dossierklaar/email/messages";
import { agendaAttachment, findMailedAfspraak, type MailedAfspraak } from "./afspraak.ts";
import { toPersoon } from "./audience.ts";
import { type Composed, type Composing, NothingToSend, openGrant, toKantoor } from "./parts.ts";

/** That an afspraak was moved, or that something else of it is another now. Throws NothingToSend when it was called off since. */
export async function composeWijziging(composing: Composing, soort: AfspraakWijziging["soort"]): Promise<Composed> {
  const afspraak = await findMailedAfspraak(composing);
  if (!afspraak || afspraak.row.status === "cancelled") throw new NothingToSend("De afspraak was al afgezegd toen deze mail weg zou gaan.");
  const gewijzigd = await listNoticed(composing, afspraak);
  return compose(composing, afspraak, (about) => ({ soort, ...about, gewijzigd }));
}

/** That an afspraak does not go on, with what takes it out of the client's agenda. */
export async function composeAfgezegd(composing: Composing): Promise<Composed> {
  const afspraak = await findMailedAfspraak(composing);
  if (afspraak?.row.status !== "cancelled") throw new NothingToSend("Deze mail hoort bij een afspraak die niet is afgezegd.");
  const reden = afspraak.row.reden_voor_klant;
  return compose(composing, afspraak, (about) => ({ soort: "afspraakAfgezegd", ...about, reden }));
}

/** That what the client asked of an afspraak cannot be. Throws NothingToSend when the afspraak was called off since. */
export async function composeVerzoekAfgewezen(composing: Composing): Promise<Composed> {
  const afspraak = await findMailedAfspraak(composing);
  const { verzoek_soort: vraag, verzoek_antwoord: antwoord, status } = afspraak?.row ?? {};
  if (!afspraak || !vraag || !antwoord || status === "cancelled")
    throw new NothingToSend("De afspraak was al afgezegd of opnieuw besproken toen deze mail weg zou gaan.");
  const composed = await compose(composing, afspraak, (about) => ({ soort: "verzoekAfgewezen", ...about, vraag, antwoord }));
  // Nothing of the afspraak changed, so nothing of the agenda does.
  return { ...composed, attachments: [] };
}

type About = Pick<AfspraakWijziging, "toon" | "kantoor" | "lezers" | "adviseur" | "afspraak" | "link" | "geldigTot">;

async function compose(
  composing: Composing,
  afspraak: MailedAfspraak,
  toMessage: (about: About) => Composed["message"],
): Promise<Composed> {
  const { dossier, kantoor, audience } = composing;
  const { code: _, ...access } = await openGrant(composing, "mailLink");
  return {
    afspraaktypeId: afspraak.row.bevestiging_id,
    fromName: afspraak.van,
    replyTo: afspraak.adviseur.email,
    message: toMessage({
      toon: dossier.aanspreekvorm,
      kantoor: toKantoor(kantoor),
      lezers: audience.lezers.map(toPersoon),
      adviseur: afspraak.adviseur,
      afspraak: afspraak.facts,
      ...access,
    }),
    attachments: [agendaAttachment(composing, afspraak)],
  };
}

/** What of it the client can notice, as the change told it that this mail was queued with. */
async function listNoticed({ tx, email, dossier }: Composing, { row }: MailedAfspraak): Promise<AfspraakWijziging["gewijzigd"]> {
  if (email.tot_versie === null) return [];
  for (const { kind, payload } of await listEventsOf(tx, dossier.kantoor_id, dossier.id, email.tot_versie)) {
    const { data } = dossierEventSchema.safeParse({ ...Object(payload), kind });
    if (data?.kind === "afspraak.changed" && data.afspraakId === row.id) return noticed.filter((field) => data.wat.includes(field));
  }
  return [];
}
