import { type RawBuilder, sql } from "kysely";
import type { Onderwerp, SignaleringSoort, VerzoekSoort } from "../columns.ts";
import type { Db } from "../types.ts";

/** Why a dossier waits for the kantoor. */
export type WerkGroep =
  | "toJudge"
  | "redelivered"
  | "complete"
  | "declared"
  | "question"
  | "verzoek"
  | "undelivered"
  | "noReaction"
  | "dateNear"
  | "expiring"
  | "signalering";

export type WerkStukRow = {
  soort: string;
  onderwerp_soort: Onderwerp;
  onderwerp: string;
  jaar: number | null;
  periode: string;
  omschrijving: string;
  afkeurreden: string;
  reden_klant: string;
  geldig_tot: string | null;
};

/** One dossier in one group, with what its line says. Moments are ISO text, as JSON gives them. */
export type WerkRow = {
  groep: WerkGroep;
  dossier_id: string;
  sinds: string;
  nummer: string;
  gevraagd: number;
  aangeleverd: number;
  adviseur_id: string;
  adviseur_naam: string;
  behandelaar_id: string | null;
  namen: string[];
  telefoon: string;
  ontbindende_voorwaarde: string | null;
  bankgarantie: string | null;
  renteaanbod_tot: string | null;
  bindend_aanbod_tot: string | null;
  passeerdatum: string | null;
  /** Of the groups that are about stukken; at most 20, with the number of all. */
  stukken: WerkStukRow[] | null;
  aantal: number | null;
  afspraak: { id: string; type: string; titel: string; begint_op: string; verzoek_soort: VerzoekSoort | null; verzoek_door: string } | null;
  email: { id: string; soort: string; onderwerp: string; aan: string; reden: string; afspraak_id: string | null } | null;
  vraag: { tekst: string; door: string; aantal: number } | null;
  signalering: { id: string; soort: SignaleringSoort; tekst: string; op: string; afspraak_id: string | null; aantal: number } | null;
  herinneringen: { aantal: number; laatste: string } | null;
};

export type WerkCount = { groep: WerkGroep; mijn: number; alle: number; zonder_behandelaar: number };
export type Werkvoorraad = { counts: WerkCount[]; rows: WerkRow[] };

export type WerkFilter = {
  gebruikerId: string;
  /** Shows and counts only where she is adviseur or behandelaar: beperkte inzage, or a question about her own work. */
  onlyOwn: boolean;
  /** Whose rows come along. */
  scope: "mine" | "all";
  today: string;
  /** Up to and with this day a date of the dossier is near, and a paper is about to expire. */
  datesUntil: string;
  papersUntil: string;
  /** The same for a paper that must be good on a day still to come: bindend aanbod, else passeren. Later than that, a new one asked now might end too. */
  countedUntil: string;
  /** Papers that expired before this day are told no more. */
  papersFrom: string;
  /** Most rows of one group that come along. */
  limit: number;
};

/** Mails that are written for the moment: when nothing was left to tell, they say failed and nobody has to do a thing. */
const ofTheMoment = ["digest", "rappel", "allesOntvangen", "inloglink"];

/**
 * What waits for the kantoor, by group, the longest waiting first: one statement, and every part of it starts at an index that holds
 * only what waits, so that it does not grow with what is done.
 */
export async function readWerkvoorraad(db: Db, kantoorId: string, filter: WerkFilter): Promise<Werkvoorraad> {
  const { rows } = await sql<{ counts: WerkCount[] | null; rows: WerkRow[] | null }>`${preparedAs("werkvoorraad", filter)}
    with scoped as (${scopedIn(kantoorId, filter)}),
    ranked as (
      select s.*, row_number() over (partition by groep order by sinds, dossier_id) as plek from scoped s
      where ${filter.scope === "all" ? sql`true` : sql`s.mijn`}
    )
    select
      (select json_agg(c) from (${countsOf}) c) as counts,
      (select json_agg(r order by r.sinds, r.nummer) from (${detailed(kantoorId, filter)}) r) as rows`.execute(db);
  return { counts: rows[0]?.counts ?? [], rows: rows[0]?.rows ?? [] };
}

