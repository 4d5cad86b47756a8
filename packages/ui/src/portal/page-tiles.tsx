import { ArrowLeft, ArrowRight, Check, FileText, type LucideIcon, Plus, RotateCw, Trash2 } from "lucide-react";
import { Icon } from "./icon.tsx";
import { allowedSteps, type Page, type PageStep, type PageUpload, pagesInWords } from "./page-rules.ts";
import { FilePick } from "./pick.tsx";
import { card, sectionTitle } from "./surface.ts";
import { t, type Zin } from "./taal.tsx";

export { allowedSteps, type Page, type PageStep, type PageUpload } from "./page-rules.ts";

const tileShape = "relative flex min-h-33 w-full flex-col overflow-hidden rounded-[10px] text-ink";
const edge = "after:pointer-events-none after:absolute after:inset-0 after:rounded-[10px]";
const still = `${edge} after:ring-1 after:ring-line-strong after:ring-inset`;
const chosenEdge = `${edge} after:ring-3 after:ring-kantoor after:ring-inset`;

function Preview(props: { page: Page }) {
  const { kind, previewUrl, turns = 0, name } = props.page;
  if (kind === "image" && previewUrl) {
    // A quarter turn swaps the sides, so the picture must fit the other way round before it is turned.
    const room =
      turns % 2 === 0 ? "max-h-[calc(100cqh-26px)] max-w-[calc(100cqw-24px)]" : "max-h-[calc(100cqw-24px)] max-w-[calc(100cqh-26px)]";
    return (
      <span className="[container-type:size] grid h-33 w-full place-items-center overflow-hidden">
        <img
          alt=""
          className={`bg-white shadow-[var(--shadow-1)] ring-1 ring-line-strong transition-transform duration-160 ${room}`}
          src={previewUrl}
          style={{ transform: `rotate(${turns * 90}deg)` }}
        />
      </span>
    );
  }
  return (
    <span className="flex min-h-33 w-full flex-1 flex-col items-center justify-center gap-1.5 px-[8px] pt-8 pb-5 text-center">
      <Icon as={FileText} className="size-8 text-ink-3" />
      <span aria-hidden className="max-w-full text-sm/4 wrap-anywhere">
        {name}
      </span>
    </span>
  );
}

function PageNumber(props: { number: number }) {
  return (
    <span
      aria-hidden
      className="absolute top-[6px] left-[6px] z-1 min-w-6 rounded-full bg-toast px-1 text-center text-base/6 font-semibold text-toast-ink tabular-nums"
    >
      {props.number}
    </span>
  );
}

function UploadMark(props: { number: number; upload: PageUpload }) {
  if (props.upload.phase === "failed") return null;
  if (props.upload.phase === "done") {
    return (
      <span className="absolute right-[6px] bottom-[6px] z-1 grid size-6 place-items-center rounded-full bg-approved-bg text-approved">
        <Icon as={Check} className="size-4" strokeWidth={2.5} />
      </span>
    );
  }
  const percent = props.upload.phase === "sending" ? Math.floor(Math.min(1, Math.max(0, props.upload.share)) * 100) : 0;
  return (
    <span
      aria-label={t("Pagina {n}", { n: props.number })}
      aria-valuemax={100}
      aria-valuemin={0}
      aria-valuenow={percent}
      className="absolute inset-x-[8px] bottom-[7px] z-1 block h-[6px] overflow-hidden rounded-full bg-track ring-2 ring-sunken"
      role="progressbar"
    >
      <span
        className="block h-full rounded-full bg-mark-received transition-[width] duration-200 ease-linear"
        style={{ width: `${percent}%` }}
      />
    </span>
  );
}

/** A file that did not come through takes a row of its own: the sentence must be readable at 320 px and at 200 % text. */
function FailedPage(props: {
  page: Page;
  number: number;
  sentence: string;
  accept: string;
  chosen: boolean;
  onReselect: (id: string, file: File) => void;
  onRemove: (id: string) => void;
}) {
  const button =
    "inline-flex min-h-[44px] items-center rounded-lg border border-control bg-raised px-[14px] text-md font-semibold text-ink hover:bg-sunken";
  return (
    <div className={`${tileShape} ${props.chosen ? chosenEdge : still} bg-rejected-bg py-[10px] pr-[12px] pl-10`}>
      <PageNumber number={props.number} />
      <p className="text-md font-medium break-words wrap-anywhere">{props.page.name}</p>
      <p className="mt-0.5 text-md break-words text-rejected" role="alert">
        {props.sentence}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <FilePick
          accept={props.accept}
          className={button}
          onFiles={([file]) => {
            if (file) props.onReselect(props.page.id, file);
          }}
        >
          {t("Opnieuw kiezen")}
          <span className="sr-only"> {t("voor pagina {n}", { n: props.number })}</span>
        </FilePick>
        <button className={button} onClick={() => props.onRemove(props.page.id)} type="button">
          {t("Weghalen")}
          <span className="sr-only"> {t("van pagina {n}", { n: props.number })}</span>
        </button>
      </div>
    </div>
  );
}

