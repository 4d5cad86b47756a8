import { useId } from "react";
import { TextField as AriaTextField, Input } from "react-aria-components";
import { cx } from "./cx.ts";
import { controlClass, FieldHead, FieldNotes, type FieldProps, fieldClass, focusBoxClass, inputClass, invalidClass } from "./field.tsx";

const hex = /^#[0-9a-f]{6}$/i;

/** A colour as `#rrggbb`: typed, or picked from the browser's own palette. What was typed stays, whatever it is. */
export function ColorField(props: FieldProps & { value: string; onChange: (value: string) => void }) {
  const { label, description, error, marks, className, hideLabel, value, onChange, ...rest } = props;
  const pickId = useId();
  return (
    <AriaTextField
      {...rest}
      className={cx(fieldClass, className)}
      isInvalid={Boolean(error)}
      onChange={onChange}
      validationBehavior="aria"
      value={value}
    >
      <FieldHead hideLabel={hideLabel} isRequired={props.isRequired} label={label} marks={marks} />
      <span className={cx(controlClass, "pr-2.5 pl-1", focusBoxClass, error && invalidClass)}>
        <input
          aria-label={`${label} uitkiezen`}
          className="h-6 w-8 flex-none cursor-pointer rounded-xs bg-transparent"
          id={pickId}
          onChange={(event) => onChange(event.target.value)}
          type="color"
          // The palette knows whole colours only.
          value={hex.test(value) ? value.toLowerCase() : undefined}
        />
        <Input className={cx(inputClass, "tabular-nums")} maxLength={7} />
      </span>
      <FieldNotes description={description} error={error} marks={marks} />
    </AriaTextField>
  );
}
