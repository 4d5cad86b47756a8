// What each side may see of a stuk: two functions, never one with something left out.
import type { BestandPagina, BestandStatus, BestandWeigering, Onderwerp, StukStatus, Toon } from "@dossierklaar/db/columns";
import type { BestandRow, StukRow } from "@dossierklaar/db/queries/stuk";
import type { VraagRow } from "@dossierklaar/db/queries/vraag";
import type { Day } from "../format.ts";
import { voorbeeldPath } from "../soort/rules.ts";
import { stukName } from "./stuk-name.ts";

export type BestandView = {
  id: string;
  aanleveringId: string;
  naam: string;
  grootte: number;
  mime: string;
  status: BestandStatus;
  weigering: BestandWeigering | null;
  draaiing: number;
  door: "klant" | "kantoor";
  /** Put there by the kantoor for the client to read; it answers no request. */
  terInzage: boolean;
  aangeleverdOp: Date | null;
  geopendOp: Date | null;
  /** The file whose pages these are; null when it is one itself. */
  bronId: string | null;
  /** Which of its pages lie at this stuk; null: all of them. */
  paginas: BestandPagina[] | null;
  aantalPaginas: number | null;
};

/** A question of the client at a stuk. Both sides read the same; it was written from one to the other. */
export type VraagView = {
  id: string;
  tekst: string;
  gesteldDoor: string;
  gesteldOp: Date;
  antwoord: string;
  beantwoordDoor: string;
  beantwoordOp: Date | null;
};

const toVraagView = (row: VraagRow): VraagView => ({
  id: row.id,
  tekst: row.tekst,
  gesteldDoor: row.gesteld_door,
  gesteldOp: row.gesteld_op,
  antwoord: row.antwoord,
  beantwoordDoor: row.beantwoord_door,
  beantwoordOp: row.beantwoord_op,
});

export type AdviseurStukView = {
  id: string;
  versie: number;
  afspraakIds: string[];
  soortDocumentId: string;
  naam: string;
  onderwerpSoort: Onderwerp;
  aanvragerId: string | null;
  status: StukStatus;
  /** Why it is asked, and since when. */
  waarom: string;
  gevraagdOp: Date;
  afkeurreden: string;
  /** What the client wrote at `Dit heb ik niet`. */
  redenKlant: string;
  opmerkingVoorKlant: string;
  interneNotitie: string;
  uiterlijk: Day | null;
  aangeleverdOp: Date | null;
  datumStuk: Day | null;
  geldigTot: Day | null;
  geldigMaanden: number | null;
  beoordeeldOp: Date | null;
  beoordeeldDoor: string | null;
  klantMagUploaden: boolean;
  klantMagInzien: boolean;
  afkeurredenen: string[];
  bestanden: BestandView[];
  /** In which its papers last changed: what is done to pages is done to these. */
  inhoudVersie: number;
  /** The one pdf of what was delivered; null where the only file is a pdf itself, and where none is made (yet). */
  pdf: { versie: number; paginas: number; grootte: number } | null;
  isPdfComing: boolean;
  /** Oldest first. */
  vragen: VraagView[];
  volgorde: number;
};

/** For the kantoor. `stuk.bestanden` are all files, newest aanlevering last. */
export function toAdviseurStukView(row: StukRow): AdviseurStukView {
  return {
    id: row.id,
    versie: row.versie,
    afspraakIds: row.afspraak_ids,
    soortDocumentId: row.soort_document_id,
    naam: nameOf(row, row.soort_naam),
    onderwerpSoort: row.onderwerp_soort,
    aanvragerId: row.aanvrager_id,
    status: row.status,
    waarom: row.waarom,
    gevraagdOp: row.aangemaakt_op,
    afkeurreden: row.afkeurreden,
    redenKlant: row.reden_klant,
    opmerkingVoorKlant: row.opmerking_voor_klant,
    interneNotitie: row.interne_notitie,
    uiterlijk: row.uiterlijk,
    aangeleverdOp: row.aangeleverd_op,
    datumStuk: row.datum_stuk,
    geldigTot: row.geldig_tot,
    geldigMaanden: row.geldig_maanden,
    beoordeeldOp: row.beoordeeld_op,
    beoordeeldDoor: row.beoordeeld_door_naam,
    klantMagUploaden: row.klant_mag_uploaden,
    klantMagInzien: row.klant_mag_inzien,
    afkeurredenen: row.afkeurredenen,
    bestanden: row.bestanden.filter((b) => b.status !== "dropped").map(toBestandView),
    inhoudVersie: row.inhoud_versie,
    pdf: toPdfView(row),
    isPdfComing: row.inhoud_versie !== row.pdf_versie,
    vragen: row.vragen.map(toVraagView),
    volgorde: row.volgorde,
  };
}

