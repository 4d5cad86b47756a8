import type { WerkCount, WerkGroep, WerkRow, WerkStukRow } from "@dossierklaar/db/queries/werkvoorraad";
import { addDays, isWerkdag } from "../calendar-day.ts";
import { emailName } from "../dossier/logboek.ts";
import { stukName } from "../dossiercontrole/stuk-name.ts";
import { type Day, dayOf, enumerate, formatDateTimeShort, formatDay, formatDayLong, plural } from "../format.ts";

/** One dossier in one group: the fact, and what one needs to know about it. */
export type WerkRegelView = {
  /** Stays the same while the dossier stands in the group. */
  id: string;
  groep: WerkGroep;
  dossierId: string;
  nummer: string;
  namen: string;
  feit: string;
  toelichting: string;
  isProbleem: boolean;
  voortgang: { aangeleverd: number; gevraagd: number };
  adviseur: { id: string; naam: string };
  heeftBehandelaar: boolean;
  /** Since when it waits; the groups about a day have `dag` instead. */
  sinds: Date;
  dag: Day | null;
  /** The screen where it is seen to. */
  pad: string;
  actie: string;
  signaleringId: string | null;
  /** The mail that did not arrive. */
  emailId: string | null;
};

export type WerkvoorraadView = {
  tellingen: { groep: WerkGroep; mijn: number; alle: number; zonderBehandelaar: number }[];
  regels: WerkRegelView[];
};

const nameOf = (stuk: WerkStukRow): string => stukName({ ...stuk, onderwerpSoort: stuk.onderwerp_soort });

/** `Werkgeversverklaring, UWV-verzekeringsbericht en 2 andere`: the first two by name. */
function namesOfStukken(row: WerkRow): string {
  const names = (row.stukken ?? []).map(nameOf);
  const all = row.aantal ?? names.length;
  const shown = all > 3 ? names.slice(0, 2) : names;
  const left = all - shown.length;
  return left > 0 ? `${shown.join(", ")} en ${plural(left, "ander", "andere")}` : enumerate(shown);
}

/** How many werkdagen lie between two days, the first not counted: today to tomorrow is one, when tomorrow is a werkdag. */
export function werkdagenUntil(from: Day, to: Day): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWerkdag(day)) count += 1;
  return count;
}

const dateNames = [
  ["ontbindende_voorwaarde", "Ontbindende voorwaarde financiering"],
  ["bankgarantie", "Bankgarantie"],
  ["renteaanbod_tot", "Renteaanbod"],
  ["bindend_aanbod_tot", "Bindend aanbod"],
  ["passeerdatum", "Passeren"],
] as const satisfies readonly (readonly [keyof WerkRow, string])[];

/** The dates of the dossier from today on, the first first. */
function datesOf(row: WerkRow, today: Day): { naam: string; dag: Day }[] {
  return dateNames
    .flatMap(([column, naam]) => {
      const dag = row[column];
      return dag && dag >= today ? [{ naam, dag }] : [];
    })
    .sort((a, b) => (a.dag < b.dag ? -1 : 1));
}

/** `bindend aanbod op 1 dec 2026`: the day on which a paper should still have been good. */
function endsBefore(row: WerkRow, today: Day, geldigTot: Day): string {
  const counts = [
    { naam: "Bindend aanbod", dag: row.bindend_aanbod_tot },
    { naam: "Passeren", dag: row.passeerdatum },
  ].find(({ dag }) => dag !== null && dag >= today);
  return counts?.dag && geldigTot < counts.dag ? `${counts.naam} ${formatDay(counts.dag)}` : "";
}

const inWerkdagen = (today: Day, dag: Day): string => {
  const left = werkdagenUntil(today, dag);
  return dag === today ? "vandaag" : `over ${plural(left, "werkdag", "werkdagen")}`;
};

const sentence = (text: string): string => text.replace(/\s+/g, " ").trim();

type Line = Pick<WerkRegelView, "feit" | "toelichting" | "pad" | "actie"> & { isProbleem?: boolean; dag?: Day };

