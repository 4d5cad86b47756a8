import { Calendar, Eye } from "lucide-react";
import type { ReactNode } from "react";
import { FieldError, Label, Text } from "react-aria-components";
import { cx } from "./cx.ts";

/** What happens to what is typed here: `eye` = the client sees it, `calendar` = it goes to the agenda. */
export type FieldMark = "eye" | "calendar";

/** What every field of the adviser app takes. */
export type FieldProps = {
  /** Of the control itself, so that FormError can lead to it. */
  id?: string;
  label: string;
  description?: ReactNode;
  /** What is wrong, then what to do; stands under the field until it is put right. */
  error?: string | undefined;
  marks?: readonly FieldMark[];
  isRequired?: boolean;
  isDisabled?: boolean;
  className?: string;
  /** For a field whose name is clear from what stands around it. The name stays for who cannot see that. */
  hideLabel?: boolean;
};

const markWords: Record<FieldMark, string> = { eye: "De klant ziet dit.", calendar: "Dit gaat mee naar de agenda." };
const markIcons = { eye: Eye, calendar: Calendar };

export const fieldClass = "flex min-w-0 flex-col gap-1";
export const controlClass =
  "flex min-h-8 min-w-0 items-center gap-2 rounded-sm border border-control bg-surface text-ink text-sm aria-disabled:border-line aria-disabled:bg-sunken aria-disabled:text-ink-3 has-[:disabled]:border-line has-[:disabled]:bg-sunken has-[:disabled]:text-ink-3";
/** For the element that takes the focus itself. */
export const inputClass = "min-w-0 flex-1 bg-transparent py-1 text-sm text-ink outline-none disabled:text-ink-3";
/** For the box around an input: the ring belongs round the box, not round the bare text. */
export const focusBoxClass =
  "has-[input:focus-visible,textarea:focus-visible]:outline-2 has-[input:focus-visible,textarea:focus-visible]:outline-focus has-[input:focus-visible,textarea:focus-visible]:outline-offset-2";
export const invalidClass = "border-rejected";

export function Marks(props: { marks: readonly FieldMark[] | undefined }) {
  if (!props.marks || props.marks.length === 0) return null;
  return (
    <span aria-hidden className="ml-auto flex gap-1.5 text-ink-3">
      {props.marks.map((mark) => {
        const Icon = markIcons[mark];
        return (
          <span data-tip={markWords[mark]} key={mark}>
            <Icon className="size-3.5" strokeWidth={1.75} />
          </span>
        );
      })}
    </span>
  );
}

/** The line above a field. The marks stand outside the label: the name of the field is only its name. */
export function FieldHead(props: Pick<FieldProps, "label" | "marks" | "hideLabel" | "isRequired">) {
  return (
    <span className={cx("flex items-center gap-1.5", props.hideLabel && "sr-only")}>
      <Label className="font-medium text-sm leading-4.5">{props.label}</Label>
      {/* Who cannot see it hears it of the control itself. */}
      {props.isRequired ? (
        <span aria-hidden className="text-ink-3 text-xs">
          verplicht
        </span>
      ) : null}
      <Marks marks={props.marks} />
    </span>
  );
}

/** Under the field: what it is for, then what is wrong with it. What the marks mean is said here to who cannot see them. */
export function FieldNotes(props: Pick<FieldProps, "description" | "error" | "marks">) {
  const spoken = props.marks?.map((mark) => markWords[mark]).join(" ");
  return (
    <>
      {props.description || spoken ? (
        <Text className={cx("text-ink-3 text-xs", !props.description && "sr-only")} slot="description">
          {props.description}
          {spoken ? <span className="sr-only"> {spoken}</span> : null}
        </Text>
      ) : null}
      <FieldError className="text-rejected text-xs">{props.error}</FieldError>
    </>
  );
}

/** Beside the title of a form: what the two marks mean. */
export function MarksLegend() {
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-3 text-xs">
      <span className="flex items-center gap-1.5">
        <Eye aria-hidden className="size-3.5" strokeWidth={1.75} />
        ziet de klant
      </span>
      <span className="flex items-center gap-1.5">
        <Calendar aria-hidden className="size-3.5" strokeWidth={1.75} />
        gaat naar de agenda
      </span>
    </span>
  );
}
