import type { VerzoekSoort } from "@dossierklaar/db/columns";
import { isOver } from "@dossierklaar/domain/afspraak/rules";
import type { KlantAfspraakView } from "@dossierklaar/domain/afspraak/view";
import { formatDateTime } from "@dossierklaar/domain/format";
import { Button, ButtonLink } from "@dossierklaar/ui/portal/button";
import { PageTitle } from "@dossierklaar/ui/portal/card";
import { DoneScreen } from "@dossierklaar/ui/portal/done-screen";
import { RadioChoice, TextField } from "@dossierklaar/ui/portal/field";
import { BackFrame } from "@dossierklaar/ui/portal/frame";
import { EmptyState, ErrorPane } from "@dossierklaar/ui/portal/notice";
import { t, taal } from "@dossierklaar/ui/portal/taal";
import { say } from "@dossierklaar/ui/portal/toon";
import type { MetaFunction } from "@remix-run/node";
import { useParams } from "@remix-run/react";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { AppLink } from "../components/app-link.tsx";
import { Strips } from "../components/strips.tsx";
import { adviseurName, toOne, usePortal } from "../dossier.tsx";
import { loadApi, useDossierCache } from "../dossier-query.tsx";
import { errorText, findFieldError } from "../errors.ts";

export const meta: MetaFunction = () => [{ title: t("Verzetten of afzeggen") }, { name: "robots", content: "noindex" }];

const back = () => ({ to: "/afspraken", label: t("Terug naar Afspraken") });

type Words = { soort: VerzoekSoort; momenten: string; reden: string };

/** Asks the kantoor for another moment, or to call it off. What was typed stays when it could not be sent. */
function AskForm(props: { afspraak: KlantAfspraakView; onDone: () => void }) {
  const { afspraak } = props;
  const { dossier, live, isReadOnly } = usePortal();
  const cache = useDossierCache();
  const [words, setWords] = useState<Words>({ soort: "move", momenten: "", reden: "" });
  const set = (next: Partial<Words>) => setWords((before) => ({ ...before, ...next }));
  // The same words sent again after a lost answer are the same request.
  const intent = useRef({ said: "", requestId: "" });
  const ask = useMutation({
    mutationFn: async (input: Words & { requestId: string; afspraakId: string }) => (await loadApi()).makeVerzoek.mutate(input),
    onSuccess: () => {
      props.onDone();
      if (live.state !== "live") return cache.invalidate();
    },
    // Somebody else was first, or the kantoor: what stands now is the better answer.
    onError: () => cache.invalidate(),
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const said = JSON.stringify(words);
    if (intent.current.said !== said) intent.current = { said, requestId: crypto.randomUUID() };
    ask.mutate({ ...words, requestId: intent.current.requestId, afspraakId: afspraak.id });
  };
  const who = toOne(dossier.head);
  const naam = adviseurName(dossier.head);
  const atField = findFieldError(ask.error, "momenten") ?? findFieldError(ask.error, "reden");
  return (
    <>
      <div className="flex flex-col gap-1">
        <PageTitle>{t("Verzetten of afzeggen")}</PageTitle>
        <p className="break-words text-ink-2 tabular-nums">
          {afspraak.titel}, {formatDateTime(afspraak.begintOp, taal())}
        </p>
      </div>
      {ask.error && !atField ? <ErrorPane>{errorText(ask.error, dossier.head.toon)}</ErrorPane> : null}
      <form className="flex flex-col gap-[14px]" noValidate onSubmit={send}>
        <RadioChoice
          disabled={isReadOnly}
          label={say(who, { u: "Wat wilt u?", je: "Wat wil je?", jullie: "Wat willen jullie?" })}
          name="soort"
          onChange={(soort) => set({ soort: soort === "cancel" ? "cancel" : "move" })}
          options={[
            { id: "move", label: t("Een ander moment") },
            { id: "cancel", label: t("De afspraak afzeggen") },
          ]}
          value={words.soort}
        />
        {words.soort === "move" ? (
          <TextField
            disabled={isReadOnly}
            error={findFieldError(ask.error, "momenten")}
            hint={t("Bijvoorbeeld: dinsdag na 16 uur, of woensdagochtend.")}
            label={say(who, {
              u: "Wanneer komt het u wel uit?",
              je: "Wanneer komt het je wel uit?",
              jullie: "Wanneer komt het jullie wel uit?",
            })}
            maxLength={1000}
            name="momenten"
            onChange={(momenten) => set({ momenten })}
            rows={2}
            value={words.momenten}
          />
        ) : null}
        <TextField
          disabled={isReadOnly}
          error={findFieldError(ask.error, "reden")}
          hint={t("{naam} leest dit.", { naam })}
          label={t("Waarom? (mag leeg blijven)")}
          maxLength={1000}
          name="reden"
          onChange={(reden) => set({ reden })}
          rows={2}
          value={words.reden}
        />
        <Button disabled={ask.isPending || isReadOnly} type="submit" variant="main">
          {t("Versturen")}
        </Button>
      </form>
      <p className="break-words text-ink-2 text-md">
        {say(
          who,
          {
            u: "{naam} laat het u weten. Tot die tijd blijft de afspraak staan.",
            je: "{naam} laat het je weten. Tot die tijd blijft de afspraak staan.",
            jullie: "{naam} laat het jullie weten. Tot die tijd blijft de afspraak staan.",
          },
          { naam },
        )}
      </p>
    </>
  );
}

export default function AskForChange() {
  const { afspraakId } = useParams();
  const { dossier, now } = usePortal();
  const [isDone, setDone] = useState(false);
  const afspraak = dossier.afspraken.find((one) => one.id === afspraakId);
  const naam = adviseurName(dossier.head);
  const mayAsk = afspraak?.status === "planned" && !isOver(afspraak, now) && afspraak.verzoek?.status !== "open" && !dossier.head.gesloten;
  return (
    <BackFrame back={back()} LinkComponent={AppLink}>
      <Strips />
      {isDone ? (
        <DoneScreen title={t("Verstuurd")}>
          {say(
            toOne(dossier.head),
            {
              u: "{naam} leest uw vraag en laat het u weten. Tot die tijd blijft de afspraak staan.",
              je: "{naam} leest je vraag en laat het je weten. Tot die tijd blijft de afspraak staan.",
              jullie: "{naam} leest jullie vraag en laat het jullie weten. Tot die tijd blijft de afspraak staan.",
            },
            { naam },
          )}
        </DoneScreen>
      ) : mayAsk ? (
        <AskForm afspraak={afspraak} key={afspraak.id} onDone={() => setDone(true)} />
      ) : (
        <EmptyState>
          {afspraak?.verzoek?.status === "open" && afspraak.status === "planned"
            ? t("Er is al iets gevraagd over deze afspraak. {naam} laat het weten.", { naam })
            : t("Deze afspraak kan niet meer worden verzet of afgezegd.")}
        </EmptyState>
      )}
      {isDone || !mayAsk ? <ButtonLink to="/afspraken">{t("Naar Afspraken")}</ButtonLink> : null}
    </BackFrame>
  );
}
