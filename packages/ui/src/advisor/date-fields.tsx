import { parseDate } from "@internationalized/date";
import { Calendar as CalendarIcon, ChevronLeft, ChevronRight } from "lucide-react";
import type { KeyboardEvent, ReactNode } from "react";
import { useRef, useState } from "react";
import {
  Button as AriaButton,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarHeading,
  Dialog,
  Input,
  Popover,
  TextField,
} from "react-aria-components";
import { cx } from "./cx.ts";
import { parseDay, parseTime, shiftDay, shiftTime, writeDay } from "./day-text.ts";
import { controlClass, FieldHead, FieldNotes, type FieldProps, fieldClass, focusBoxClass, inputClass, invalidClass } from "./field.tsx";

type Written = FieldProps & {
  name?: string;
  /** `YYYY-MM-DD` or `HH:mm`; empty when there is none. */
  value?: string;
  defaultValue?: string;
  /** Called with a valid value or with an empty string, never with half of one. */
  onChange?: (value: string) => void;
  placeholder?: string;
  autoFocus?: boolean;
};

/** What DateField and TimeField share: free text that becomes a value as soon as it is one, and is written in house style on leaving. */
function WrittenField(
  props: Written & {
    parse: (text: string) => string | undefined;
    write: (value: string) => string;
    step: (value: string, by: 1 | -1) => string;
    complaint: string;
    after?: ReactNode;
    today?: string;
  },
) {
  const { label, description, marks, className, hideLabel, name, placeholder, parse, write, step, isRequired, isDisabled } = props;
  const [own, setOwn] = useState(props.defaultValue ?? "");
  const value = props.value ?? own;
  const [text, setText] = useState(write(value));
  const [lastValue, setLastValue] = useState(value);
  const [isWrong, setWrong] = useState(false);
  const choose = (next: string) => {
    setOwn(next);
    setLastValue(next);
    if (next !== value) props.onChange?.(next);
  };
  if (value !== lastValue) {
    // Changed from outside (another day clicked, the form reset): the text follows.
    setLastValue(value);
    setText(write(value));
    setWrong(false);
  }
  const error = isWrong ? props.complaint : props.error;
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : undefined;
    if (!by || !value || event.altKey) return;
    event.preventDefault();
    const next = step(value, by);
    setText(write(next));
    setWrong(false);
    choose(next);
  };
  return (
    <TextField
      className={cx(fieldClass, className)}
      isInvalid={Boolean(error)}
      onBlur={() => {
        setWrong(text.trim() !== "" && parse(text) === undefined);
        if (parse(text) !== undefined) setText(write(parse(text) ?? ""));
      }}
      onChange={(next) => {
        setText(next);
        setWrong(false);
        choose(parse(next) ?? "");
      }}
      validationBehavior="aria"
      value={text}
      {...(props.id ? { id: props.id } : {})}
      {...(isRequired ? { isRequired } : {})}
      {...(isDisabled ? { isDisabled } : {})}
      {...(props.autoFocus ? { autoFocus: true } : {})}
    >
      <FieldHead hideLabel={hideLabel} isRequired={isRequired} label={label} marks={marks} />
      <span className={cx(controlClass, focusBoxClass, props.after ? "pr-1 pl-2.5" : "px-2.5", error && invalidClass)}>
        <Input
          autoComplete="off"
          className={cx(inputClass, "tabular-nums")}
          data-unread={text.trim() !== "" && parse(text) === undefined ? "" : undefined}
          onKeyDown={onKeyDown}
          placeholder={placeholder}
        />
        {props.after}
      </span>
      {name ? <input name={name} type="hidden" value={value} /> : null}
      <FieldNotes description={description} error={error} marks={marks} />
    </TextField>
  );
}

/**
 * Whether every day and time that was typed in here could be read; what could not be is an empty string to its owner, which must not be
 * saved as if nothing was typed. Brings the focus to the first that could not, which says so itself.
 */
export function canReadAll(within: ParentNode): boolean {
  const unread = within.querySelector<HTMLInputElement>("input[data-unread]");
  // Leaving is when a field judges what was typed; Enter in it has not left it.
  unread?.blur();
  unread?.focus();
  return unread === null;
}