function tileLabel(page: Page, number: number): string {
  const paper = page.kind === "paper" ? `, ${page.name}` : "";
  return `${t("Pagina {n}", { n: number })}${paper}${page.upload?.phase === "done" ? `, ${t("aangekomen")}` : ""}`;
}

/**
 * The pages of what is being delivered, three to a row, in the order in which they become one pdf. `locked` while they are
 * on their way: then the tiles show progress and cannot be chosen. A failed page stays open for another file either way.
 */
export function PageTiles(props: {
  pages: readonly Page[];
  chosenId?: string | undefined;
  locked?: boolean;
  accept: string;
  onChoose: (id: string) => void;
  onReselect: (id: string, file: File) => void;
  onRemove: (id: string) => void;
}) {
  const count = props.pages.length;
  return (
    <section aria-label={t("Pagina's")} className="@container">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className={sectionTitle}>{pagesInWords(count)}</h2>
      </div>
      <ol className="mt-[10px] grid grid-cols-3 gap-[12px] @max-[14rem]:grid-cols-2">
        {props.pages.map((page, index) => {
          const number = index + 1;
          const chosen = !props.locked && page.id === props.chosenId;
          if (page.upload?.phase === "failed") {
            return (
              <li className="col-span-full" key={page.id}>
                <FailedPage
                  accept={props.accept}
                  chosen={chosen}
                  number={number}
                  onReselect={props.onReselect}
                  onRemove={props.onRemove}
                  page={page}
                  sentence={page.upload.sentence}
                />
              </li>
            );
          }
          const inner = (
            <>
              <span className="sr-only">{tileLabel(page, number)}</span>
              <PageNumber number={number} />
              <Preview page={page} />
            </>
          );
          return (
            <li className="relative" key={page.id}>
              {props.locked ? (
                <div className={`${tileShape} bg-sunken ${still}`}>{inner}</div>
              ) : (
                <button
                  aria-pressed={chosen}
                  className={`${tileShape} h-full bg-sunken ${chosen ? chosenEdge : still}`}
                  onClick={() => props.onChoose(page.id)}
                  type="button"
                >
                  {inner}
                </button>
              )}
              {page.upload ? <UploadMark number={number} upload={page.upload} /> : null}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** `Nog een pagina?`, under the tiles and their toolbar: what is done with a page comes before adding another. */
export function MorePages(props: { accept: string; onFiles: (files: File[]) => void }) {
  return (
    <FilePick
      accept={props.accept}
      className="flex min-h-13 w-full items-center justify-center gap-2.5 rounded-lg border border-dashed border-control px-[20px] py-2 text-center text-lg/[1.375rem] font-medium text-ink-2 hover:bg-sunken"
      multiple
      onFiles={props.onFiles}
    >
      <Icon as={Plus} />
      <span className="min-w-0 break-words">{t("Nog een pagina?")}</span>
    </FilePick>
  );
}

const steps: readonly { step: PageStep; label: Zin; icon: LucideIcon }[] = [
  { step: "draaien", label: "Draaien", icon: RotateCw },
  { step: "eerder", label: "Eerder", icon: ArrowLeft },
  { step: "later", label: "Later", icon: ArrowRight },
  { step: "weghalen", label: "Weghalen", icon: Trash2 },
];

/**
 * Four buttons for the chosen page. What is not allowed stays in its place and keeps the focus (aria-disabled, not
 * disabled): pressing Later until the end must not throw the keyboard back to the top of the page.
 */
export function PageToolbar(props: { pages: readonly Page[]; chosenId: string | undefined; onStep: (step: PageStep, id: string) => void }) {
  const allowed = allowedSteps(props.pages, props.chosenId);
  const number = props.pages.findIndex((page) => page.id === props.chosenId) + 1;
  const label = number > 0 ? t("Pagina {n}", { n: number }) : t("Geen pagina gekozen");
  return (
    <div className="@container">
      <div aria-label={label} className={`grid grid-cols-4 overflow-hidden !rounded-lg @max-[16rem]:grid-cols-2 ${card}`} role="toolbar">
        {steps.map(({ step, label: word, icon }, index) => {
          const on = allowed[step];
          const tone = step === "weghalen" ? "text-rejected" : "text-ink [&_svg]:text-ink-2";
          return (
            <button
              aria-disabled={!on}
              className={`flex min-h-[60px] flex-col items-center justify-center gap-[3px] border-line px-[2px] py-1 text-base/[1.125rem] font-medium focus-visible:-outline-offset-2 ${index > 0 ? "border-l" : ""} ${on ? `hover:bg-sunken ${tone}` : "cursor-default text-ink-3 opacity-60"}`}
              key={step}
              onClick={() => {
                if (on && props.chosenId) props.onStep(step, props.chosenId);
              }}
              type="button"
            >
              <Icon as={icon} className="size-5.5" />
              <span className="max-w-full">{t(word)}</span>
            </button>
          );
        })}
      </div>
      <p aria-live="polite" className="sr-only">
        {number > 0 ? t("Pagina {n} van {totaal} gekozen", { n: number, totaal: props.pages.length }) : ""}
      </p>
    </div>
  );
}
