import { TriangleAlert } from "lucide-react";
import { type HTMLInputAutoCompleteAttribute, type ReactNode, useId, useState } from "react";
import { codeIn } from "./code.ts";
import { Icon } from "./icon.tsx";

const input =
  "block min-h-13 w-full min-w-0 rounded-lg border bg-surface px-[14px] py-2 text-lg text-ink placeholder:text-ink-3 disabled:bg-sunken disabled:text-ink-3";
const edgeOf = (error: string | undefined) => (error ? "border-rejected" : "border-control hover:border-ink-3");

/** Label above, one line kept free below: an error takes the place of the hint, and nothing under it moves. */
function Field(props: { id: string; label: string; hint?: string | undefined; error?: string | undefined; children: ReactNode }) {
  return (
    <div>
      <label className="mb-1.5 block text-md font-medium" htmlFor={props.id}>
        {props.label}
      </label>
      {props.children}
      <div aria-live="polite" className="mt-1.5 min-h-5.5 text-md" id={`${props.id}-tekst`}>
        {props.error ? (
          <p className="flex items-start gap-1.5 text-rejected">
            <Icon as={TriangleAlert} className="mt-0.5 size-4.5" />
            <span className="min-w-0 break-words">{props.error}</span>
          </p>
        ) : props.hint ? (
          <p className="break-words text-ink-2">{props.hint}</p>
        ) : null}
      </div>
    </div>
  );
}

type FieldProps = {
  label: string;
  name: string;
  hint?: string | undefined;
  error?: string | undefined;
  disabled?: boolean;
};

/** A native text field, 17 px so that iOS does not zoom in. `rows` makes it a field of several lines. */
export function TextField(
  props: FieldProps & {
    type?: "text" | "email" | "tel" | "date";
    rows?: number;
    defaultValue?: string | undefined;
    value?: string;
    onChange?: (value: string) => void;
    autoComplete?: HTMLInputAutoCompleteAttribute;
    required?: boolean;
    maxLength?: number;
  },
) {
  const id = useId();
  const shared = {
    "aria-describedby": `${id}-tekst`,
    "aria-invalid": props.error !== undefined,
    autoComplete: props.autoComplete,
    className: `${input} ${edgeOf(props.error)}`,
    disabled: props.disabled,
    id,
    maxLength: props.maxLength,
    name: props.name,
    required: props.required,
    ...(props.value !== undefined ? { value: props.value } : { defaultValue: props.defaultValue }),
    onChange: (event: { currentTarget: { value: string } }) => props.onChange?.(event.currentTarget.value),
  };
  return (
    <Field error={props.error} hint={props.hint} id={id} label={props.label}>
      {props.rows ? <textarea {...shared} rows={props.rows} /> : <input {...shared} type={props.type ?? "text"} />}
    </Field>
  );
}

/** One of a few, all in sight: native radios in rows that a thumb can hit. */
export function RadioChoice(props: {
  label: string;
  name: string;
  options: readonly { id: string; label: string }[];
  value: string;
  disabled?: boolean;
  onChange: (id: string) => void;
}) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-[8px]" disabled={props.disabled}>
      <legend className="mb-1.5 text-md font-medium">{props.label}</legend>
      {props.options.map((option) => (
        <label
          className="flex min-h-13 cursor-pointer items-center gap-[12px] rounded-lg border border-control bg-surface px-[14px] py-2 text-lg has-[:checked]:border-kantoor has-[:checked]:bg-kantoor-soft has-[:checked]:font-semibold has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-focus"
          key={option.id}
        >
          <input
            checked={props.value === option.id}
            className="size-5 flex-none accent-kantoor"
            name={props.name}
            onChange={() => props.onChange(option.id)}
            type="radio"
            value={option.id}
          />
          <span className="min-w-0 break-words">{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

/**
 * The six-digit code of a mail. One field and not six: the keyboard of a phone fills it in at once, and so does a paste with
 * spaces or a whole sentence. No maxLength, because the browser would cut `123 456` before it is read.
 * `onComplete` fires each time the sixth digit comes in.
 */
export function CodeField(props: FieldProps & { onChange?: (digits: string) => void; onComplete?: (digits: string) => void }) {
  const id = useId();
  const [digits, setDigits] = useState("");
  const take = (text: string) => {
    const next = codeIn(text);
    setDigits(next);
    props.onChange?.(next);
    if (next.length === 6 && next !== digits) props.onComplete?.(next);
  };
  return (
    <Field error={props.error} hint={props.hint} id={id} label={props.label}>
      <input
        aria-describedby={`${id}-tekst`}
        aria-invalid={props.error !== undefined}
        autoCapitalize="off"
        autoComplete="one-time-code"
        className={`${input} ${edgeOf(props.error)} text-center !text-3xl tracking-[.15em] tabular-nums`}
        disabled={props.disabled}
        id={id}
        inputMode="numeric"
        name={props.name}
        onChange={(event) => take(event.currentTarget.value)}
        pattern="[0-9]{6}"
        spellCheck={false}
        type="text"
        value={digits}
      />
    </Field>
  );
}
