import { progressOf } from "@dossierklaar/domain/dossiercontrole/rules";
import type { KlantStukView } from "@dossierklaar/domain/dossiercontrole/view";
import { dayOf, formatDateTimeShort, formatDayLong } from "@dossierklaar/domain/format";
import { ActionCard, ActionList, ActionRow, DoneCard } from "@dossierklaar/ui/portal/action";
import { SectionHeading } from "@dossierklaar/ui/portal/card";
import { EmptyState } from "@dossierklaar/ui/portal/notice";
import { AdviserCard, GreetingHead, ProgressCard } from "@dossierklaar/ui/portal/overview";
import { t, taal } from "@dossierklaar/ui/portal/taal";
import { say } from "@dossierklaar/ui/portal/toon";
import type { MetaFunction } from "@remix-run/node";
import { useState } from "react";
import { OwnActiepunt } from "../components/own-actiepunt.tsx";
import { Question } from "../components/question.tsx";
import { Strips } from "../components/strips.tsx";
import { TabPage } from "../components/tab-page.tsx";
import {
  adviseurName,
  doneActiepunten,
  greetingOf,
  openActiepunten,
  openStukken,
  statusLabelOf,
  toBoth,
  usePortal,
  voorOf,
} from "../dossier.tsx";

export const meta: MetaFunction = () => [{ title: t("Overzicht") }, { name: "robots", content: "noindex" }];

/** The next afspraak that was not called off; one that has begun today still counts until it is over. */
function useNextAfspraak() {
  const { dossier, now } = usePortal();
  const isAhead = (afspraak: (typeof dossier.afspraken)[number]) =>
    afspraak.status === "planned" && afspraak.begintOp.getTime() + afspraak.duurMinuten * 60_000 > now.getTime();
  return dossier.afspraken.filter(isAhead).sort((a, b) => a.begintOp.getTime() - b.begintOp.getTime())[0];
}

function StukActions(props: {
  rejected: KlantStukView[];
  requested: KlantStukView[];
  mayUseOrange: boolean;
  part: "rejected" | "requested";
}) {
  const { dossier, now } = usePortal();
  const { head } = dossier;
  const uiterlijkOf = (stuk: KlantStukView) => (stuk.uiterlijk ? formatDayLong(stuk.uiterlijk, dayOf(now), taal()) : undefined);
  const cardOf = (stuk: KlantStukView, isFirst: boolean, text: string | undefined) => (
    <ActionCard
      buttonLabel={t("Foto maken")}
      first={isFirst && props.mayUseOrange}
      key={stuk.id}
      name={stuk.naam}
      status={stuk.status}
      statusLabel={statusLabelOf(stuk)}
      text={text}
      to={`/actiepunten/${stuk.id}`}
      voor={voorOf(head, stuk.aanvragerId)}
    />
  );
  if (props.part === "rejected") return props.rejected.map((stuk, index) => cardOf(stuk, index === 0, stuk.afkeurreden || undefined));
  // Without a rejected one the first request is the thing to do, and gets the card with the button.
  const [first, ...others] = props.requested;
  const rows = props.rejected.length > 0 ? props.requested : others;
  const uiterlijk = first && uiterlijkOf(first);
  return (
    <>
      {props.rejected.length === 0 && first ? cardOf(first, true, uiterlijk ? t("Uiterlijk {dag}", { dag: uiterlijk }) : undefined) : null}
      {rows.length > 0 ? (
        <ActionList label={t("Documenten")}>
          {rows.map((stuk) => (
            <ActionRow
              key={stuk.id}
              name={stuk.naam}
              status={stuk.status}
              statusLabel={statusLabelOf(stuk)}
              to={`/actiepunten/${stuk.id}`}
              uiterlijk={uiterlijkOf(stuk)}
              voor={voorOf(head, stuk.aanvragerId)}
            />
          ))}
        </ActionList>
      ) : null}
    </>
  );
}

export default function Overzicht() {
  const { dossier, now } = usePortal();
  const { head } = dossier;
  const afspraak = useNextAfspraak();
  const progress = progressOf(dossier.stukken.map((stuk) => stuk.status));
  const open = openStukken(dossier);
  const rejected = open.filter((stuk) => stuk.status === "rejected");
  const requested = open.filter((stuk) => stuk.status !== "rejected");
  const points = openActiepunten(dossier);
  // What was just answered keeps its place, with what it did: it must not jump away from under the finger.
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  const questions = dossier.actiepunten.filter(
    (point) => point.soort === "question" && (points.includes(point) || (answered.has(point.id) && point.status === "done")),
  );
  const done = doneActiepunten(dossier).filter((point) => !answered.has(point.id));
  const others = points.filter((point) => point.soort !== "question");
  const parts = { rejected, requested, mayUseOrange: true };
  return (
    <TabPage
      current="overzicht"
      greeting={
        <GreetingHead
          line={afspraak ? t("Afspraak {moment}", { moment: formatDateTimeShort(afspraak.begintOp, now, taal()) }) : undefined}
          title={greetingOf(head)}
        />
      }
    >
      <ProgressCard aangeleverd={progress.aangeleverd} akkoord={progress.akkoord} total={progress.gevraagd} />
      <Strips />
      <AdviserCard
        {...toBoth(head)}
        id={head.adviseur.id}
        name={head.adviseur.naam}
        phone={head.adviseur.telefoon || undefined}
        photoUrl={head.adviseur.foto ?? undefined}
      />
      {head.gesloten ? null : <SectionHeading>{t("Nu te doen")}</SectionHeading>}
      <StukActions {...parts} part="rejected" />
      {questions.map((point) => (
        <Question actiepunt={point} key={point.id} onAnswered={() => setAnswered((before) => new Set(before).add(point.id))} />
      ))}
      {others.map((point) => (
        <OwnActiepunt actiepunt={point} key={point.id} />
      ))}
      <StukActions {...parts} part="requested" />
      {open.length + points.length === 0 && !head.gesloten ? (
        <EmptyState>
          {progress.gevraagd === 0
            ? t("Er staat nog niets klaar. Zodra {naam} iets nodig heeft, staat het hier.", { naam: adviseurName(head) })
            : say(
                toBoth(head),
                {
                  u: "U hebt alles aangeleverd. Zodra {naam} iets nodig heeft, krijgt u een e-mail en staat het hier.",
                  je: "Je hebt alles aangeleverd. Zodra {naam} iets nodig heeft, krijg je een e-mail en staat het hier.",
                  jullie: "Jullie hebben alles aangeleverd. Zodra {naam} iets nodig heeft, krijgen jullie een e-mail en staat het hier.",
                },
                { naam: adviseurName(head) },
              )}
        </EmptyState>
      ) : null}
      {done.length > 0 ? <SectionHeading>{t("Gedaan")}</SectionHeading> : null}
      {done.map((point) =>
        point.soort === "question" ? <Question actiepunt={point} key={point.id} /> : <DoneCard key={point.id}>{point.tekst}</DoneCard>,
      )}
    </TabPage>
  );
}
