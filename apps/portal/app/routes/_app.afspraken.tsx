import type { KlantAfspraakView } from "@dossierklaar/domain/afspraak/view";
import { formatDateTime, formatTime } from "@dossierklaar/domain/format";
import { locatieSoortLabels } from "@dossierklaar/domain/labels";
import { AfspraakCard } from "@dossierklaar/ui/portal/afspraak-card";
import { PageTitle, SectionHeading } from "@dossierklaar/ui/portal/card";
import { EmptyState } from "@dossierklaar/ui/portal/notice";
import { say } from "@dossierklaar/ui/portal/toon";
import type { MetaFunction } from "@remix-run/node";
import { TabPage } from "../components/tab-page.tsx";
import { adviseurName, toBoth, usePortal } from "../dossier.tsx";

export const meta: MetaFunction = () => [{ title: "Afspraken" }, { name: "robots", content: "noindex" }];

const endOf = (afspraak: KlantAfspraakView) => new Date(afspraak.begintOp.getTime() + afspraak.duurMinuten * 60_000);

function AfspraakOf(props: { afspraak: KlantAfspraakView; isPast: boolean }) {
  const { afspraak } = props;
  const { dossier } = usePortal();
  // At the client's home the place says so in her own tone; elsewhere the kind is its own word.
  const kind =
    afspraak.locatieSoort === "home"
      ? say(toBoth(dossier.head), { u: "Bij u thuis", je: "Bij jou thuis", jullie: "Bij jullie thuis" })
      : locatieSoortLabels[afspraak.locatieSoort];
  const place = [afspraak.locatieSoort === "other" && afspraak.locatie ? "" : kind, afspraak.locatie].filter(Boolean).join("\n");
  return (
    <AfspraakCard
      {...(afspraak.status === "cancelled" ? { cancelled: { reason: afspraak.redenVoorKlant || undefined } } : {})}
      icsUrl={props.isPast ? undefined : `/afspraken/${afspraak.id}/agenda.ics`}
      place={place}
      remarks={afspraak.opmerkingen || undefined}
      title={afspraak.titel}
      when={`${formatDateTime(afspraak.begintOp)} tot ${formatTime(endOf(afspraak))}`}
      withWhom={afspraak.adviseur}
    />
  );
}

export default function Afspraken() {
  const { dossier, now } = usePortal();
  const isPast = (afspraak: KlantAfspraakView) => endOf(afspraak).getTime() <= now.getTime();
  const ahead = dossier.afspraken.filter((afspraak) => !isPast(afspraak)).sort((a, b) => a.begintOp.getTime() - b.begintOp.getTime());
  const past = dossier.afspraken.filter(isPast).sort((a, b) => b.begintOp.getTime() - a.begintOp.getTime());
  return (
    <TabPage current="afspraken">
      <PageTitle>Afspraken</PageTitle>
      {ahead.length === 0 ? (
        <EmptyState>Er staat geen afspraak gepland. {`Bel ${adviseurName(dossier.head)} om er een te maken.`}</EmptyState>
      ) : null}
      {ahead.length > 0 ? <SectionHeading>Gepland</SectionHeading> : null}
      {ahead.map((afspraak) => (
        <AfspraakOf afspraak={afspraak} isPast={false} key={afspraak.id} />
      ))}
      {past.length > 0 ? <SectionHeading>Geweest</SectionHeading> : null}
      {past.map((afspraak) => (
        <AfspraakOf afspraak={afspraak} isPast key={afspraak.id} />
      ))}
    </TabPage>
  );
}
