import { addWerkdagen } from "@dossierklaar/domain/calendar-day";
import { useState } from "react";
import type { ApiInput, ApiOutput } from "../trpc";

export type AfspraakChoices = ApiOutput["afspraak"]["choices"];
type PlanInput = ApiInput["afspraak"]["plan"];
export type LocatieSoort = PlanInput["locatieSoort"];

export type AfspraakForm = {
  afspraaktypeId: string;
  titel: string;
  locatieSoort: LocatieSoort;
  locatieId: string | null;
  locatie: string;
  opmerkingen: string;
  interneNotitie: string;
  datum: string;
  tijdstip: string;
  keer: PlanInput["keer"];
  duurMinuten: number | undefined;
  adviseurId: string;
  /** Synchroniseren met agenda. */
  inAgenda: boolean;
  ocktoAanvragerIds: string[];
  leaveOut: ReadonlySet<string>;
};

/** Fields that follow another until somebody types in them. */
type Followers = { titel: boolean; duurMinuten: boolean; locatie: boolean };

/** Where the afspraak is, filled in for a way of meeting: the kantoor's address, the client's home, her phone number; a link or a place of one's own is typed. */
function placeOf(soort: LocatieSoort, locatieId: string | null, choices: AfspraakChoices): string {
  if (soort === "office") return choices.locaties.find((l) => l.id === locatieId)?.adres ?? "";
  if (soort === "home") return choices.thuisadres;
  return soort === "phone" ? choices.telefoon : "";
}

/** The office that is filled in: the adviseur's own, else the kantoor's first. */
function defaultOffice(adviseurId: string, choices: AfspraakChoices): string | null {
  const own = choices.adviseurs.find((a) => a.id === adviseurId)?.standaardLocatieId;
  return (choices.locaties.find((l) => l.id === own) ?? choices.locaties[0])?.id ?? null;
}

/** Where an afspraak is at first: at the office; a kantoor without one comes to the client's home, else it calls her. */
export function defaultPlace(adviseurId: string, choices: AfspraakChoices): Pick<AfspraakForm, "locatieSoort" | "locatieId" | "locatie"> {
  const locatieId = defaultOffice(adviseurId, choices);
  const locatieSoort = locatieId !== null ? "office" : choices.thuisadres ? "home" : choices.telefoon ? "phone" : "video";
  return { locatieSoort, locatieId, locatie: placeOf(locatieSoort, locatieId, choices) };
}

/** Whose agenda the adviseur has coupled; null when she has none that works. */
export const agendaOf = (adviseurId: string, choices: AfspraakChoices): AfspraakChoices["adviseurs"][number]["agenda"] =>
  choices.adviseurs.find((a) => a.id === adviseurId)?.agenda ?? null;

/** A form for a new afspraak. */
export const emptyForm = (choices: AfspraakChoices, today: string): AfspraakForm => ({
  afspraaktypeId: "",
  titel: "",
  ...defaultPlace(choices.adviseurId, choices),
  opmerkingen: "",
  interneNotitie: "",
  datum: addWerkdagen(today, 1),
  tijdstip: "",
  keer: null,
  duurMinuten: 60,
  adviseurId: choices.adviseurId,
  inAgenda: agendaOf(choices.adviseurId, choices) !== null,
  ocktoAanvragerIds: [],
  leaveOut: new Set(),
});

/**
 * What is filled in. In a new one (`followsType`) Type fills Titel and Duur and the adviseur fills Locatie, until they were edited; in one
 * that is changed they stand as they are. Locatie kiezen always fills Locatie. `onChange` hears which fields moved.
 */
export function useAfspraakForm(
  choices: AfspraakChoices,
  start: () => AfspraakForm,
  followsType: boolean,
  onChange: (fields: readonly string[]) => void,
) {
  const [form, setForm] = useState<AfspraakForm>(start);
  const [follows, setFollows] = useState<Followers>({ titel: followsType, duurMinuten: followsType, locatie: followsType });
  const set = (next: Partial<AfspraakForm>) => {
    setForm((before) => ({ ...before, ...next }));
    onChange(Object.keys(next));
  };
  const edit = (field: keyof Followers) => setFollows((before) => (before[field] ? { ...before, [field]: false } : before));
  return {
    form,
    set,
    chooseType(id: string) {
      const type = choices.afspraaktypen.find((t) => t.id === id);
      // Another type asks other things: what was ticked away of the old preview says nothing of the new one.
      set({
        afspraaktypeId: id,
        leaveOut: new Set(),
        ...(type && follows.titel ? { titel: type.titel } : {}),
        ...(type && follows.duurMinuten ? { duurMinuten: type.duurMinuten } : {}),
      });
    },
    editTitel(titel: string) {
      edit("titel");
      set({ titel });
    },
    editDuur(duurMinuten: number | undefined) {
      edit("duurMinuten");
      set({ duurMinuten });
    },
    editLocatie(locatie: string) {
      edit("locatie");
      set({ locatie });
    },
    /** Choosing how to meet is choosing its place: what was typed for another way does not hold. */
    chooseLocatieSoort(locatieSoort: LocatieSoort) {
      setFollows((before) => ({ ...before, locatie: true }));
      set({ locatieSoort, locatie: placeOf(locatieSoort, form.locatieId, choices) });
    },
    chooseOffice(locatieId: string) {
      setFollows((before) => ({ ...before, locatie: true }));
      set({ locatieId, locatie: placeOf("office", locatieId, choices) });
    },
    chooseAdviseur(adviseurId: string) {
      const locatieId = defaultOffice(adviseurId, choices);
      const moves = form.locatieSoort === "office" && follows.locatie;
      // Another agenda is booked: whoever coupled one expects what is hers in it.
      const inAgenda = agendaOf(adviseurId, choices) !== null;
      set({ adviseurId, inAgenda, ...(moves ? { locatieId, locatie: placeOf("office", locatieId, choices) } : {}) });
    },
    /** Everything at once, as it stands now elsewhere. */
    reset(next: AfspraakForm) {
      setFollows({ titel: followsType, duurMinuten: followsType, locatie: followsType });
      set(next);
    },
    /** Ticks lines away, or back. */
    leaveOut(keys: readonly string[], isTicked: boolean) {
      const next = new Set(form.leaveOut);
      for (const key of keys) isTicked ? next.delete(key) : next.add(key);
      set({ leaveOut: next });
    },
  };
}

export type AfspraakFormState = ReturnType<typeof useAfspraakForm>;
