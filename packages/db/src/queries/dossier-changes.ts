import { sql } from "kysely";
import type { Db } from "../types.ts";
import { type AanvragerRow, aanvragerRows } from "./aanvrager.ts";
import type { ActiepuntRow } from "./actiepunt.ts";
import type { AfspraakRow } from "./afspraak.ts";
import type { DossierHeadRow } from "./dossier.ts";
import type { DossierEventRow } from "./dossier-event.ts";
import type { EmailListRow } from "./email.ts";
import type { BestandRow, StukRow } from "./stuk.ts";
import type { VraagRow } from "./vraag.ts";

/** The rows of one dossier that changed, as the lists of their own tables give them. */
export type DossierChanges = {
  head: DossierHeadRow;
  kantoorNaam: string;
  aanvragers: AanvragerRow[];
  afspraken: AfspraakRow[];
  stukken: StukRow[];
  actiepunten: ActiepuntRow[];
  emails: EmailListRow[];
  /** Oldest first; empty unless it was asked for. */
  log: DossierEventRow[];
};

type Answer = { [Part in keyof DossierChanges]: DossierChanges[Part] | null };

/**
 * What changed in a dossier after a versie (-1: everything), in one snapshot; undefined when it is not there. One round trip and one
 * prepared statement: this stands between every commit and every screen that shows it, and row by row of tables it took ten of them.
 */
