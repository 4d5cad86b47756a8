// The Logboek's sentences: what happened, without who and when. Browser-safe.

import type { AfspraakField } from "../afspraak/rules.ts";
import type { DossierEvent, DossierEventKind } from "../events.ts";
import { enumerate, formatDateTime, formatDay, plural } from "../format.ts";
import {
  afspraakFieldLabels,
  agendaSoortLabels,
  datumLabels,
  emailStatusLabels,
  faseLabels,
  signaleringLabels,
  taalLabels,
  verzoekLabels,
} from "../labels.ts";

const emailNames: Record<string, string> = {
  afspraakBevestiging: "Afspraakbevestiging",
  afspraakVerzet: "Afspraak verzet",
  afspraakGewijzigd: "Afspraak gewijzigd",
  afspraakAfgezegd: "Afspraak afgezegd",
  verzoekAfgewezen: "Antwoord op verzoek",
  inloglink: "Inloglink",
  digest: "Bericht over het klantportaal",
  bericht: "Bericht van de adviseur",
  rappel: "Herinnering",
  allesOntvangen: "Alles ontvangen",
  uitnodiging: "Uitnodiging",
  wachtwoordHerstel: "Nieuw wachtwoord",
};

/** How a kind of mail is called. */
export const emailName = (soort: string): string => (Object.hasOwn(emailNames, soort) ? emailNames[soort] : undefined) ?? "E-mail";

function whatChanged(field: AfspraakField, moment: { van: string; naar: string } | null): string {
  if (field !== "moment" || !moment) return afspraakFieldLabels[field];
  return `verzet van ${formatDateTime(new Date(moment.van))} naar ${formatDateTime(new Date(moment.naar))}`;
}

type Tellers = { [Kind in DossierEventKind]: (event: Extract<DossierEvent, { kind: Kind }>) => string };

const syncedWords = {
  placed: "in de agenda gezet",
  changed: "in de agenda bijgewerkt",
  removed: "uit de agenda gehaald",
  same: "klopt met de agenda",
} as const;

const reason = (reden: string): string => (reden ? `: ${reden}` : "");

