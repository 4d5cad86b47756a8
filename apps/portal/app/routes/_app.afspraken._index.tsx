import { endOfAfspraak, isOver } from "@dossierklaar/domain/afspraak/rules";
import type { KlantAfspraakView } from "@dossierklaar/domain/afspraak/view";
import { dayOf, formatDateTime, formatDayLong, formatTime } from "@dossierklaar/domain/format";
import { locatieSoortLabels } from "@dossierklaar/domain/labels";
import { AfspraakCard } from "@dossierklaar/ui/portal/afspraak-card";
import { TextAction } from "@dossierklaar/ui/portal/button";
import { PageTitle, SectionHeading } from "@dossierklaar/ui/portal/card";
import { EmptyState, Notice } from "@dossierklaar/ui/portal/notice";
import { t, taal, translated } from "@dossierklaar/ui/portal/taal";
import { say } from "@dossierklaar/ui/portal/toon";
import type { MetaFunction } from "@remix-run/node";
import { TabPage } from "../components/tab-page.tsx";
import { adviseurName, openStukken, toBoth, usePortal, voorOf } from "../dossier.tsx";

export const meta: MetaFunction = () => [{ title: t("Afspraken") }, { name: "robots", content: "noindex" }];

/** What was asked of this afspraak, by whichever of the two, while it waits or after it could not be. */
function Asked(props: { verzoek: NonNullable<KlantAfspraakView["verzoek"]> }) {
  const { soort, status, antwoord } = props.verzoek;
  const { dossier } = usePortal();
  const naam = adviseurName(dossier.head);
  if (status === "granted") return null;
  if (status === "open")
    return (
      <Notice kind="info" title={soort === "move" ? t("Gevraagd: een ander moment") : t("Gevraagd: afzeggen")}>
        {t("{naam} laat het weten. Tot die tijd blijft de afspraak staan.", { naam })}
      </Notice>
    );
  return (
    <Notice kind="info" title={soort === "move" ? t("Een ander moment lukt niet") : t("Afzeggen lukt niet")}>
      <span className="whitespace-pre-line">{`${naam}: ${antwoord}`}</span>
    </Notice>
  );
}

/** What is still asked for this afspraak. Folded: the card is about when and where, and Overzicht lists the same things to do. */
function ActionsOf(props: { afspraakId: string }) {
  const { dossier, now } = usePortal();
  const stukken = openStukken(dossier).filter((stuk) => stuk.afspraakIds.includes(props.afspraakId));
  const detailsOf = (stuk: (typeof stukken)[number]): string =>
    [
      voorOf(dossier.head, stuk.aanvragerId) ?? "",
      stuk.uiterlijk ? t("uiterlijk {dag}", { dag: formatDayLong(stuk.uiterlijk, dayOf(now), taal()) }) : "",
    ]
      .filter(Boolean)
      .map((detail) => `, ${detail}`)
      .join("");
  if (stukken.length === 0) return null;
  return (
    <details className="border-t border-line pt-[4px]">
      <summary className="min-h-[44px] cursor-pointer rounded-lg py-[9px] text-lg text-kantoor">
        {stukken.length === 1 ? t("Nog aan te leveren: 1 document") : t("Nog aan te leveren: {n} documenten", { n: stukken.length })}
      </summary>
      <ul>
        {stukken.map((stuk) => (
          <li key={stuk.id}>
            <TextAction to={`/actiepunten/${stuk.id}`}>{`${stuk.naam}${detailsOf(stuk)}`}</TextAction>
          </li>
        ))}
      </ul>
    </details>
  );
}

function AfspraakOf(props: { afspraak: KlantAfspraakView; isPast: boolean }) {
  const { afspraak } = props;
  const { dossier } = usePortal();
  // At the client's home the place says so in her own tone; elsewhere the kind is its own word.
  const kind =
    afspraak.locatieSoort === "home"
      ? say(toBoth(dossier.head), { u: "Bij u thuis", je: "Bij jou thuis", jullie: "Bij jullie thuis" })
      : translated(locatieSoortLabels[afspraak.locatieSoort]);
  const place = [afspraak.locatieSoort === "other" && afspraak.locatie ? "" : kind, afspraak.locatie].filter(Boolean).join("\n");
  const isAhead = !props.isPast && afspraak.status === "planned";
  const mayAsk = isAhead && !dossier.head.gesloten && afspraak.verzoek?.status !== "open";
  return (
    <AfspraakCard
      {...(afspraak.status === "cancelled" ? { cancelled: { reason: afspraak.redenVoorKlant || undefined } } : {})}
      asked={afspraak.verzoek && !props.isPast ? <Asked verzoek={afspraak.verzoek} /> : undefined}
      changeTo={mayAsk ? `/afspraken/${afspraak.id}/verzetten` : undefined}
      icsUrl={props.isPast ? undefined : `/afspraken/${afspraak.id}/agenda.ics`}
      place={place}
      remarks={afspraak.opmerkingen || undefined}
      title={afspraak.titel}
      when={t("{begin} tot {einde}", { begin: formatDateTime(afspraak.begintOp, taal()), einde: formatTime(endOfAfspraak(afspraak)) })}
      withWhom={afspraak.adviseur}
    >
      {isAhead ? <ActionsOf afspraakId={afspraak.id} /> : null}
    </AfspraakCard>
  );
}

export default function Afspraken() {
  const { dossier, now } = usePortal();
  const isPast = (afspraak: KlantAfspraakView) => isOver(afspraak, now);
  const toCome = dossier.afspraken.filter((afspraak) => !isPast(afspraak)).sort((a, b) => a.begintOp.getTime() - b.begintOp.getTime());
  const ahead = toCome.filter((afspraak) => afspraak.status === "planned");
  const calledOff = toCome.filter((afspraak) => afspraak.status === "cancelled");
  const past = dossier.afspraken.filter(isPast).sort((a, b) => b.begintOp.getTime() - a.begintOp.getTime());
  return (
    <TabPage current="afspraken">
      <PageTitle>{t("Afspraken")}</PageTitle>
      {ahead.length === 0 ? (
        <EmptyState>{t("Er staat geen afspraak gepland. Bel {naam} om er een te maken.", { naam: adviseurName(dossier.head) })}</EmptyState>
      ) : null}
      {ahead.length > 0 ? <SectionHeading>{t("Gepland")}</SectionHeading> : null}
      {ahead.map((afspraak) => (
        <AfspraakOf afspraak={afspraak} isPast={false} key={afspraak.id} />
      ))}
      {calledOff.length > 0 ? <SectionHeading>{t("Gaat niet door")}</SectionHeading> : null}
      {calledOff.map((afspraak) => (
        <AfspraakOf afspraak={afspraak} isPast={false} key={afspraak.id} />
      ))}
      {past.length > 0 ? <SectionHeading>{t("Geweest")}</SectionHeading> : null}
      {past.map((afspraak) => (
        <AfspraakOf afspraak={afspraak} isPast key={afspraak.id} />
      ))}
    </TabPage>
  );
}