/** A time, typed: `14:30`, `1430` or `14.30`. Arrow keys move five minutes. */
export function TimeField(props: Written) {
  return (
    <WrittenField
      {...props}
      complaint="Vul een tijd in, bijvoorbeeld 14:30."
      parse={parseTime}
      placeholder={props.placeholder ?? "uu:mm"}
      step={(value, by) => shiftTime(value, by * 5)}
      write={(value) => value}
    />
  );
}

/**
 * A day, typed in any Dutch way or chosen from the calendar. Arrow keys move a day.
 * `today` fills in a year that was not typed, and is marked in the calendar. `min` and `max` only grey out the calendar:
 * what is typed outside them is for the owner to judge, with a sentence.
 */
export function DateField(props: Written & { today: string; min?: string; max?: string }) {
  const { today, min, max, ...rest } = props;
  const [own, setOwn] = useState(props.defaultValue ?? "");
  const [isOpen, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const value = props.value ?? own;
  const choose = (day: string) => {
    setOwn(day);
    props.onChange?.(day);
  };
  const button = (
    <button
      aria-expanded={isOpen}
      aria-haspopup="dialog"
      aria-label="Kalender"
      className="grid size-6 flex-none place-items-center rounded-xs text-ink-3 hover:bg-requested-bg hover:text-ink"
      data-tip="Kalender"
      disabled={props.isDisabled}
      onClick={() => setOpen(true)}
      ref={trigger}
      type="button"
    >
      <CalendarIcon aria-hidden className="size-4" strokeWidth={1.75} />
    </button>
  );
  return (
    <>
      <WrittenField
        {...rest}
        after={button}
        complaint="Vul een datum in, bijvoorbeeld 24-11-2026."
        onChange={choose}
        parse={(text) => parseDay(text, today)}
        placeholder={props.placeholder ?? "dd-mm-jjjj"}
        step={shiftDay}
        value={value}
        write={writeDay}
      />
      <Popover
        className="rounded-md bg-raised p-3 text-ink shadow-2 transition-opacity duration-[160ms] data-[entering]:opacity-0 data-[exiting]:opacity-0"
        isOpen={isOpen}
        offset={6}
        onOpenChange={setOpen}
        placement="bottom end"
        triggerRef={trigger}
      >
        <Dialog aria-label="Kalender" className="outline-none">
          <MonthGrid
            max={max}
            min={min}
            onChoose={(day) => {
              setOpen(false);
              choose(day);
            }}
            today={today}
            value={value}
          />
        </Dialog>
      </Popover>
    </>
  );
}

function MonthGrid(props: {
  value: string;
  today: string;
  min?: string | undefined;
  max?: string | undefined;
  onChoose: (day: string) => void;
}) {
  const arrow = "grid size-7 place-items-center rounded-sm text-ink-2 hover:bg-requested-bg disabled:opacity-40";
  return (
    <Calendar
      aria-label="Kalender"
      autoFocus
      defaultFocusedValue={parseDate(props.value || props.today)}
      maxValue={props.max ? parseDate(props.max) : null}
      minValue={props.min ? parseDate(props.min) : null}
      onChange={(day) => props.onChoose(day.toString())}
      value={props.value ? parseDate(props.value) : null}
    >
      <header className="mb-2 flex items-center gap-1">
        <CalendarHeading className="flex-1 px-1.5 font-semibold text-base" />
        <AriaButton aria-label="Vorige maand" className={arrow} slot="previous">
          <ChevronLeft aria-hidden className="size-4" strokeWidth={1.75} />
        </AriaButton>
        <AriaButton aria-label="Volgende maand" className={arrow} slot="next">
          <ChevronRight aria-hidden className="size-4" strokeWidth={1.75} />
        </AriaButton>
      </header>
      <CalendarGrid className="border-separate border-spacing-0.5" weekdayStyle="short">
        <CalendarGridHeader>
          {(day) => <CalendarHeaderCell className="size-8 font-medium text-ink-3 text-xs">{day}</CalendarHeaderCell>}
        </CalendarGridHeader>
        <CalendarGridBody>
          {(date) => (
            <CalendarCell
              className={cx(
                "grid size-8 cursor-pointer place-items-center rounded-sm text-sm tabular-nums -outline-offset-2 hover:bg-requested-bg",
                "data-[disabled]:cursor-default data-[selected]:bg-kantoor-fill data-[selected]:text-white data-[disabled]:opacity-40 data-[outside-month]:hidden",
                date.toString() === props.today && "font-semibold text-kantoor",
              )}
              date={date}
            />
          )}
        </CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  );
}
