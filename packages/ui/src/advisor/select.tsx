import { ChevronDown } from "lucide-react";
import { Select as AriaSelect, Button, SelectValue } from "react-aria-components";
import { cx } from "./cx.ts";
import { controlClass, FieldHead, FieldNotes, type FieldProps, fieldClass, invalidClass } from "./field.tsx";
import { type Option, PickList } from "./pick-list.tsx";

/** One of a short list. For a long list, or one with synonyms, ComboBox. */
export function Select(
  props: FieldProps & {
    options: readonly Option[];
    name?: string;
    value?: string | null;
    defaultValue?: string;
    onChange?: (id: string) => void;
    placeholder?: string;
  },
) {
  const { label, description, error, marks, className, hideLabel, options, value, defaultValue, onChange, placeholder, ...rest } = props;
  return (
    <AriaSelect
      {...rest}
      {...(value !== undefined ? { value } : {})}
      {...(defaultValue !== undefined ? { defaultValue } : {})}
      className={cx(fieldClass, className)}
      isInvalid={Boolean(error)}
      onChange={(key) => {
        if (key !== null) onChange?.(String(key));
      }}
      placeholder={placeholder ?? "Kies"}
      validationBehavior="aria"
    >
      <FieldHead hideLabel={hideLabel} isRequired={props.isRequired} label={label} marks={marks} />
      <Button className={cx(controlClass, "w-full px-2.5 text-left hover:bg-canvas", error && invalidClass)}>
        <SelectValue<Option> className="flex min-w-0 flex-1 items-center gap-2 truncate py-1 data-[placeholder]:text-ink-3">
          {({ selectedItem, selectedText, isPlaceholder, defaultChildren }) =>
            isPlaceholder ? (
              defaultChildren
            ) : (
              <>
                {selectedItem?.icon}
                <span className="truncate">{selectedText}</span>
              </>
            )
          }
        </SelectValue>
        <ChevronDown aria-hidden className="size-4 flex-none text-ink-3" strokeWidth={1.75} />
      </Button>
      <FieldNotes description={description} error={error} marks={marks} />
      <PickList options={options} />
    </AriaSelect>
  );
}
