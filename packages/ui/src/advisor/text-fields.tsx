import type { LucideIcon } from "lucide-react";
import type { Ref } from "react";
import { forwardRef, useState } from "react";
import { NumberField as AriaNumberField, TextArea as AriaTextArea, TextField as AriaTextField, Input } from "react-aria-components";
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
  /** How many characters are kept, without the spaces around them. More stays in the field, and is said there. */
  maxLength?: number;
};

/** `Dit is 12 tekens te lang: er passen er 80.` */
const tooLong = (over: number, most: number): string => `Dit is ${over} ${over === 1 ? "teken" : "tekens"} te lang: er passen er ${most}.`;

/**
 * The sentence at a field: that there is too much in it, before what else is wrong. A browser's own limit cuts what is pasted, and
 * nobody sees what was lost.
 */
function useLimit(props: TextValue & Pick<FieldProps, "error">): { error: string | undefined; onChange: (value: string) => void } {
  const [typed, setTyped] = useState(props.defaultValue ?? "");
  const { maxLength: most } = props;
  const over = most === undefined ? 0 : (props.value ?? typed).trim().length - most;
  return {
    error: most !== undefined && over > 0 ? tooLong(over, most) : props.error,
    onChange: (value) => {
      setTyped(value);
      props.onChange?.(value);
    },
  };
}

export type TextFieldProps = FieldProps &
  TextValue & {
    type?: "text" | "email" | "tel" | "password" | "url";
    inputMode?: "text" | "email" | "tel" | "numeric" | "decimal";
    autoComplete?: string;
    icon?: LucideIcon;
    isReadOnly?: boolean;
  };

/** One line of text. */
export const TextField = forwardRef(function TextField(props: TextFieldProps, ref: Ref<HTMLInputElement>) {
  const { label, description, error: _, marks, className, hideLabel, placeholder, icon: Icon, maxLength: __, ...rest } = props;
  const { error, onChange } = useLimit(props);
  return (
    <AriaTextField {...rest} className={cx(fieldClass, className)} isInvalid={Boolean(error)} onChange={onChange} validationBehavior="aria">
      <FieldHead hideLabel={hideLabel} isRequired={props.isRequired} label={label} marks={marks} />
      <span className={cx(controlClass, "px-2.5", focusBoxClass, error && invalidClass)}>
        {Icon ? <Icon aria-hidden className="size-4 flex-none text-ink-3" strokeWidth={1.75} /> : null}
        <Input className={inputClass} placeholder={placeholder} ref={ref} />
      </span>
      <FieldNotes description={description} error={error} marks={marks} />
    </AriaTextField>
  );
});

/** Text that grows with what is typed, from `rows` lines to twelve. */
export function TextArea(props: FieldProps & TextValue & { rows?: number }) {
  const { label, description, error: _, marks, className, hideLabel, placeholder, rows = 2, maxLength: __, ...rest } = props;
  const { error, onChange } = useLimit(props);
  return (
    <AriaTextField {...rest} className={cx(fieldClass, className)} isInvalid={Boolean(error)} onChange={onChange} validationBehavior="aria">
      <FieldHead hideLabel={hideLabel} isRequired={props.isRequired} label={label} marks={marks} />
      <span className={cx(controlClass, focusBoxClass, "items-start", error && invalidClass)}>
        <AriaTextArea
          className={cx(inputClass, "field-sizing-content max-h-[17rem] resize-y px-2.5 py-1.5")}
          placeholder={placeholder}
          rows={rows}
          // A field that grows with its content forgets its rows.
          {...(props.rows ? { style: { minHeight: `${props.rows * 1.25 + 0.75}rem` } } : {})}
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
      <FieldHead hideLabel={hideLabel} isRequired={props.isRequired} label={label} marks={marks} />
      <span className={cx(controlClass, "px-2.5", focusBoxClass, error && invalidClass)}>
        <Input className={cx(inputClass, "tabular-nums")} />
      </span>
      <FieldNotes description={description} error={error} marks={marks} />
    </AriaNumberField>
  );
}
