import { type Databases, sql } from "@dossierklaar/db";
import type { BenchKantoor } from "./people.ts";

/** Every so many dossiers one has a stuk that waits for the kantoor's judgement. */
export const oneWaitsIn = 500;

/**
 * Puts dossiers of years into a kantoor: each with two aanvragers, an afspraak that is over and its stukken, nearly all of them Akkoord.
 * Written by the database itself, past keys and triggers, since the product's own commands would need hours; their words to search by are
 * what the triggers would have written.
 */
export async function fillKantoor(
  owner: Databases,
  kantoor: BenchKantoor,
  size: { dossiers: number; stukkenOfEach: number },
): Promise<void> {
  const { id, gebruikers } = kantoor;
  await owner.withoutKantoor.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    await sql`create temp table vulling on commit drop as
      select i, gen_random_uuid() as dossier_id, gen_random_uuid() as eerste, gen_random_uuid() as tweede, gen_random_uuid() as afspraak_id,
        now() - make_interval(mins => 10 * i) as op, i % ${oneWaitsIn}::int = 0 as wacht
      from generate_series(1, ${size.dossiers}::int) i`.execute(tx);
    await sql`
      insert into dossier (kantoor_id, id, nummer, versie, aanspreekvorm, adviseur_id, behandelaar_id, gevraagd, aangeleverd, akkoord,
        te_beoordelen, oudste_ontvangen_op, aangemaakt_op, laatste_activiteit_op)
      select ${id}::uuid, dossier_id, '2020-' || lpad(i::text, 7, '0'), 3, 'formal', ${gebruikers.adviseur}::uuid, ${gebruikers.binnendienst}::uuid,
        ${size.stukkenOfEach}::int, ${size.stukkenOfEach}::int, ${size.stukkenOfEach}::int - wacht::int, wacht::int, case when wacht then op end, op, op
      from vulling`.execute(tx);
    await sql`
      insert into aanvrager (kantoor_id, id, dossier_id, versie, positie, aanhef, voorletters, voornaam, achternaam, zoeknaam, klantprofiel_id)
      select ${id}::uuid, a.id, v.dossier_id, 1, a.positie, 'geen', 'A.', 'Anna', 'Quist' || v.i, 'anna quist' || v.i, ${kantoor.klantprofiel.get("02") ?? null}::uuid
      from vulling v cross join lateral (values (v.eerste, 1), (v.tweede, 2)) as a (id, positie)`.execute(tx);
    await sql`
      insert into dossier_zoekwoord (kantoor_id, woord, dossier_id)
      select ${id}::uuid, w.woord, v.dossier_id from vulling v
      cross join lateral (values ('anna'), ('quist' || v.i), (v.i::text), (lpad(v.i::text, 7, '0')), ('2020-' || lpad(v.i::text, 7, '0'))) as w (woord)`.execute(
      tx,
    );
    await sql`
      insert into afspraak (kantoor_id, id, dossier_id, versie, afspraaktype_id, titel, locatie_soort, locatie, begint_op, duur_minuten, adviseur_id)
      select ${id}::uuid, afspraak_id, dossier_id, 2, ${kantoor.afspraaktype.get("adviesgesprek") ?? null}::uuid, 'Adviesgesprek', 'office', 'Utrecht', op, 60,
        ${gebruikers.adviseur}::uuid
      from vulling`.execute(tx);
    await sql`
      with soorten as (select id, row_number() over (order by nummer) as nr, count(*) over () as alle from soort_document where kantoor_id = ${id}::uuid),
      gevraagd as (
        insert into stuk (kantoor_id, dossier_id, versie, soort_document_id, aanvrager_id, status, volgorde, aangeleverd_op, beoordeeld_op, aangemaakt_op)
        select ${id}::uuid, v.dossier_id, 3, s.id, case n % 2 when 0 then v.eerste else v.tweede end,
          case when v.wacht and n = 1 then 'received' else 'approved' end, n, v.op, case when v.wacht and n = 1 then null else v.op end, v.op
        from vulling v cross join generate_series(1, ${size.stukkenOfEach}::int) n join soorten s on s.nr = 1 + n % s.alle
        returning id, dossier_id)
      insert into stuk_afspraak (kantoor_id, stuk_id, afspraak_id, aangevraagd_op)
      select ${id}::uuid, g.id, v.afspraak_id, v.op from gevraagd g join vulling v on v.dossier_id = g.dossier_id`.execute(tx);
    await sql`
      insert into dossier_event (kantoor_id, dossier_id, versie, volgnummer, kind, actor_soort, actor_naam, payload, at)
      select ${id}::uuid, dossier_id, versie, 0, 'klant.signedIn', 'klant', 'Anna Quist', '{"namen": "Anna Quist"}', op
      from vulling cross join generate_series(1, 3) as versie`.execute(tx);
  });
}