export type KlantBestandView = Pick<
  BestandView,
  "id" | "aanleveringId" | "naam" | "grootte" | "mime" | "status" | "weigering" | "draaiing" | "door" | "terInzage" | "aangeleverdOp"
>;

/** A client is told Akkoord: that the kantoor still calls it voorlopig is not sent to her browser at all. */
export type KlantStukStatus = Exclude<StukStatus, "provisionallyApproved">;

const toKlantStatus = (status: StukStatus): KlantStukStatus => (status === "provisionallyApproved" ? "approved" : status);

export type KlantStukView = {
  id: string;
  versie: number;
  afspraakIds: string[];
  naam: string;
  aanvragerId: string | null;
  status: KlantStukStatus;
  /** The kantoor has opened it: it can no longer be removed. */
  geopend: boolean;
  waarom: string;
  watIsHet: string;
  waarVindIk: string[];
  waarVindIkLink: { label: string; url: string } | null;
  goedeKopie: string[];
  /** The address of a picture of a good copy. */
  voorbeeld: string | null;
  uiterlijk: Day | null;
  afkeurreden: string;
  opmerking: string;
  redenKlant: string;
  aangeleverdOp: Date | null;
  klantMagUploaden: boolean;
  klantMagInzien: boolean;
  bestanden: KlantBestandView[];
  vragen: VraagView[];
  volgorde: number;
};

/** What a client calls it. */
export const klantNameOf = (row: StukRow): string => nameOf(row, row.klant_naam);

/**
 * For a client: the words of the soort document for clients as they were when it was asked, in the tone of the dossier, and nothing that
 * the kantoor keeps to itself.
 */
export function toKlantStukView(row: StukRow, toon: Toon): KlantStukView {
  // Empty: the one text serves both tones.
  const isInformal = toon === "informal";
  const label = row.waar_vind_ik_label;
  const url = row.waar_vind_ik_url;
  return {
    id: row.id,
    versie: row.versie,
    afspraakIds: row.afspraak_ids,
    naam: klantNameOf(row),
    aanvragerId: row.aanvrager_id,
    status: toKlantStatus(row.status),
    geopend: row.geopend_op !== null,
    waarom: (isInformal && row.soort_waarom_informal) || row.soort_waarom,
    watIsHet: (isInformal && row.wat_is_het_informal) || row.wat_is_het,
    waarVindIk: isInformal && row.waar_vind_ik_informal.length > 0 ? row.waar_vind_ik_informal : row.waar_vind_ik,
    waarVindIkLink: label !== null && url !== null ? { label, url } : null,
    goedeKopie: row.goede_kopie,
    voorbeeld: voorbeeldPath(row.voorbeeld),
    uiterlijk: row.uiterlijk,
    afkeurreden: row.status === "rejected" ? row.afkeurreden : "",
    opmerking: row.opmerking_voor_klant,
    redenKlant: row.reden_klant,
    aangeleverdOp: row.aangeleverd_op,
    klantMagUploaden: row.klant_mag_uploaden,
    klantMagInzien: row.klant_mag_inzien,
    bestanden: row.bestanden.filter((b) => b.status !== "dropped").map(toKlantBestandView),
    vragen: row.vragen.map(toVraagView),
    volgorde: row.volgorde,
  };
}

const nameOf = (row: StukRow, soort: string): string =>
  stukName({
    soort,
    onderwerpSoort: row.onderwerp_soort,
    onderwerp: row.onderwerp,
    jaar: row.jaar,
    periode: row.periode,
    omschrijving: row.omschrijving,
  });

function toPdfView(row: StukRow): AdviseurStukView["pdf"] {
  if (row.pdf_key === null || row.pdf_paginas === null || row.inhoud_versie !== row.pdf_versie) return null;
  return { versie: row.pdf_versie, paginas: row.pdf_paginas, grootte: row.pdf_grootte ?? 0 };
}

function toBestandView(row: BestandRow): BestandView {
  return {
    ...toKlantBestandView(row),
    geopendOp: row.geopend_op,
    bronId: row.bron_id,
    paginas: row.paginas,
    aantalPaginas: row.aantal_paginas,
  };
}

function toKlantBestandView(row: BestandRow): KlantBestandView {
  return {
    id: row.id,
    aanleveringId: row.aanlevering_id,
    naam: row.naam,
    grootte: row.grootte,
    mime: row.mime,
    status: row.status,
    weigering: row.weigering,
    draaiing: row.draaiing,
    door: row.door,
    terInzage: row.ter_inzage,
    aangeleverdOp: row.ontvangen_op,
  };
}
