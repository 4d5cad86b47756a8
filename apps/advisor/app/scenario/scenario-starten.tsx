import type { AdviseurDossierView } from "@dossierklaar/domain/dossier/view";
import { dayOf, enumerate, fold, formatDateTime, formatDayLong, formatTime, plural } from "@dossierklaar/domain/format";
import { faseLabels } from "@dossierklaar/domain/labels";
import { PageHead } from "@dossierklaar/ui/advisor/page";
import { ScenarioCard, type ScenarioOption, ScenarioPicker } from "@dossierklaar/ui/advisor/scenario";
import { SearchField } from "@dossierklaar/ui/advisor/search-field";
import { EmptyState, ErrorPane, offlineSentence, SkeletonRows } from "@dossierklaar/ui/advisor/states";
import { useToast } from "@dossierklaar/ui/advisor/toast";
import { useNavigate, useParams } from "@remix-run/react";
import { keepPreviousData } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useDossier, useRefresh } from "../dossier";
import { presentAanvragers } from "../dossier-selectors";
import { domainCodeOf, fieldErrorsOf, sentenceOf } from "../errors";
import { useIntent } from "../intent";
import { useLiveDossier } from "../live-dossier";
import { useNow } from "../now";
import { type ApiOutput, trpc } from "../trpc";
import { PlannedStarts } from "./planned-starts";
import { cardsOf } from "./scenario-cards";
import { StartFoot, type StartMoment } from "./start-foot";

type Afspraak = AdviseurDossierView["afspraken"][number];
type Choice = ApiOutput["scenario"]["choices"][number];

const closedSentence = "Dit dossier is gesloten.";
const fasen = ["orientation", "application", "transfer", "management"] as const;

function toOption(choice: Choice, today: string): ScenarioOption {
  const { gestart } = choice;
  return {
    id: choice.id,
    name: choice.naam,
    count: choice.aantalStukken === 0 ? "geen stukken" : plural(choice.aantalStukken, "stuk", "stukken"),
    ...(gestart ? { started: `Gestart op ${formatDayLong(dayOf(gestart.op), today).replace(/^\S+ /, "")}${byWhat(gestart)}` } : {}),
  };
}

function byWhat(gestart: NonNullable<Choice["gestart"]>): string {
  if (gestart.bron === "manual") return ` door ${gestart.door.split(" ")[0]}`;
  return gestart.reden ? `, omdat: ${gestart.reden}` : "";
}

/** What has not been started stands first, by fase; what was started already stands last. */
function groupsOf(choices: readonly Choice[], typed: string, today: string): { title: string; scenarios: ScenarioOption[] }[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  const found = choices.filter((choice) => words.every((word) => fold([choice.naam, ...choice.stukken].join(" ")).includes(word)));
  const options = (part: readonly Choice[]) => part.map((choice) => toOption(choice, today));
  const fresh = fasen.map((fase) => ({ title: faseLabels[fase], scenarios: options(found.filter((c) => c.fase === fase && !c.gestart)) }));
  return [...fresh, { title: "Al gestart", scenarios: options(found.filter((c) => c.gestart)) }];
}

/** What is wrong with when, at its own field: the server knows only that it has passed. */
function momentErrors(error: unknown): { uitvoerdatum?: string | undefined; tijd?: string | undefined } {
  const { uitvoerdatum, tijd } = fieldErrorsOf(error);
  const hasPassed = domainCodeOf(error) === "INVALID_INPUT";
  return {
    uitvoerdatum: uitvoerdatum && hasPassed ? "Deze dag is voorbij. Kies vandaag of een latere dag." : uitvoerdatum,
    tijd: tijd && hasPassed ? "Deze tijd is voorbij. Kies een latere tijd." : tijd,
  };
}

