import { fold } from "@dossierklaar/domain/format";
import { ChevronDown } from "lucide-react";
import { useContext, useMemo, useState } from "react";
import { ComboBox as AriaComboBox, ComboBoxStateContext, Group, Input } from "react-aria-components";
import { cx } from "./cx.ts";
import { controlClass, FieldHead, FieldNotes, type FieldProps, fieldClass, focusBoxClass, inputClass, invalidClass } from "./field.tsx";
import { type Option, PickList } from "./pick-list.tsx";

/**
 * The options that match what is typed: every word of it must occur in the name, in the description or in a synonym, in any order,
 * without regard to case and accents. A hit at the start of the name comes first; the rest keep the order given.
 */
export function matchingOptions(options: readonly Option[], typed: string): Option[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...options];
  const found = options.filter((option) => {
    const text = fold([option.label, option.description ?? "", ...(option.terms ?? [])].join(" "));
    return words.every((word) => text.includes(word));
  });
  const first = words[0] ?? "";
  const atStart = (option: Option) => fold(option.label).startsWith(first);
  return [...found.filter(atStart), ...found.filter((option) => !atStart(option))];
}

/** Opens the whole list by mouse. Hidden from screen reader and Tab: for them the arrow keys in the field do the same. */
function OpenButton() {
  const state = useContext(ComboBoxStateContext);
  return (
    <button
      aria-hidden
      className="grid size-6 flex-none place-items-center rounded-xs text-ink-3 hover:bg-requested-bg"
      onClick={() => state?.toggle(null, "manual")}
      onPointerDown={(event) => event.preventDefault()}
      tabIndex={-1}
      type="button"
    >
      <ChevronDown className="size-4" strokeWidth={1.75} />
    </button>
  );
}

/** One of a long list, found by typing any part of its name or a synonym. */
export function ComboBox(
  props: FieldProps & {
    options: readonly Option[];
    name?: string;
    value?: string | null;
    defaultValue?: string;
    onChange?: (id: string | null) => void;
    placeholder?: string;
    autoFocus?: boolean;
    /** What stands in the list when nothing matches. */
    empty?: string;
  },
) {
  const { label, description, error, marks, className, hideLabel, options, value, defaultValue, onChange, placeholder, empty, ...rest } =
    props;
  const labelOf = (id: string | null | undefined) => options.find((option) => option.id === id)?.label ?? "";
  const [own, setOwn] = useState<string | null>(defaultValue ?? null);
  const chosen = value === undefined ? own : value;
  const [typed, setTyped] = useState(labelOf(chosen));
  const [lastChosen, setLastChosen] = useState(chosen);
  if (chosen !== lastChosen) {
    // The owner chose (or cleared) from outside: the text follows. What the user types himself never comes through here.
    setLastChosen(chosen);
    setTyped(labelOf(chosen));
  }
  // With its own choice standing in the field, opening shows the whole list again: the text is an answer then, not a question.
  const shown = useMemo(
    () => matchingOptions(options, chosen !== null && typed === (options.find((o) => o.id === chosen)?.label ?? "") ? "" : typed),
    [options, typed, chosen],
  );
  return (
    <AriaComboBox<Option>
      {...rest}
      allowsEmptyCollection
      className={cx(fieldClass, className)}
      defaultFilter={() => true}
      inputValue={typed}
      isInvalid={Boolean(error)}
      items={shown}
      menuTrigger="input"
      onChange={(key) => {
        const id = key === null ? null : String(key);
        setOwn(id);
        setLastChosen(id);
        if (id !== null) setTyped(labelOf(id));
        onChange?.(id);
      }}
      onInputChange={setTyped}
      validationBehavior="aria"
      value={chosen}
    >
      <FieldHead hideLabel={hideLabel} isRequired={props.isRequired} label={label} marks={marks} />
      <Group className={cx(controlClass, focusBoxClass, "pr-1 pl-2.5", error && invalidClass)}>
        <Input className={inputClass} placeholder={placeholder} />
        <OpenButton />
      </Group>
      <FieldNotes description={description} error={error} marks={marks} />
      <PickList empty={empty ?? "Niets gevonden. Zoek op een ander deel van de naam."} />
    </AriaComboBox>
  );
}
