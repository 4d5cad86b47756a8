import { useId } from "react";
import { cx } from "./cx.ts";
import { type FieldProps, fieldClass, Marks } from "./field.tsx";

const well = "flex min-h-8 gap-0.5 rounded-[7px] border border-line bg-sunken p-0.5 tabular-nums";
const segment =
  "relative flex min-h-6.5 cursor-pointer items-center justify-center rounded-badge font-medium text-ink-2 text-sm hover:text-ink has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-focus has-[:checked]:bg-raised has-[:checked]:text-ink has-[:checked]:shadow-1";

type ChoiceOption = { id: string; label: string; description?: string };

/** One of a few, all in sight. Native radios: arrow keys choose, the name of the group is the name of the field. */
export function SegmentedChoice(
  props: FieldProps & { options: readonly ChoiceOption[]; value: string; onChange: (id: string) => void; name?: string },
) {
  const ownId = useId();
  const id = props.id ?? ownId;
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      aria-describedby={props.error ? `${id}-e` : undefined}
      aria-labelledby={`${id}-l`}
      className={cx(fieldClass, props.className)}
      disabled={props.isDisabled}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA in HTML allows it, and it says more than `group`
      role="radiogroup"
    >
      <legend
        id={`${id}-l`}
        className={cx("float-left flex w-full items-center font-medium text-sm leading-4.5", props.hideLabel && "sr-only")}
      >
        {props.label}
      </legend>
      <Marks marks={props.marks} />
      <div className={cx(well, "clear-both flex-wrap")}>
        {props.options.map((option) => (
          <label className={cx(segment, "flex-auto whitespace-nowrap px-1.25")} key={option.id}>
            <input
              checked={props.value === option.id}
              className="absolute inset-0 cursor-pointer appearance-none opacity-0"
              name={props.name ?? id}
              onChange={() => props.onChange(option.id)}
              type="radio"
              value={option.id}
            />
            {option.label}
          </label>
        ))}
      </div>
      {props.description ? <p className="text-ink-3 text-xs">{props.description}</p> : null}
      {props.error ? (
        <p className="text-rejected text-xs" id={`${id}-e`}>
          {props.error}
        </p>
      ) : null}
    </fieldset>
  );
}

/** Which rows stand in the list: `Alles 26`, `Te beoordelen 5`, `Open 15`. */
export function SegmentedFilter(props: {
  label: string;
  options: readonly { id: string; label: string; count?: number | undefined }[];
  value: string;
  onChange: (id: string) => void;
  className?: string;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is sent; this only chooses what is looked at
    <div aria-label={props.label} className={cx("inline-flex flex-wrap", well, props.className)} role="group">
      {props.options.map((option) => (
        <button
          aria-pressed={props.value === option.id}
          className={cx(segment, "px-2.5 aria-pressed:bg-raised aria-pressed:text-ink aria-pressed:shadow-1")}
          key={option.id}
          onClick={() => props.onChange(option.id)}
          type="button"
        >
          {option.label}
          {option.count === undefined ? null : ` ${option.count}`}
        </button>
      ))}
    </div>
  );
}

/** One of a list of sentences, one under the other. */
export function RadioList(
  props: FieldProps & {
    options: readonly ChoiceOption[];
    value: string | null;
    onChange: (id: string) => void;
    name?: string;
    autoFocus?: boolean;
  },
) {
  const ownId = useId();
  const id = props.id ?? ownId;
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      aria-describedby={props.error ? `${id}-e` : undefined}
      aria-labelledby={`${id}-l`}
      className={cx(fieldClass, props.className)}
      disabled={props.isDisabled}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA in HTML allows it, and it says more than `group`
      role="radiogroup"
    >
      <legend id={`${id}-l`} className={cx("mb-1 font-medium text-sm leading-4.5", props.hideLabel && "sr-only")}>
        {props.label}
      </legend>
      {props.options.map((option, index) => (
        <label className="flex items-start gap-2.25 py-0.5 text-sm" key={option.id}>
          <input
            // biome-ignore lint/a11y/noAutofocus: the list opens by a key of the adviser, who goes on with the arrow keys
            autoFocus={props.autoFocus && (props.value === null ? index === 0 : props.value === option.id)}
            checked={props.value === option.id}
            className="mt-0.5 size-4 flex-none appearance-none rounded-full border border-control bg-surface checked:border-[5px] checked:border-kantoor"
            name={props.name ?? id}
            onChange={() => props.onChange(option.id)}
            type="radio"
            value={option.id}
          />
          <span>
            {option.label}
            {option.description ? <span className="block text-ink-3 text-xs">{option.description}</span> : null}
          </span>
        </label>
      ))}
      {props.error ? (
        <p className="text-rejected text-xs" id={`${id}-e`}>
          {props.error}
        </p>
      ) : null}
    </fieldset>
  );
}