/** Choose scenario's at the left, see at the right what starting them will ask of whom. */
export function ScenarioStarten(props: { afspraak: Afspraak }) {
  const { afspraak } = props;
  const { nummer = "" } = useParams();
  const dossier = useDossier();
  const { head } = dossier;
  const aanvragers = presentAanvragers(dossier);
  const live = useLiveDossier();
  const now = useNow();
  const navigate = useNavigate();
  const toast = useToast();
  const intent = useIntent();
  const refresh = useRefresh(live.state === "live");
  const utils = trpc.useUtils();
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [focusedId, setFocused] = useState<string>();
  const today = dayOf(now);
  const [moment, setMoment] = useState<StartMoment>({ uitvoerdatum: today, heeftTijd: false, tijd: "" });
  const choices = trpc.scenario.choices.useQuery({ nummer });
  const start = trpc.scenario.start.useMutation({
    onSettled: (data, error) => {
      intent.onSettled(data, error);
      refresh();
    },
    onSuccess: ({ asked, gepland }) => {
      void utils.scenario.invalidate();
      if (gepland) {
        setChosen(new Set());
        setMoment({ uitvoerdatum: today, heeftTijd: false, tijd: "" });
        toast.show({ text: `Gepland voor ${formatDateTime(gepland)}` });
        return;
      }
      toast.show({ text: asked === 0 ? "Alles werd al gevraagd" : `${plural(asked, "actiepunt", "actiepunten")} gevraagd` });
      navigate(`/dossiers/${nummer}/afspraken/${afspraak.id}/dossiercontrole`);
    },
  });
  // Who walks through the list reads what each asks; elsewhere what is ticked counts.
  const shownIds = focusedId && !chosen.has(focusedId) ? [focusedId] : [...chosen];
  const offline = live.staleSince ? offlineSentence(formatTime(live.staleSince)) : undefined;
  const notNow = head.gesloten ? closedSentence : chosen.size === 0 ? "Kies eerst een scenario." : offline;
  const isLater = moment.uitvoerdatum > today || moment.heeftTijd;
  // A colleague, or the job of what was planned, may start some meanwhile.
  const { versie } = head;
  useEffect(() => {
    if (versie >= 0) void utils.scenario.invalidate();
  }, [versie, utils]);
  const fieldErrors = momentErrors(start.error);
  const mailed = aanvragers.filter((a) => a.email !== null).map((a) => a.roepnaam);
  const who = enumerate(mailed);
  const whoIs = mailed.length > 1 ? "krijgen" : "krijgt";
  const hint = isLater
    ? "Tot dan wordt er niets gevraagd, en kun je het intrekken."
    : who
      ? `${who} ${whoIs} één mail over alles wat er in de komende minuten bij komt.`
      : undefined;
  return (
    <div className="flex min-h-full flex-col">
      <PageHead
        className="border-line border-b pb-4"
        sub={`${afspraak.type} · ${formatDateTime(afspraak.begintOp)}`}
        title="Scenario starten"
      />
      <div className="grid flex-1 grid-cols-[minmax(0,1fr)] min-[75rem]:grid-cols-[24.5rem_minmax(0,1fr)]">
        <div className="border-line px-4 py-3 min-[75rem]:border-r">
          <div className="px-2">
            <SearchField label="Scenario zoeken" onChange={setTyped} placeholder="Zoek een scenario of stuk" value={typed} />
          </div>
          {choices.isPending ? <SkeletonRows lines={1} /> : null}
          {choices.isError ? (
            <ErrorPane isPending={choices.isFetching} message={sentenceOf(choices.error)} onRetry={() => void choices.refetch()} />
          ) : null}
          {choices.data ? (
            <>
              <PlannedStarts afspraakId={afspraak.id} disabledReason={head.gesloten ? closedSentence : offline} />
              <ScenarioPicker
                chosen={chosen}
                focusedId={focusedId}
                groups={groupsOf(choices.data, typed, today)}
                onFocus={setFocused}
                onLeave={() => {
                  if (chosen.size > 0) setFocused(undefined);
                }}
                onToggle={(id, isOn) => setChosen((before) => new Set(isOn ? [...before, id] : [...before].filter((one) => one !== id)))}
              />
            </>
          ) : null}
        </div>
        <Preview afspraakId={afspraak.id} isChosen={shownIds.every((id) => chosen.has(id))} scenarioIds={shownIds} />
      </div>
      <StartFoot
        disabledReason={notNow}
        error={start.error && !fieldErrors.uitvoerdatum && !fieldErrors.tijd ? sentenceOf(start.error) : undefined}
        errors={fieldErrors}
        hint={hint}
        isPending={start.isPending}
        moment={moment}
        onMoment={setMoment}
        onStart={() =>
          start.mutate({
            requestId: intent.requestId(),
            dossierId: head.id,
            afspraakId: afspraak.id,
            scenarioIds: [...chosen],
            uitvoerdatum: moment.uitvoerdatum,
            ...(moment.heeftTijd ? { tijd: moment.tijd } : {}),
          })
        }
      />
    </div>
  );
}

function Preview(props: { afspraakId: string; scenarioIds: readonly string[]; isChosen: boolean }) {
  const { nummer = "" } = useParams();
  const aanvragers = presentAanvragers(useDossier());
  const now = useNow();
  const preview = trpc.scenario.preview.useQuery(
    { nummer, afspraakId: props.afspraakId, scenarioIds: [...props.scenarioIds] },
    { enabled: props.scenarioIds.length > 0, placeholderData: keepPreviousData, staleTime: 5_000 },
  );
  const frame = "min-w-0 bg-canvas px-6 py-4 @max-[43.75rem]/app:px-3";
  if (props.scenarioIds.length === 0)
    return (
      <section aria-label="Wat er wordt gevraagd" className={frame}>
        <EmptyState className="px-0 py-1">Kies links een of meer scenario's. Hier zie je wat er dan wordt gevraagd, en van wie.</EmptyState>
      </section>
    );
  const view = preview.data ? cardsOf(preview.data, aanvragers, now) : undefined;
  const others = view
    ? [view.already > 0 ? `${view.already} al gevraagd` : "", view.absent > 0 ? `${view.absent} worden niet gevraagd` : ""].filter(Boolean)
    : [];
  return (
    <section aria-busy={preview.isFetching} aria-label="Wat er wordt gevraagd" className={frame}>
      {preview.isPending ? <SkeletonRows /> : null}
      {preview.isError ? (
        <ErrorPane
          className="px-0"
          isPending={preview.isFetching}
          message={sentenceOf(preview.error)}
          onRetry={() => void preview.refetch()}
        />
      ) : null}
      {view ? (
        <>
          <p className="flex flex-wrap items-baseline gap-x-2.5 pb-3 tabular-nums">
            <b className="font-semibold text-base tracking-[-.01em]">
              {props.isChosen ? plural(view.fresh, "nieuw actiepunt", "nieuwe actiepunten") : "Dit vraagt het scenario"}
            </b>
            <span className="text-ink-3 text-xs">{others.join(", ")}</span>
          </p>
          <div className="grid max-w-[86rem] grid-cols-[repeat(auto-fit,minmax(min(100%,20rem),1fr))] items-start gap-3">
            {view.cards.map(({ id, isAbsent, ...card }) => (
              <ScenarioCard
                key={id}
                {...card}
                {...(isAbsent
                  ? { absent: "Er is geen tweede aanvrager in dit dossier. Voeg je die later toe, dan bieden we deze stukken alsnog aan." }
                  : {})}
              />
            ))}
          </div>
          {view.cards.length === 0 ? <EmptyState className="px-0">Dit scenario vraagt niets.</EmptyState> : null}
        </>
      ) : null}
    </section>
  );
}
