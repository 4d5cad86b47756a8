import { mayDeliver } from "@dossierklaar/domain/dossiercontrole/rules";
import type { KlantStukView } from "@dossierklaar/domain/dossiercontrole/view";
import { dayOf, formatDayLong, formatMoment } from "@dossierklaar/domain/format";
import { ActiepuntHead, GoodCopyCard, RejectedStrip, WaarVindIk } from "@dossierklaar/ui/portal/actiepunt";
import { ButtonLink } from "@dossierklaar/ui/portal/button";
import { SectionHeading } from "@dossierklaar/ui/portal/card";
import { DoneScreen } from "@dossierklaar/ui/portal/done-screen";
import { BackFrame } from "@dossierklaar/ui/portal/frame";
import { EmptyState, Notice } from "@dossierklaar/ui/portal/notice";
import { t, taal } from "@dossierklaar/ui/portal/taal";
import { say } from "@dossierklaar/ui/portal/toon";
import { StatusBadge } from "@dossierklaar/ui/shared/status-badge";
import { type ActionFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useParams } from "@remix-run/react";
import { type ReactNode, useState } from "react";
import { AppLink } from "../components/app-link.tsx";
import { DeliveryDock, DeliveryPages, useDelivery } from "../components/deliver.tsx";
import { PlainDelivery } from "../components/plain-delivery.tsx";
import { Strips } from "../components/strips.tsx";
import { StukActions } from "../components/stuk-actions.tsx";
import { adviseurName, nextStuk, statusLabelOf, toOne, usePortal, voorOf } from "../dossier.tsx";
import { throwAsPage } from "../page-error.server.ts";
import { useUploads } from "../upload/uploads.tsx";

export const meta: MetaFunction = () => [{ title: t("Aanleveren") }, { name: "robots", content: "noindex" }];

/** `Aanleveren` without a script. */
export async function action({ context, params, request }: ActionFunctionArgs): Promise<{ sentence: string } | Response> {
  const own = `/actiepunten/${params.stukId}`;
  try {
    const delivered = await context.deliverPlain(request, params.stukId ?? "");
    if (!delivered) return redirect(`/inloggen?naar=${encodeURIComponent(own)}`);
    return delivered.ok ? redirect(own) : { sentence: delivered.sentence };
  } catch (error) {
    return throwAsPage(error, own);
  }
}

const back = () => ({ to: "/", label: t("Terug naar Overzicht") });

/** After the last byte was checked, or after `Dit heb ik niet`. */
function Done(props: { stuk: KlantStukView; title?: string; children: ReactNode }) {
  const { dossier } = usePortal();
  const next = nextStuk(dossier, props.stuk.id);
  return (
    <DoneScreen
      homeTo="/"
      next={next && { name: next.naam, to: `/actiepunten/${next.id}`, voor: voorOf(dossier.head, next.aanvragerId) }}
      {...(props.title ? { title: props.title } : {})}
    >
      {props.children}
    </DoneScreen>
  );
}

/** What is asked: what it is, why, what a good copy looks like and where it is found. */
function Asked(props: { stuk: KlantStukView; isChoosing: boolean }) {
  const { stuk } = props;
  const { dossier, now } = usePortal();
  const isOpen = stuk.status === "requested" || stuk.status === "rejected";
  const [firstPoint] = stuk.goedeKopie;
  return (
    <>
      <ActiepuntHead
        title={stuk.naam}
        uiterlijk={isOpen && stuk.uiterlijk ? formatDayLong(stuk.uiterlijk, dayOf(now), taal()) : undefined}
        voor={voorOf(dossier.head, stuk.aanvragerId)}
        why={stuk.waarom || undefined}
      />
      {stuk.status === "rejected" ? (
        <RejectedStrip {...toOne(dossier.head)} previousTo={`/documenten/${stuk.id}`} reason={stuk.afkeurreden} />
      ) : null}
      {stuk.opmerking ? (
        <Notice kind="info" title={t("Van {naam}", { naam: adviseurName(dossier.head) })}>
          <span className="whitespace-pre-line">{stuk.opmerking}</span>
        </Notice>
      ) : null}
      {stuk.watIsHet && props.isChoosing ? <p className="break-words text-ink-2">{stuk.watIsHet}</p> : null}
      {firstPoint || stuk.voorbeeld ? (
        <GoodCopyCard
          exampleUrl={stuk.voorbeeld ?? undefined}
          line={firstPoint ?? t("Voorbeeld van een goede kopie")}
          points={stuk.goedeKopie}
        />
      ) : null}
      {stuk.waarVindIk.length > 0 && props.isChoosing ? (
        <WaarVindIk
          link={stuk.waarVindIkLink ? { href: stuk.waarVindIkLink.url, label: stuk.waarVindIkLink.label } : undefined}
          steps={stuk.waarVindIk}
        />
      ) : null}
    </>
  );
}