function lineOf(row: WerkRow, now: Date): Line {
  const today = dayOf(now);
  const base = `/dossiers/${row.nummer}`;
  const judging = { pad: `${base}/dossiercontrole?toon=te-beoordelen`, actie: "Beoordelen" };
  switch (row.groep) {
    case "toJudge":
      return { feit: namesOfStukken(row), toelichting: `${plural(row.aantal ?? 0, "stuk", "stukken")} ontvangen`, ...judging };
    case "redelivered": {
      const reden = sentence(row.stukken?.[0]?.afkeurreden ?? "");
      return { feit: namesOfStukken(row), toelichting: reden ? `Was Afgekeurd: ${reden}` : "Was Afgekeurd", ...judging };
    }
    case "declared": {
      const reden = sentence(row.stukken?.[0]?.reden_klant ?? "");
      return { feit: namesOfStukken(row), toelichting: `Klant meldt: n.v.t.${reden ? ` ${reden}` : ""}`, ...judging };
    }
    case "verzoek": {
      const { afspraak } = row;
      return {
        feit: afspraak?.verzoek_soort === "cancel" ? "Wil afzeggen" : "Wil een ander moment",
        toelichting: afspraak ? `${afspraak.titel}, ${formatDateTimeShort(new Date(afspraak.begint_op), now)}` : "",
        pad: afspraak ? `${base}/afspraken/${afspraak.id}` : base,
        actie: "Bekijken",
      };
    }
    case "question": {
      const vraag = sentence(row.vraag?.tekst ?? "");
      const more = (row.vraag?.aantal ?? 1) - 1;
      return {
        feit: vraag,
        toelichting: `Vraag van ${row.vraag?.door ?? "de klant"}${more > 0 ? `, en nog ${more}` : ""}`,
        pad: `${base}/dossiercontrole`,
        actie: "Beantwoorden",
      };
    }
    case "complete": {
      const { afspraak } = row;
      return {
        feit: "Alles is aangeleverd",
        toelichting: afspraak ? `${afspraak.type} ${formatDateTimeShort(new Date(afspraak.begint_op), now)}` : "Nog geen afspraak gepland",
        pad: `${base}/dossiercontrole`,
        actie: "Naar dossier",
      };
    }
    case "undelivered": {
      const { email } = row;
      return {
        feit: `${email?.soort === "bericht" && email.onderwerp ? email.onderwerp : emailName(email?.soort ?? "")} kwam niet aan`,
        toelichting: email?.reden || `De mail aan ${email?.aan ?? ""} is niet bezorgd.`,
        isProbleem: true,
        pad: email?.afspraak_id ? `${base}/afspraken/${email.afspraak_id}/emails` : `${base}/emails`,
        actie: "Naar e-mail",
      };
    }
    case "noReaction": {
      const { herinneringen } = row;
      const sent = herinneringen
        ? `${plural(herinneringen.aantal, "herinnering", "herinneringen")} verstuurd, de laatste ${formatDayLong(dayOf(new Date(herinneringen.laatste)), today)}`
        : "Nog geen herinnering verstuurd";
      return {
        feit: `Geen reactie in ${plural(werkdagenUntil(dayOf(new Date(row.sinds)), today), "werkdag", "werkdagen")}`,
        toelichting: [sent, row.telefoon].filter(Boolean).join(" · "),
        pad: `${base}/dossiercontrole?toon=open`,
        actie: "Naar dossier",
      };
    }
    case "dateNear": {
      const [first, ...more] = datesOf(row, today);
      const dag = first?.dag ?? today;
      const next = more[0] ? ` · ${more[0].naam} ${formatDayLong(more[0].dag, today)}` : "";
      return {
        feit: `${first?.naam ?? "Datum"} ${inWerkdagen(today, dag)}`,
        toelichting: `${formatDayLong(dag, today)}${next}`,
        pad: `${base}/gegevens`,
        actie: "Naar dossier",
        dag,
      };
    }
    case "expiring": {
      const dag = row.stukken?.[0]?.geldig_tot ?? today;
      return {
        feit: namesOfStukken(row),
        toelichting: [dag < today ? `Verlopen op ${formatDay(dag)}` : `Geldig tot ${formatDay(dag)}`, endsBefore(row, today, dag)]
          .filter(Boolean)
          .join(" · "),
        isProbleem: dag < today,
        pad: `${base}/dossiercontrole`,
        actie: "Naar stuk",
        dag,
      };
    }
    case "signalering": {
      const { signalering } = row;
      const afspraakId = signalering?.afspraak_id;
      const more = (signalering?.aantal ?? 1) - 1;
      return {
        feit: signalering?.tekst ?? "",
        toelichting: `Signalering van ${formatDayLong(signalering?.op ?? today, today)}${more > 0 ? `, en nog ${more}` : ""}`,
        pad: afspraakId ? `${base}/afspraken/${afspraakId}/emails` : `${base}/emails`,
        actie: "Naar dossier",
        ...(signalering ? { dag: signalering.op } : {}),
      };
    }
  }
}

/** For the kantoor. `now` tells what is today. */
export function toWerkRegelView(row: WerkRow, now: Date): WerkRegelView {
  const { isProbleem = false, dag = null, ...line } = lineOf(row, now);
  return {
    id: `${row.groep}.${row.dossier_id}`,
    groep: row.groep,
    dossierId: row.dossier_id,
    nummer: row.nummer,
    namen: enumerate(row.namen),
    voortgang: { aangeleverd: row.aangeleverd, gevraagd: row.gevraagd },
    adviseur: { id: row.adviseur_id, naam: row.adviseur_naam },
    heeftBehandelaar: row.behandelaar_id !== null,
    sinds: new Date(row.sinds),
    signaleringId: row.signalering?.id ?? null,
    emailId: row.email?.id ?? null,
    ...line,
    isProbleem,
    dag,
  };
}

export const toTelling = (count: WerkCount): WerkvoorraadView["tellingen"][number] => ({
  groep: count.groep,
  mijn: count.mijn,
  alle: count.alle,
  zonderBehandelaar: count.zonder_behandelaar,
});
