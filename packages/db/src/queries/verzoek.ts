import { sql } from "kysely";
import type { Db, Row } from "../types.ts";

export type OpenVerzoekRow = {
  dossier_id: string;
  nummer: string;
  namen: string[];
  adviseur_id: string;
  adviseur_naam: string;
  afspraak_id: string;
  titel: string;
  begint_op: Date;
  soort: NonNullable<Row<"afspraak">["verzoek_soort"]>;
  op: Date;
};

/** What clients ask of the afspraken in this gebruiker's open dossiers, the longest waiting first: one for each dossier. */
export async function listOpenVerzoeken(db: Db, kantoorId: string, gebruikerId: string): Promise<OpenVerzoekRow[]> {
  const { rows } = await sql<OpenVerzoekRow>`select * from (
    select distinct on (d.id) d.id as dossier_id, d.nummer, d.adviseur_id, a.id as afspraak_id, a.titel, a.begint_op,
      a.verzoek_soort as soort, a.verzoek_op as op,
      concat_ws(' ', g.voornaam, nullif(g.tussenvoegsel, ''), g.achternaam) as adviseur_naam,
      (select array_agg(concat_ws(' ', coalesce(nullif(p.voornaam, ''), p.voorletters), nullif(p.tussenvoegsel, ''), p.achternaam) order by p.positie)
        from aanvrager p where p.kantoor_id = d.kantoor_id and p.dossier_id = d.id) as namen
    from afspraak a
    join dossier d on d.kantoor_id = a.kantoor_id and d.id = a.dossier_id
    join gebruiker g on g.kantoor_id = d.kantoor_id and g.id = d.adviseur_id
    where a.kantoor_id = ${kantoorId}::uuid and a.verzoek_status = 'open' and d.gesloten_op is null
      and ${gebruikerId}::uuid in (d.adviseur_id, d.behandelaar_id)
    order by d.id, a.verzoek_op) v order by op, dossier_id`.execute(db);
  return rows;
}

/** In how many of this gebruiker's open dossiers a client asks something of an afspraak. */
export async function countDossiersWithVerzoek(db: Db, kantoorId: string, gebruikerId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(distinct d.id)::int as count from afspraak a
    join dossier d on d.kantoor_id = a.kantoor_id and d.id = a.dossier_id
    where a.kantoor_id = ${kantoorId}::uuid and a.verzoek_status = 'open' and d.gesloten_op is null
      and ${gebruikerId}::uuid in (d.adviseur_id, d.behandelaar_id)`.execute(db);
  return rows[0]?.count ?? 0;
}