export async function findDossierChanges(
  db: Db,
  kantoorId: string,
  dossierId: string,
  after: number,
  options: { log: boolean },
): Promise<DossierChanges | undefined> {
  const ours = (table: string) => {
    const t = sql.id(table);
    return sql`${t}.kantoor_id = ${kantoorId}::uuid and ${t}.dossier_id = ${dossierId}::uuid and ${t}.versie > ${after}::int`;
  };
  const { rows } = await sql<Answer>`/* prepared: dossier-changes */ select
    (select to_json(h) from (
      select d.*, l.naam as leadbron,
        concat_ws(' ', g.voornaam, nullif(g.tussenvoegsel, ''), g.achternaam) as adviseur_naam,
        nullif(concat_ws(' ', b.voornaam, nullif(b.tussenvoegsel, ''), b.achternaam), '') as behandelaar_naam
      from dossier d
      join gebruiker g on g.kantoor_id = d.kantoor_id and g.id = d.adviseur_id
      left join gebruiker b on b.kantoor_id = d.kantoor_id and b.id = d.behandelaar_id
      left join leadbron l on l.kantoor_id = d.kantoor_id and l.id = d.leadbron_id
      where d.kantoor_id = ${kantoorId}::uuid and d.id = ${dossierId}::uuid) h) as head,
    (select naam from kantoor where id = ${kantoorId}::uuid) as "kantoorNaam",
    (select json_agg(r order by r.positie) from (${aanvragerRows(ours("a"))}) r) as aanvragers,
    (select json_agg(r order by r.begint_op desc) from (
      select a.*, t.naam as type_naam, t.titel as type_titel, coalesce(bt.id, t.id) as bevestiging_id, coalesce(bt.code, t.code) as bevestiging_code,
        concat_ws(' ', g.voornaam, nullif(g.tussenvoegsel, ''), g.achternaam) as adviseur_naam
      from afspraak a
      join afspraaktype t on t.kantoor_id = a.kantoor_id and t.id = a.afspraaktype_id
      left join afspraaktype bt on bt.kantoor_id = t.kantoor_id and bt.id = t.bevestiging_van
      join gebruiker g on g.kantoor_id = a.kantoor_id and g.id = a.adviseur_id
      where ${ours("a")}) r) as afspraken,
    (select json_agg(to_jsonb(r) - 'plaats' order by r.plaats, r.volgorde, r.jaar, r.aangemaakt_op, r.id) from (
      select s.*, coalesce(a.positie, 3) as plaats, d.naam as soort_naam, d.klant_naam, d.wat_is_het, d.wat_is_het_informal,
        d.waarom as soort_waarom, d.waarom_informal as soort_waarom_informal, d.waar_vind_ik, d.waar_vind_ik_informal, d.waar_vind_ik_label,
        d.waar_vind_ik_url, d.goede_kopie, d.afkeurredenen, d.geldig_maanden, d.te_tekenen, d.voorbeeld,
        nullif(concat_ws(' ', g.voornaam, nullif(g.tussenvoegsel, ''), g.achternaam), '') as beoordeeld_door_naam,
        (select coalesce(array_agg(sa.afspraak_id), '{}') from stuk_afspraak sa
          where sa.kantoor_id = s.kantoor_id and sa.stuk_id = s.id) as afspraak_ids,
        (select coalesce(jsonb_agg(to_jsonb(f) - 'begonnen_op' order by f.begonnen_op, f.volgorde), '[]') from (
          select b.*, l.door, l.ter_inzage, l.ontvangen_op, l.begonnen_op from bestand b
          join aanlevering l on l.kantoor_id = b.kantoor_id and l.id = b.aanlevering_id
          where b.kantoor_id = s.kantoor_id and b.stuk_id = s.id) f) as bestanden,
        (select coalesce(jsonb_agg(v order by v.gesteld_op), '[]') from vraag v
          where v.kantoor_id = s.kantoor_id and v.stuk_id = s.id) as vragen
      from stuk s
      join soort_document_uitgave d on d.kantoor_id = s.kantoor_id and d.soort_document_id = s.soort_document_id and d.uitgave = s.soort_uitgave
      left join gebruiker g on g.kantoor_id = s.kantoor_id and g.id = s.beoordeeld_door
      left join aanvrager a on a.kantoor_id = s.kantoor_id and a.id = s.aanvrager_id
      where ${ours("s")}) r) as stukken,
    (select json_agg(p order by p.aangemaakt_op, p.id) from actiepunt p where ${ours("p")}) as actiepunten,
    (select json_agg(r order by r.aangemaakt_op desc, r.id) from (
      select e.id, e.kantoor_id, e.dossier_id, e.versie, e.afspraak_id, e.soort, e.aan, e.aan_naam, e.onderwerp, e.status, e.reden,
        e.aangemaakt_op, e.verzonden_op
      from email e where ${ours("e")}) r) as emails,
    (select json_agg(e order by e.versie, e.volgnummer) from dossier_event e
      where ${options.log}::boolean and ${ours("e")}) as log`.execute(db);
  const found = rows[0];
  if (!found?.head) return undefined;
  const stukken = withDates(found.stukken, ["aangeleverd_op", "aangemaakt_op", "beoordeeld_op", "geopend_op"]);
  for (const stuk of stukken) {
    withDates<BestandRow>(stuk.bestanden, ["aangemaakt_op", "geopend_op", "ontvangen_op"]);
    withDates<VraagRow>(stuk.vragen, ["beantwoord_op", "gesteld_op"]);
  }
  const [head = found.head] = withDates(
    [found.head],
    ["aangemaakt_op", "gesloten_op", "laatste_activiteit_op", "oudste_ontvangen_op", "oudste_opnieuw_op"],
  );
  return {
    head,
    kantoorNaam: found.kantoorNaam ?? "",
    aanvragers: withDates(found.aanvragers, ["vertrokken_op"]),
    afspraken: withDates(found.afspraken, ["aangemaakt_op", "begint_op", "verzoek_op", "agenda_sinds"]),
    stukken,
    actiepunten: withDates(found.actiepunten, ["aangemaakt_op", "afgerond_op"]),
    emails: withDates(found.emails, ["aangemaakt_op", "verzonden_op"]),
    log: withDates(found.log, ["at"]),
  };
}

/** JSON carries an instant as text; these columns are instants. A column that is forgotten here fails the test that lays both ways of reading side by side. */
function withDates<Row extends object>(rows: Row[] | null, columns: readonly (keyof Row & string)[]): Row[] {
  for (const row of rows ?? []) {
    for (const column of columns) {
      const text: unknown = row[column];
      if (typeof text === "string") Object.assign(row, { [column]: new Date(text) });
    }
  }
  return rows ?? [];
}