/** How many dossiers wait in each group, without their lines: asked for with every page. */
export async function countWerkvoorraad(db: Db, kantoorId: string, filter: Omit<WerkFilter, "limit">): Promise<WerkCount[]> {
  const { rows } = await sql<WerkCount>`${preparedAs("werk-count", filter)}
    with scoped as (${scopedIn(kantoorId, filter)}) ${countsOf}`.execute(db);
  return rows;
}

/** To plan these takes several times longer than to run them; each filter that changes the statement is a statement of its own. */
const preparedAs = (name: string, { scope, onlyOwn }: Pick<WerkFilter, "scope" | "onlyOwn">): RawBuilder<unknown> =>
  sql.raw(`/* prepared: ${name}-${scope}${onlyOwn ? "-own" : ""} */`);

const countsOf = sql`select groep, count(*)::int as alle, count(*) filter (where mijn)::int as mijn,
  count(*) filter (where behandelaar_id is null)::int as zonder_behandelaar from scoped group by groep`;

/** One by one by its key: what waits is little, and the planner, which cannot know that, would read every dossier there is. */
const oneDossier = (which: RawBuilder<unknown>): RawBuilder<unknown> => sql`select d.* from dossier d where ${which} offset 0`;

function scopedIn(kantoorId: string, filter: Omit<WerkFilter, "limit">): RawBuilder<unknown> {
  const me = sql`${filter.gebruikerId}::uuid`;
  return sql`
    select f.*, d.behandelaar_id, (d.adviseur_id = ${me} or d.behandelaar_id is not distinct from ${me}) as mijn
    from (${foundIn(kantoorId, filter)}) f cross join lateral (${oneDossier(sql`d.kantoor_id = ${kantoorId}::uuid and d.id = f.dossier_id`)}) d`;
}