/** Nothing to deliver (any more): how it stands, and where to see it again. */
function Settled(props: { stuk: KlantStukView }) {
  const { stuk } = props;
  return (
    <>
      <div>
        <StatusBadge label={statusLabelOf(stuk)} size="roomy" status={stuk.status} />
      </div>
      {stuk.aangeleverdOp ? <ButtonLink to={`/documenten/${stuk.id}`}>{t("Bekijken")}</ButtonLink> : null}
    </>
  );
}

function ReceivedNote(props: { stuk: KlantStukView }) {
  const { dossier, now } = usePortal();
  const { aangeleverdOp } = props.stuk;
  if (props.stuk.status !== "received" || !aangeleverdOp) return null;
  return (
    <>
      <Notice kind="info" title={t("Ontvangen {moment}", { moment: formatMoment(aangeleverdOp, now, taal()) })}>
        {say(toOne(dossier.head), {
          u: "Zolang het niet beoordeeld is, kunt u er iets bij doen.",
          je: "Zolang het niet beoordeeld is, kun je er iets bij doen.",
          jullie: "Zolang het niet beoordeeld is, kunnen jullie er iets bij doen.",
        })}
      </Notice>
      <SectionHeading>{t("Iets vergeten? Voeg toe")}</SectionHeading>
    </>
  );
}

function Actiepunt(props: { stuk: KlantStukView; plainSentence: string | undefined }) {
  const { stuk } = props;
  const { dossier, isReadOnly } = usePortal();
  const { received } = useUploads();
  const delivery = useDelivery(stuk);
  const [isDeclared, setDeclared] = useState(false);
  const naam = adviseurName(dossier.head);

  if (isDeclared)
    return (
      <BackFrame back={back()} LinkComponent={AppLink}>
        <Done stuk={stuk} title={t("Doorgegeven")}>
          {t("{naam} leest waarom en laat het weten als het toch nodig is.", { naam })}
        </Done>
      </BackFrame>
    );
  if (received.has(stuk.id) && delivery.pages.length === 0)
    return (
      <BackFrame back={back()} LinkComponent={AppLink}>
        <Done stuk={stuk}>
          {say(
            toOne(dossier.head),
            {
              u: "{stuk} staat bij {naam}. Zodra het bekeken is, ziet u dat hier.",
              je: "{stuk} staat bij {naam}. Zodra het bekeken is, zie je dat hier.",
              jullie: "{stuk} staat bij {naam}. Zodra het bekeken is, zien jullie dat hier.",
            },
            { stuk: stuk.naam, naam },
          )}
        </Done>
      </BackFrame>
    );

  const canDeliver = mayDeliver(stuk) && !isReadOnly && !dossier.head.gesloten;
  return (
    <BackFrame back={back()} dock={canDeliver ? <DeliveryDock delivery={delivery} /> : null} LinkComponent={AppLink}>
      <Strips exceptStukId={stuk.id} isDockTelling={delivery.isSending} />
      {/* Once there are pages, those are the work. */}
      <Asked isChoosing={delivery.pages.length === 0} stuk={stuk} />
      {canDeliver ? (
        <>
          <ReceivedNote stuk={stuk} />
          <PlainDelivery sentence={props.plainSentence} stuk={stuk} />
          <DeliveryPages delivery={delivery} />
        </>
      ) : (
        <Settled stuk={stuk} />
      )}
      <StukActions isBusy={delivery.isSending} onDeclared={() => setDeclared(true)} stuk={stuk} />
    </BackFrame>
  );
}

export default function ActiepuntPage() {
  const { stukId } = useParams();
  const answer = useActionData<typeof action>() as { sentence: string } | undefined; // a redirect is never seen here
  const { dossier } = usePortal();
  const stuk = dossier.stukken.find((one) => one.id === stukId);
  if (!stuk)
    return (
      <BackFrame back={back()} LinkComponent={AppLink}>
        <EmptyState action={<ButtonLink to="/">{t("Naar Overzicht")}</ButtonLink>}>{t("Dit wordt niet meer gevraagd.")}</EmptyState>
      </BackFrame>
    );
  // From one action straight to the next nothing of the first may stay behind.
  return <Actiepunt key={stuk.id} plainSentence={answer?.sentence} stuk={stuk} />;
}