const tellers: Tellers = {
  "dossier.opened": (e) => `Dossier ${e.nummer} aangemaakt voor ${e.namen}`,
  "afspraak.planned": (e) => `Afspraak gepland: ${e.titel}`,
  "afspraak.changed": (e) => `Afspraak gewijzigd: ${e.titel}, ${enumerate(e.wat.map((field) => whatChanged(field, e.moment)))}`,
  "afspraak.cancelled": (e) => `Afspraak afgezegd: ${e.titel}, ${formatDateTime(new Date(e.begintOp))}${reason(e.reden)}`,
  "agenda.synced": (e) => `${e.titel}: ${syncedWords[e.wat]}${e.agenda ? ` (${agendaSoortLabels[e.agenda]})` : ""}`,
  "agenda.stopped": (e) =>
    `${e.titel}: ${e.stand === "failed" ? "de agenda heeft de afspraak geweigerd" : "staat niet in de agenda, die is niet gekoppeld"}`,
  "agenda.proposed": (e) =>
    `${e.titel}: in de agenda ${e.naar ? `verzet naar ${formatDateTime(new Date(e.naar))}` : "verwijderd"}, nog niet overgenomen`,
  "agenda.declined": (e) => `${e.titel}: ${e.soort === "moved" ? "verzetten" : "verwijderen"} in de agenda niet overgenomen`,
  "verzoek.made": (e) => `${e.titel}: gevraagd om ${verzoekLabels[e.soort]}${reason([e.reden, e.momenten].filter(Boolean).join(" · "))}`,
  "verzoek.declined": (e) => `${e.titel}: vraag om ${verzoekLabels[e.soort]} afgewezen${reason(e.antwoord)}`,
  // By hand the reason is who did it, and that stands before the line.
  "scenario.started": (e) => `Scenario ${e.scenario} gestart${reason(e.bron === "manual" ? "" : e.reden)}`,
  "scenario.planned": (e) => `Scenario ${enumerate(e.scenarios)} gepland voor ${formatDateTime(new Date(e.op))}`,
  "scenario.withdrawn": (e) => `Geplande start van scenario ${enumerate(e.scenarios)} ingetrokken${reason(e.reden)}`,
  "stuk.requested": (e) => `${e.naam} gevraagd van ${e.voorWie}`,
  "stuk.offered": (e) => `${e.naam} beschikbaar gemaakt voor ${e.voorWie}`,
  "stuk.cancelled": (e) => `${e.naam} verwijderd`,
  "stuk.restored": (e) => `${e.naam} teruggezet`,
  "stuk.received": (e) =>
    `${e.naam} ${e.aangevuld ? "aangevuld" : "aangeleverd"}, ${e.bestanden === 1 ? "1 bestand" : `${e.bestanden} bestanden`}`,
  "stuk.approved": (e) => `${e.naam}: Akkoord`,
  "stuk.provisionallyApproved": (e) => `${e.naam}: Voorlopig akkoord`,
  "stuk.rejected": (e) => `${e.naam}: Afgekeurd${reason(e.reden)}`,
  "stuk.judgementUndone": (e) => `Beoordeling van ${e.naam} ongedaan gemaakt`,
  "stuk.requestedAgain": (e) => `${e.naam} opnieuw opgevraagd${reason(e.reden)}`,
  "stuk.declaredNotApplicable": (e) => `${e.naam}: niet van toepassing gemeld${reason(e.reden)}`,
  "stuk.declarationAccepted": (e) => `${e.naam}: melding geaccepteerd`,
  "stuk.askedAnyway": (e) => `${e.naam} toch gevraagd${reason(e.reden)}`,
  "stuk.annotated": (e) => (e.voorKlant ? `Opmerking voor de klant bij ${e.naam}` : `Interne notitie bij ${e.naam}`),
  "bestand.refused": (e) => `Bestand ${e.bestand} bij ${e.naam} geweigerd`,
  "bestand.opened": (e) => `Bestand ${e.bestand} van ${e.naam} geopend`,
  "bestand.offered": (e) => `${e.naam}: ${e.bestanden === 1 ? "1 bestand" : `${e.bestanden} bestanden`} klaargezet voor de klant`,
  "bestand.downloaded": (e) => `Bestand ${e.bestand} van ${e.naam} gedownload`,
  "bestand.moved": (e) => `${enumerate(e.bestanden)} verplaatst van ${e.naam} naar ${e.naar}`,
  "paginas.arranged": (e) => `Pagina's van ${e.naam} geordend`,
  "paginas.moved": (e) => `${plural(e.aantal, "pagina", "pagina's")} verplaatst van ${e.naam} naar ${e.naar}`,
  "bestand.combined": (e) => `${e.naam}: één pdf gemaakt van ${plural(e.paginas, "pagina", "pagina's")}`,
  "bestand.notCombined": (e) => `${e.naam}: van deze bestanden kon geen pdf worden gemaakt`,
  "stukken.downloaded": (e) => `Als zip gedownload: ${enumerate(e.namen)}`,
  "bestand.removed": (e) => `Bestand ${e.bestand} van ${e.naam} verwijderd`,
  "vraag.asked": (e) => `Vraag bij ${e.naam}: ${e.vraag}`,
  "vraag.answered": (e) => `Antwoord bij ${e.naam}: ${e.antwoord}`,
  "actiepunt.cancelled": (e) => `${e.tekst} Vervallen`,
  "actiepunt.asked": (e) => `${e.tekst} Gevraagd van ${e.voorWie}`,
  "actiepunt.completed": (e) => `${e.tekst} Klaar`,
  "actiepunt.reopened": (e) => `${e.tekst} Weer open`,
  "actiepunt.answered": (e) => `${e.vraag} ${e.antwoord ? "Ja" : "Nee"}`,
  "email.queued": (e) => `${emailName(e.soort)} aan ${e.aan} klaargezet`,
  "email.sent": (e) => `${emailName(e.soort)} aan ${e.aan}: ${emailStatusLabels.sent}`,
  "email.delivered": (e) => `${emailName(e.soort)} aan ${e.aan}: ${emailStatusLabels.delivered}`,
  "email.opened": (e) => `${emailName(e.soort)} aan ${e.aan}: ${emailStatusLabels.opened}`,
  "email.complained": (e) => `${emailName(e.soort)} aan ${e.aan}: door de ontvanger als ongewenst gemeld`,
  "email.bounced": (e) => `${emailName(e.soort)} aan ${e.aan}: ${emailStatusLabels.bounced}${reason(e.reden)}`,
  "email.failed": (e) => `${emailName(e.soort)} aan ${e.aan}: ${emailStatusLabels.failed}${reason(e.reden)}`,
  "email.finished": (e) => `${emailName(e.soort)} aan ${e.aan}: ${e.afgehandeld ? "afgehandeld" : "weer open"}`,
  "gegevens.changed": (e) => `Gegevens gewijzigd: ${enumerate(e.velden)}`,
  "aanvrager.emailChanged": (e) => `E-mailadres van ${e.naam} gewijzigd van ${e.van ?? "geen"} in ${e.naar ?? "geen"}`,
  "aanvrager.joined": (e) => `${e.naam} toegevoegd als tweede aanvrager`,
  "aanvrager.left": (e) => `${e.naam} uit het dossier gehaald, toegang beëindigd`,
  "dossier.faseChanged": (e) => `Fase gewijzigd van ${faseLabels[e.van]} in ${faseLabels[e.naar]}`,
  "dossier.dateChanged": (e) =>
    e.naar === null
      ? `${datumLabels[e.datum]} weggehaald${e.van === null ? "" : `, was ${formatDay(e.van)}`}`
      : `${datumLabels[e.datum]} gezet op ${formatDay(e.naar)}${e.van === null ? "" : `, was ${formatDay(e.van)}`}`,
  "dossier.closed": (e) => `Dossier gesloten${reason(e.reden)}. Bewaard tot ${formatDay(e.bewarenTot)}`,
  "dossier.deletionAnnounced": (e) => `Bewaartermijn loopt af. Dossier wordt verwijderd op ${formatDay(e.op)}`,
  "dossier.keptLonger": (e) => `Dossier wordt langer bewaard, tot ${formatDay(e.tot)}`,
  "dossier.reopened": () => "Dossier heropend",
  "klantportaal.opened": (e) => `Ingelogd op het klantportaal als ${e.namen}`,
  "klantportaal.actingChanged": (e) => (e.aan ? `Handelen namens ${e.namen} aangezet` : `Handelen namens ${e.namen} uitgezet`),
  "signalering.set": (e) => `Signalering voor ${formatDay(e.op)}: ${e.tekst}`,
  "signalering.found": (e) => `Signalering: ${signaleringLabels[e.soort]}`,
  "signalering.done": (e) => `Signalering afgehandeld: ${e.tekst || signaleringLabels[e.soort]}`,
  "signalering.moved": (e) => `Signalering verzet naar ${formatDay(e.op)}: ${e.tekst || signaleringLabels[e.soort]}`,
  "klant.taalChosen": (e) => `Portaal en e-mail in het ${taalLabels[e.taal]}`,
  "klant.signedIn": (e) => `${e.namen} ingelogd op het klantportaal`,
};