function foundIn(kantoorId: string, filter: Omit<WerkFilter, "limit">): RawBuilder<unknown> {
  const { gebruikerId, onlyOwn, today, datesUntil, countedUntil, papersFrom } = filter;
  const open = sql`d.kantoor_id = ${kantoorId}::uuid and d.gesloten_op is null${
    onlyOwn ? sql` and (d.adviseur_id = ${gebruikerId}::uuid or d.behandelaar_id = ${gebruikerId}::uuid)` : sql``
  }`;
  const ofDossier = (table: string) => sql`cross join lateral (${oneDossier(sql`d.id = ${sql.id(table)}.dossier_id and ${open}`)}) d`;
  const dates = ["ontbindende_voorwaarde", "bankgarantie", "renteaanbod_tot", "bindend_aanbod_tot", "passeerdatum"].map((name) =>
    sql.ref(`d.${name}`),
  );
  const near = (date: RawBuilder<unknown>) => sql`${date} between ${today}::date and ${datesUntil}::date`;
  const nearest = sql`least(${sql.join(dates.map((date) => sql`case when ${date} >= ${today}::date then ${date} end`))})`;
  return sql`
    select d.id as dossier_id, 'toJudge' as groep, d.oudste_ontvangen_op as sinds, null::uuid as over from dossier d
      where ${open} and d.oudste_ontvangen_op is not null
    union all
    select d.id, 'redelivered', d.oudste_opnieuw_op, null from dossier d where ${open} and d.oudste_opnieuw_op is not null
    union all
    select d.id, 'declared', coalesce((select max(e.at) from dossier_event e where e.kantoor_id = d.kantoor_id and e.dossier_id = d.id
        and e.kind = 'stuk.declaredNotApplicable'), d.laatste_activiteit_op), null
      from dossier d where ${open} and d.gemeld > 0
    union all
    select d.id, 'verzoek', min(a.verzoek_op), (array_agg(a.id order by a.verzoek_op))[1] from afspraak a ${ofDossier("a")}
      where a.kantoor_id = ${kantoorId}::uuid and a.verzoek_status = 'open' and a.status = 'planned' group by d.id
    union all
    select d.id, 'question', min(v.gesteld_op), (array_agg(v.id order by v.gesteld_op))[1] from vraag v ${ofDossier("v")}
      where v.kantoor_id = ${kantoorId}::uuid and v.beantwoord_op is null group by d.id
    union all
    select d.id, 'undelivered', min(e.aangemaakt_op), (array_agg(e.id order by e.aangemaakt_op desc))[1] from email e ${ofDossier("e")}
      where e.kantoor_id = ${kantoorId}::uuid and e.dossier_id is not null and e.status in ('bounced', 'failed') and e.afgehandeld_op is null
        and (e.status = 'bounced' or e.soort <> all (${ofTheMoment}::text[]))
        -- Sent again since, to the same people about the same thing: it was seen to.
        and not exists (select from email l where l.kantoor_id = e.kantoor_id and l.dossier_id = e.dossier_id and l.soort = e.soort
          and l.afspraak_id is not distinct from e.afspraak_id and l.aangemaakt_op > e.aangemaakt_op and l.aanvrager_ids && e.aanvrager_ids
          and l.status not in ('bounced', 'failed'))
      group by d.id
    union all
    select d.id, case s.soort when 'own' then 'signalering' else s.soort end, min(case s.soort when 'own' then s.op::timestamp at time zone 'Europe/Amsterdam' else s.sinds end),
        (array_agg(s.id order by s.op, s.aangemaakt_op))[1]
      from signalering s ${ofDossier("s")}
      where s.kantoor_id = ${kantoorId}::uuid and s.status = 'open' and s.op <= ${today}::date group by d.id, s.soort
    union all
    select d.id, 'dateNear', ${nearest}::timestamp at time zone 'Europe/Amsterdam', null from dossier d
      where ${open} and (${sql.join(dates.map(near), sql` or `)})
    union all
    select d.id, 'expiring', min(s.geldig_tot)::timestamp at time zone 'Europe/Amsterdam', null from stuk s ${ofDossier("s")}
      where s.kantoor_id = ${kantoorId}::uuid and s.geldig_tot between ${papersFrom}::date and ${countedUntil}::date
        and s.status in ('provisionallyApproved', 'approved') and d.fase <> 'management' and ${endsTooSoon(filter)} group by d.id`;
}

/** Whether a paper `s` ends before the day of dossier `d` that counts; without one still to come, whether it ends soon. */
const endsTooSoon = ({ today, papersUntil }: Pick<WerkFilter, "today" | "papersUntil">): RawBuilder<unknown> => {
  const counts = sql`case when d.bindend_aanbod_tot >= ${today}::date then d.bindend_aanbod_tot when d.passeerdatum >= ${today}::date then d.passeerdatum end`;
  return sql`s.geldig_tot < coalesce(${counts}, ${papersUntil}::date + 1)`;
};

