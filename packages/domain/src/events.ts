// Everything that can have happened to a dossier. Server only; the types are free for all.
import { agendaSoorten, fasen, signaleringSoorten, talen, verzoekSoorten } from "@dossierklaar/db/columns";
import { z } from "zod";
import { afspraakFields } from "./afspraak/rules.ts";
import { datumNamen } from "./dossier/rules.ts";

const fase = z.enum(fasen);
const stuk = z.object({ stukId: z.string(), naam: z.string() });
const afspraak = z.object({ afspraakId: z.string(), titel: z.string() });
/** Whether an agenda has to hear it; what was told before agendas were coupled does not say. */
const agenda = z.boolean().optional();

/** One line of the Logboek: its payload holds what must still be readable when the world has moved on. */
export const dossierEventSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("dossier.opened"), nummer: z.string(), namen: z.string() }),
  z.object({ kind: z.literal("afspraak.planned"), ...afspraak.shape, begintOp: z.string(), agenda }),
  z.object({
    kind: z.literal("afspraak.changed"),
    ...afspraak.shape,
    wat: z.array(z.enum(afspraakFields)),
    /** When it was and when it is, if that changed. */
    moment: z.object({ van: z.string(), naar: z.string() }).nullable(),
    agenda,
  }),
  z.object({ kind: z.literal("afspraak.cancelled"), ...afspraak.shape, begintOp: z.string(), reden: z.string(), agenda }),
  /** In which agenda, and what was done there; `same`: it was found as it should be. */
  z.object({
    kind: z.literal("agenda.synced"),
    ...afspraak.shape,
    wat: z.enum(["placed", "changed", "removed", "same"]),
    agenda: z.enum(agendaSoorten).nullable(),
  }),
  z.object({ kind: z.literal("agenda.stopped"), ...afspraak.shape, stand: z.enum(["stopped", "failed"]) }),
  z.object({
    kind: z.literal("agenda.proposed"),
    ...afspraak.shape,
    soort: z.enum(["moved", "removed"]),
    naar: z.string().nullable(),
  }),
  z.object({ kind: z.literal("agenda.declined"), ...afspraak.shape, soort: z.enum(["moved", "removed"]) }),
  z.object({
    kind: z.literal("verzoek.made"),
    ...afspraak.shape,
    soort: z.enum(verzoekSoorten),
    reden: z.string(),
    momenten: z.string(),
  }),
  z.object({ kind: z.literal("verzoek.declined"), ...afspraak.shape, soort: z.enum(verzoekSoorten), antwoord: z.string() }),
  z.object({
    kind: z.literal("scenario.started"),
    scenarioId: z.string(),
    scenario: z.string(),
    reden: z.string(),
    bron: z.enum(["trigger", "manual", "answer", "gegevens"]),
    aantal: z.number().int(),
    /** What this start asked anew. */
    stukIds: z.array(z.string()),
    afspraakId: z.string().nullable(),
  }),
  z.object({ kind: z.literal("scenario.planned"), planningId: z.string(), scenarios: z.array(z.string()), op: z.string() }),
  z.object({ kind: z.literal("scenario.withdrawn"), planningId: z.string(), scenarios: z.array(z.string()), reden: z.string() }),
  z.object({ kind: z.literal("stuk.requested"), ...stuk.shape, voorWie: z.string() }),
  z.object({ kind: z.literal("stuk.offered"), ...stuk.shape, voorWie: z.string() }),
  z.object({ kind: z.literal("stuk.cancelled"), ...stuk.shape }),
  z.object({ kind: z.literal("stuk.restored"), ...stuk.shape }),
  z.object({ kind: z.literal("stuk.received"), ...stuk.shape, bestanden: z.number().int(), aangevuld: z.boolean() }),
  z.object({ kind: z.literal("stuk.approved"), ...stuk.shape }),
  z.object({ kind: z.literal("stuk.provisionallyApproved"), ...stuk.shape }),
  z.object({ kind: z.literal("stuk.rejected"), ...stuk.shape, reden: z.string() }),
  z.object({ kind: z.literal("stuk.judgementUndone"), ...stuk.shape }),
  z.object({ kind: z.literal("stuk.requestedAgain"), ...stuk.shape, reden: z.string() }),
  z.object({ kind: z.literal("stuk.declaredNotApplicable"), ...stuk.shape, reden: z.string() }),
  z.object({ kind: z.literal("stuk.declarationAccepted"), ...stuk.shape }),
  z.object({ kind: z.literal("stuk.askedAnyway"), ...stuk.shape, reden: z.string() }),
  z.object({ kind: z.literal("stuk.annotated"), ...stuk.shape, voorKlant: z.boolean() }),
  z.object({ kind: z.literal("bestand.refused"), ...stuk.shape, bestand: z.string(), weigering: z.string() }),
  z.object({ kind: z.literal("bestand.opened"), ...stuk.shape, bestand: z.string() }),
  z.object({ kind: z.literal("bestand.offered"), ...stuk.shape, bestanden: z.number().int() }),
  z.object({ kind: z.literal("bestand.downloaded"), ...stuk.shape, bestand: z.string() }),
  z.object({ kind: z.literal("bestand.moved"), ...stuk.shape, bestanden: z.array(z.string()), naar: z.string() }),
  /** Pages of what was delivered, put in another order or turned. */
  z.object({ kind: z.literal("paginas.arranged"), ...stuk.shape }),
  z.object({ kind: z.literal("paginas.moved"), ...stuk.shape, aantal: z.number().int(), naar: z.string(), naarStukId: z.string() }),
  z.object({ kind: z.literal("bestand.combined"), ...stuk.shape, paginas: z.number().int() }),
  z.object({ kind: z.literal("bestand.notCombined"), ...stuk.shape }),
  /** Several stukken at once, as a zip; which files that were is in it. */
  z.object({ kind: z.literal("stukken.downloaded"), stukIds: z.array(z.string()), namen: z.array(z.string()) }),
  z.object({ kind: z.literal("bestand.removed"), ...stuk.shape, bestand: z.string() }),
  z.object({ kind: z.literal("vraag.asked"), ...stuk.shape, vraagId: z.string(), vraag: z.string() }),
  z.object({ kind: z.literal("vraag.answered"), ...stuk.shape, vraagId: z.string(), vraag: z.string(), antwoord: z.string() }),
  z.object({ kind: z.literal("actiepunt.cancelled"), actiepuntId: z.string(), tekst: z.string() }),
  z.object({ kind: z.literal("actiepunt.asked"), actiepuntId: z.string(), tekst: z.string(), voorWie: z.string() }),
  z.object({ kind: z.literal("actiepunt.completed"), actiepuntId: z.string(), tekst: z.string() }),
  z.object({ kind: z.literal("actiepunt.reopened"), actiepuntId: z.string(), tekst: z.string() }),
  z.object({ kind: z.literal("actiepunt.answered"), actiepuntId: z.string(), vraag: z.string(), antwoord: z.boolean() }),
  z.object({ kind: z.literal("email.queued"), emailId: z.string(), soort: z.string(), aan: z.string() }),
  z.object({ kind: z.literal("email.sent"), emailId: z.string(), soort: z.string(), aan: z.string() }),
  z.object({ kind: z.literal("email.delivered"), emailId: z.string(), soort: z.string(), aan: z.string() }),
  z.object({ kind: z.literal("email.opened"), emailId: z.string(), soort: z.string(), aan: z.string() }),
  z.object({ kind: z.literal("email.complained"), emailId: z.string(), soort: z.string(), aan: z.string() }),
  z.object({ kind: z.literal("email.bounced"), emailId: z.string(), soort: z.string(), aan: z.string(), reden: z.string() }),
  z.object({ kind: z.literal("email.failed"), emailId: z.string(), soort: z.string(), aan: z.string(), reden: z.string() }),
  z.object({ kind: z.literal("email.finished"), emailId: z.string(), soort: z.string(), aan: z.string(), afgehandeld: z.boolean() }),
  z.object({ kind: z.literal("signalering.set"), tekst: z.string(), op: z.string() }),
  z.object({ kind: z.literal("signalering.found"), soort: z.enum(signaleringSoorten) }),
  z.object({ kind: z.literal("signalering.done"), soort: z.enum(signaleringSoorten), tekst: z.string() }),
  z.object({ kind: z.literal("signalering.moved"), soort: z.enum(signaleringSoorten), tekst: z.string(), op: z.string() }),
  z.object({ kind: z.literal("klant.signedIn"), namen: z.string() }),
  z.object({ kind: z.literal("klant.taalChosen"), taal: z.enum(talen) }),
  /** Labels of the fields, with whose they are: `telefoon van Eline Quist`. */
  z.object({ kind: z.literal("gegevens.changed"), velden: z.array(z.string()) }),
  z.object({ kind: z.literal("aanvrager.emailChanged"), naam: z.string(), van: z.string().nullable(), naar: z.string().nullable() }),
  z.object({ kind: z.literal("aanvrager.joined"), naam: z.string() }),
  z.object({ kind: z.literal("aanvrager.left"), naam: z.string() }),
  z.object({ kind: z.literal("dossier.faseChanged"), van: fase, naar: fase }),
  z.object({ kind: z.literal("dossier.dateChanged"), datum: z.enum(datumNamen), van: z.string().nullable(), naar: z.string().nullable() }),
  z.object({ kind: z.literal("dossier.closed"), reden: z.string(), bewarenTot: z.string() }),
  z.object({ kind: z.literal("dossier.reopened") }),
  z.object({ kind: z.literal("dossier.deletionAnnounced"), op: z.string() }),
  z.object({ kind: z.literal("dossier.keptLonger"), tot: z.string() }),
  z.object({ kind: z.literal("klantportaal.opened"), namen: z.string() }),
  z.object({ kind: z.literal("klantportaal.actingChanged"), namen: z.string(), aan: z.boolean() }),
]);

export type DossierEvent = z.infer<typeof dossierEventSchema>;
export type DossierEventKind = DossierEvent["kind"];