/** The sentence of a stored event. A kind that this version does not know tells its name instead of failing the page. */
export function tellEvent(kind: string, payload: unknown): string {
  if (!Object.hasOwn(tellers, kind)) return kind;
  const tell = (tellers as Record<string, ((event: never) => string) | undefined>)[kind]; // looked up by a stored word, which may be newer than this code
  return tell ? tell({ kind, ...(payload as object) } as never) : kind; // written by recordEvent from this very kind
}

/** What lines are about, in the words of a choice; each holds the kinds that begin with these words. */
export const logSoorten = {
  afspraak: { label: "Afspraken", kinds: ["afspraak", "verzoek", "agenda"] },
  stuk: { label: "Stukken en beoordelingen", kinds: ["stuk", "stukken", "scenario", "vraag"] },
  bestand: { label: "Bestanden", kinds: ["bestand", "paginas"] },
  actiepunt: { label: "Actiepunten en signaleringen", kinds: ["actiepunt", "signalering"] },
  email: { label: "E-mails", kinds: ["email"] },
  dossier: { label: "Dossier en gegevens", kinds: ["dossier", "gegevens", "aanvrager", "signalering"] },
  toegang: { label: "Toegang tot het klantportaal", kinds: ["klant", "klantportaal"] },
} as const;
export type LogSoort = keyof typeof logSoorten;

/** Which choice a kind of event belongs to; undefined for a kind that is newer than this version. */
export function soortOf(kind: string): LogSoort | undefined {
  const begin = kind.split(".")[0] ?? "";
  return (Object.keys(logSoorten) as LogSoort[]).find((soort) => (logSoorten[soort].kinds as readonly string[]).includes(begin)); // the keys of that very object
}