function detailed(kantoorId: string, filter: WerkFilter): RawBuilder<unknown> {
  const { limit, papersFrom, countedUntil } = filter;
  const name = (table: string) =>
    sql`concat_ws(' ', coalesce(nullif(${sql.ref(`${table}.voornaam`)}, ''), ${sql.ref(`${table}.voorletters`)}), nullif(${sql.ref(`${table}.tussenvoegsel`)}, ''), ${sql.ref(`${table}.achternaam`)})`;
  return sql`
    select r.groep, r.dossier_id, r.sinds, d.nummer, d.gevraagd, d.aangeleverd, d.adviseur_id, d.behandelaar_id,
      concat_ws(' ', g.voornaam, nullif(g.tussenvoegsel, ''), g.achternaam) as adviseur_naam,
      d.ontbindende_voorwaarde, d.bankgarantie, d.renteaanbod_tot, d.bindend_aanbod_tot, d.passeerdatum,
      n.namen, n.telefoon, p.stukken, p.aantal,
      case when r.groep in ('verzoek', 'complete') then (select to_json(x) from (
        select a.id, t.naam as type, a.titel, a.begint_op, a.verzoek_soort, a.verzoek_door from afspraak a
        join afspraaktype t on t.kantoor_id = a.kantoor_id and t.id = a.afspraaktype_id
        where a.kantoor_id = d.kantoor_id and a.dossier_id = d.id and a.status = 'planned'
          and case r.groep when 'verzoek' then a.id = r.over else a.begint_op > now() end
        order by a.begint_op limit 1) x) end as afspraak,
      case when r.groep = 'question' then (select to_json(x) from (
        select v.tekst, v.gesteld_door as door, (select count(*)::int from vraag z where z.kantoor_id = v.kantoor_id
          and z.dossier_id = v.dossier_id and z.beantwoord_op is null) as aantal
        from vraag v where v.kantoor_id = d.kantoor_id and v.id = r.over) x) end as vraag,
      case when r.groep = 'undelivered' then (select to_json(x) from (
        select e.id, e.soort, e.onderwerp, e.aan, e.reden, e.afspraak_id from email e where e.kantoor_id = d.kantoor_id and e.id = r.over) x) end as email,
      case when r.groep in ('signalering', 'noReaction', 'complete') then (select to_json(x) from (
        select s.id, s.soort, s.tekst, s.op, s.afspraak_id, (select count(*)::int from signalering z where z.kantoor_id = s.kantoor_id
          and z.dossier_id = s.dossier_id and z.status = 'open' and z.soort = s.soort and z.op <= current_date) as aantal
        from signalering s where s.kantoor_id = d.kantoor_id and s.id = r.over) x) end as signalering,
      case when r.groep = 'noReaction' then (select to_json(x) from (
        select count(*)::int as aantal, max(e.aangemaakt_op) as laatste from email e where e.kantoor_id = d.kantoor_id and e.dossier_id = d.id
          and e.soort = 'rappel' and e.aangemaakt_op >= r.sinds having count(*) > 0) x) end as herinneringen
    from ranked r
    cross join lateral (${oneDossier(sql`d.kantoor_id = ${kantoorId}::uuid and d.id = r.dossier_id`)}) d
    join gebruiker g on g.kantoor_id = d.kantoor_id and g.id = d.adviseur_id
    cross join lateral (
      select array_agg(${name("a")} order by a.positie) as namen, coalesce((array_agg(a.telefoon order by a.positie) filter (where a.telefoon <> ''))[1], '') as telefoon
      from aanvrager a where a.kantoor_id = d.kantoor_id and a.dossier_id = d.id) n
    left join lateral (
      select (json_agg(x order by x.plek) filter (where x.plek <= 20)) as stukken, count(*)::int as aantal from (
        select o.naam as soort, s.onderwerp_soort, s.onderwerp, s.jaar, s.periode, s.omschrijving, s.afkeurreden, s.reden_klant, s.geldig_tot,
          row_number() over (order by case r.groep when 'expiring' then s.geldig_tot::timestamptz else s.aangeleverd_op end, s.volgorde, s.jaar, s.id) as plek
        from stuk s
        join soort_document_uitgave o on o.kantoor_id = s.kantoor_id and o.soort_document_id = s.soort_document_id and o.uitgave = s.soort_uitgave
        where s.kantoor_id = d.kantoor_id and s.dossier_id = d.id and case r.groep
          when 'toJudge' then s.status = 'received' and s.vorige_status is distinct from 'rejected'
          when 'redelivered' then s.status = 'received' and s.vorige_status = 'rejected'
          when 'declared' then s.status = 'declaredNotApplicable'
          when 'expiring' then s.status in ('provisionallyApproved', 'approved') and s.geldig_tot between ${papersFrom}::date and ${countedUntil}::date and ${endsTooSoon(filter)}
          else false end) x) p on r.groep in ('toJudge', 'redelivered', 'declared', 'expiring')
    where r.plek <= ${limit}`;
}
