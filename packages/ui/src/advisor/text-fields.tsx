import { type LucideIcon, Search, X } from "lucide-react";
import type { Ref } from "react";
import { forwardRef, useEffect, useRef } from "react";
import {
  NumberField as AriaNumberField,
  SearchField as AriaSearchField,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  Input,
} from "react-aria-components";
import { Key } from "./button.tsx";
import { cx } from "./cx.ts";
import { controlClass, FieldHead, FieldNotes, type FieldProps, fieldClass, focusBoxClass, inputClass, invalidClass } from "./field.tsx";

type TextValue = {
  name?: string;
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  onBlur?: () => void;
  placeholder?: string;
  autoFocus?: boolean;
};

export type TextFieldProps = FieldProps &
  TextValue & {
    type?: "text" | "email" | "tel" | "password" | "url";
    inputMode?: "text" | "email" | "tel" | "numeric" | "decimal";
    autoComplete?: string;
    maxLength?: number;
    icon?: LucideIcon;
    isReadOnly?: boolean;
  };

/** One line of text. */
export const TextField = forwardRef(function TextField(props: TextFieldProps, ref: Ref<HTMLInputElement>) {
  const { label, description, error, marks, className, hideLabel, placeholder, icon: Icon, ...rest } = props;
  return (
    <AriaTextField {...rest} className={cx(fieldClass, className)} isInvalid={Boolean(error)} validationBehavior="aria">
      <FieldHead hideLabel={hideLabel} label={label} marks={marks} />
      <span className={cx(controlClass, "px-2.5", focusBoxClass, error && invalidClass)}>
        {Icon ? <Icon aria-hidden className="size-4 flex-none text-ink-3" strokeWidth={1.75} /> : null}
        <Input className={inputClass} placeholder={placeholder} ref={ref} />
      </span>
      <FieldNotes description={description} error={error} marks={marks} />
    </AriaTextField>
  );
});

/** Text that grows with what is typed, from `rows` lines to twelve. */
export function TextArea(props: FieldProps & TextValue & { rows?: number; maxLength?: number }) {
  const { label, description, error, marks, className, hideLabel, placeholder, rows = 2, ...rest } = props;
  return (
    <AriaTextField {...rest} className={cx(fieldClass, className)} isInvalid={Boolean(error)} validationBehavior="aria">
      <FieldHead hideLabel={hideLabel} label={label} marks={marks} />
      <span className={cx(controlClass, focusBoxClass, "items-start", error && invalidClass)}>
        <AriaTextArea
          className={cx(inputClass, "field-sizing-content max-h-[17rem] resize-y px-2.5 py-1.5")}
          placeholder={placeholder}
          rows={rows}
        />
      </span>
      <FieldNotes description={description} error={error} marks={marks} />
    </AriaTextField>
  );
}

/** A number in Dutch notation. `unit` stands behind it (`60 min`). No value is `undefined`, never NaN. */
export function NumberField(
  props: FieldProps & {
    name?: string;
    value?: number | undefined;
    defaultValue?: number;
    onChange?: (value: number | undefined) => void;
    minValue?: number;
    maxValue?: number;
    step?: number;
    unit?: "minute" | "month" | "year" | "day";
  },
) {
  const { label, description, error, marks, className, hideLabel, unit, value, onChange, ...rest } = props;
  const isControlled = "value" in props;
  return (
    <AriaNumberField
      {...rest}
      {...(isControlled ? { value: value ?? Number.NaN } : {})}
      className={cx(fieldClass, className)}
      formatOptions={unit ? { style: "unit", unit, unitDisplay: unit === "minute" ? "short" : "long" } : { maximumFractionDigits: 2 }}
      isInvalid={Boolean(error)}
      isWheelDisabled
      onChange={(next) => onChange?.(Number.isNaN(next) ? undefined : next)}
      validationBehavior="aria"
    >
      <FieldHead hideLabel={hideLabel} label={label} marks={marks} />
      <span className={cx(controlClass, "px-2.5", focusBoxClass, error && invalidClass)}>
        <Input className={cx(inputClass, "tabular-nums")} />
      </span>
      <FieldNotes description={description} error={error} marks={marks} />
    </AriaNumberField>
  );
}

/** A field to search with. `shortcut` moves the focus here from anywhere (`Ctrl K`, on a Mac `⌘ K` works too). */
export function SearchField(props: {
  label: string;
  placeholder?: string;
  name?: string;
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  onSubmit?: (value: string) => void;
  shortcut?: "Ctrl K";
  className?: string;
}) {
  const { label, placeholder, shortcut, className, ...rest } = props;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!shortcut) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [shortcut]);
  return (
    <AriaSearchField {...rest} aria-label={label} className={cx("min-w-0", className)}>
      {({ isEmpty, state }) => (
        <span className={cx(controlClass, focusBoxClass, "pr-1.5 pl-2.5")}>
          <Search aria-hidden className="size-4 flex-none text-ink-3" strokeWidth={1.75} />
          <Input className={cx(inputClass, "[&::-webkit-search-cancel-button]:hidden")} placeholder={placeholder} ref={input} />
          {isEmpty ? (
            shortcut && (
              <span aria-hidden className="text-ink-2 pointer-coarse:hidden @max-[43.75rem]/app:hidden">
                <Key className="border-line-strong">{shortcut}</Key>
              </span>
            )
          ) : (
            <button
              aria-label="Wissen"
              className="grid size-6 place-items-center rounded-xs text-ink-3 hover:bg-requested-bg hover:text-ink"
              data-tip="Wissen"
              onClick={() => {
                state.setValue("");
                input.current?.focus();
              }}
              type="button"
            >
              <X aria-hidden className="size-4" strokeWidth={1.75} />
            </button>
          )}
        </span>
      )}
    </AriaSearchField>
  );
}
