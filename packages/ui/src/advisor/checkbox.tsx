import { Check, Minus } from "lucide-react";
import type { ReactNode } from "react";
import { useEffect, useId, useRef } from "react";
import { cx } from "./cx.ts";
import { type FieldProps, fieldClass, Marks } from "./field.tsx";

/** The box alone, for rows and table heads: its name is `label`, which is not shown. A native input, so forms and scripts know it. */
export function Checkbox(props: {
  label?: string;
  isSelected?: boolean;
  defaultSelected?: boolean;
  isIndeterminate?: boolean;
  isDisabled?: boolean;
  onChange?: (isSelected: boolean, event: { shiftKey: boolean }) => void;
  name?: string;
  value?: string;
  id?: string;
  describedBy?: string | undefined;
  className?: string;
}) {
  const input = useRef<HTMLInputElement>(null);
  const isIndeterminate = props.isIndeterminate ?? false;
  useEffect(() => {
    if (input.current) input.current.indeterminate = isIndeterminate;
  }, [isIndeterminate]);
  const mark = "pointer-events-none absolute inset-0 m-auto size-3 text-surface opacity-0";
  return (
    <span className={cx("relative inline-grid size-4 flex-none", props.className)}>
      <input
        aria-describedby={props.describedBy}
        aria-label={props.label}
        className="peer size-4 appearance-none rounded-xs border border-control bg-surface checked:border-kantoor checked:bg-kantoor indeterminate:border-kantoor indeterminate:bg-kantoor disabled:border-line-strong disabled:bg-sunken disabled:checked:bg-control"
        disabled={props.isDisabled}
        id={props.id}
        name={props.name}
        onChange={(event) => {
          const native = event.nativeEvent;
          props.onChange?.(event.target.checked, { shiftKey: native instanceof MouseEvent && native.shiftKey });
        }}
        ref={input}
        type="checkbox"
        value={props.value}
        {...(props.isSelected === undefined ? { defaultChecked: props.defaultSelected } : { checked: props.isSelected })}
      />
      {isIndeterminate ? (
        <Minus aria-hidden className={cx(mark, "opacity-100")} strokeWidth={3} />
      ) : (
        <Check aria-hidden className={cx(mark, "peer-checked:opacity-100")} strokeWidth={3} />
      )}
    </span>
  );
}

/** A tick with its words behind it, and under them what it means. */
export function CheckboxField(props: {
  label: ReactNode;
  description?: ReactNode;
  isSelected?: boolean;
  defaultSelected?: boolean;
  isDisabled?: boolean;
  onChange?: (isSelected: boolean) => void;
  name?: string;
  value?: string;
  className?: string;
}) {
  const id = useId();
  const { label, description, className, ...rest } = props;
  return (
    <div className={cx("flex items-start gap-2.25 text-sm", className)}>
      <Checkbox {...rest} className="mt-0.5" describedBy={description ? `${id}-d` : undefined} id={id} />
      <span className="min-w-0">
        <label className="block" htmlFor={id}>
          {label}
        </label>
        {description ? (
          <span className="block text-ink-3 text-xs" id={`${id}-d`}>
            {description}
          </span>
        ) : null}
      </span>
    </div>
  );
}

/** Several ticks under one name, for instance one per aanvrager. */
export function CheckboxGroup(
  props: FieldProps & {
    options: readonly { id: string; label: string; description?: string; isDisabled?: boolean }[];
    value: readonly string[];
    onChange: (ids: string[]) => void;
    name?: string;
    direction?: "row" | "column";
  },
) {
  const ownId = useId();
  const id = props.id ?? ownId;
  const { options, value, onChange, name, direction = "row", isDisabled } = props;
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      aria-labelledby={`${id}-l`}
      aria-describedby={props.error ? `${id}-e` : props.description ? `${id}-d` : undefined}
      className={cx(fieldClass, props.className)}
      disabled={isDisabled}
    >
      <legend id={`${id}-l`} className={cx("float-left w-full", props.hideLabel && "sr-only")}>
        <span className="flex items-center gap-1.5 font-medium text-sm leading-4.5">{props.label}</span>
      </legend>
      <Marks marks={props.marks} />
      <div className={cx("clear-both flex pt-0.5", direction === "row" ? "flex-wrap gap-x-5 gap-y-1.5" : "flex-col gap-1.5")}>
        {options.map((option) => (
          <CheckboxField
            description={option.description}
            isDisabled={option.isDisabled ?? false}
            isSelected={value.includes(option.id)}
            key={option.id}
            label={option.label}
            onChange={(on) => onChange(on ? [...value, option.id] : value.filter((one) => one !== option.id))}
            value={option.id}
            {...(name ? { name } : {})}
          />
        ))}
      </div>
      {props.description ? (
        <p className="text-ink-3 text-xs" id={`${id}-d`}>
          {props.description}
        </p>
      ) : null}
      {props.error ? (
        <p className="text-rejected text-xs" id={`${id}-e`}>
          {props.error}
        </p>
      ) : null}
    </fieldset>
  );
}
