import { type Kysely, sql } from "kysely";

/** An afspraak keeps what its client calls it: another title of the type in Beheer is for afspraken planned after it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table afspraak
      add column klant_titel text,
      add column klant_titel_informal text;
    update afspraak a set klant_titel = t.klant_titel, klant_titel_informal = t.klant_titel_informal
    from afspraaktype t where t.kantoor_id = a.kantoor_id and t.id = a.afspraaktype_id;
    alter table afspraak
      alter column klant_titel set not null,
      alter column klant_titel_informal set not null;
  `.execute(db);
}
