import type { ColumnType, Generated, Kysely, Selectable, Transaction } from "kysely";
import type * as words from "./columns.ts";
import type { DB } from "./schema.generated.ts";

type Narrow<Table, Columns> = Omit<Table, keyof Columns> & Columns;

/** Read as what it holds; written as its text. */
type Json<Holds> = ColumnType<Holds | null, string | null | undefined, string | null>;

// The generator reads text and bigint; the words come from columns.ts (a test holds them against the CHECKs) and
// the client's type parsers give sizes as numbers.
type Narrowed = {
  kantoor: { aanspreekvorm: Generated<words.Toon> };
  gebruiker: { rollen: words.Rol[] };
  soort_document: {
    bron: "klant" | "kantoor" | "derde";
    per: "aanvrager" | "dossier";
    onderwerp: "none" | "home" | "employer" | "business";
  };
  scenario: { fase: words.Fase };
  scenario_regel: {
    soort: words.RegelSoort;
    per: "aanvrager" | "dossier";
    onderwerp: Generated<words.Onderwerp>;
    voorwaarde: Generated<words.RegelVoorwaarde>;
  };
  scenario_trigger: { voorwaarde: Generated<words.Voorwaarde> };
  email_sjabloon: { soort: words.EmailSoort; toon: words.Toon };
  dossier: { aanspreekvorm: words.Toon; fase: Generated<words.Fase> };
  aanvrager: { aanhef: words.Aanhef; taal: words.Taal | null };
  inkomstenbron: { soort: "employer" | "business" };
  afspraak: {
    locatie_soort: words.LocatieSoort;
    status: Generated<words.AfspraakStatus>;
    verzoek_soort: words.VerzoekSoort | null;
    verzoek_status: words.VerzoekStatus | null;
    agenda_stand: Generated<words.AgendaStand>;
    agenda_voorstel: Json<words.AgendaVoorstel>;
  };
  agenda_koppeling: { soort: words.AgendaSoort; status: Generated<words.KoppelingStatus> };
  agendapunt: { gezet: Json<words.AgendaGezet> };
  scenario_start: { bron: words.StartBron };
  scenario_planning: { status: Generated<words.PlanningStatus> };
  stuk: {
    status: words.StukStatus;
    vorige_status: words.StukStatus | null;
    onderwerp_soort: Generated<words.Onderwerp>;
    // The database takes the newest by itself.
    soort_uitgave: Generated<number>;
  };
  aanlevering: { status: Generated<words.AanleveringStatus>; door: "klant" | "kantoor" };
  bestand: {
    status: Generated<words.BestandStatus>;
    weigering: words.BestandWeigering | null;
    grootte: ColumnType<number, number, number>;
    // Written as the text of a list: the driver would take a list itself for an array of PostgreSQL's.
    paginas: ColumnType<words.BestandPagina[] | null, string | null | undefined, string | null>;
  };
  actiepunt: { soort: words.ActiepuntSoort; status: Generated<words.ActiepuntStatus> };
  email: { soort: words.EmailSoort; status: Generated<words.EmailStatus> };
  bericht_sjabloon: { bij: words.BerichtPlek; toon: words.Toon };
  signalering: { soort: words.SignaleringSoort; status: Generated<words.SignaleringStatus> };
  dossier_event: { actor_soort: words.ActorSoort };
  portal_grant: { soort: words.GrantSoort };
  gebruiker_grant: { soort: words.GebruikerGrantSoort };
};

export type Database = { [Table in keyof DB]: Table extends keyof Narrowed ? Narrow<DB[Table], Narrowed[Table]> : DB[Table] };

/** Reads. Carries one kantoor, or none for the tables that belong to none. */
export type Db = Kysely<Database>;

/** Writes and locks: proof that a transaction is open. */
export type Tx = Transaction<Database>;

/** A row as a select gives it. */
export type Row<Table extends keyof Database> = Selectable<Database[Table]>;
