import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { ListBox, ListBoxItem, Popover, Text } from "react-aria-components";

/** One thing to choose. `terms` are other words it is found by; they are not shown. */
export type Option = {
  id: string;
  label: string;
  description?: string | undefined;
  terms?: readonly string[];
  icon?: ReactNode;
  isDisabled?: boolean;
};

// It goes at once: while it fades it would still carry the name of its field, which scripts and screen readers look for.
export const popoverClass =
  "min-w-(--trigger-width) max-w-[min(36rem,90vw)] overflow-auto rounded-md bg-raised p-1 text-ink shadow-2 transition-[opacity,translate] duration-[160ms] ease-out data-[entering]:-translate-y-1 data-[entering]:opacity-0";

export const optionClass =
  "group/option flex min-h-8 cursor-pointer items-center gap-2 rounded-sm px-2 py-1 text-sm outline-none data-[disabled]:cursor-not-allowed data-[focused]:bg-kantoor-soft data-[focused]:text-kantoor data-[disabled]:text-ink-3";

/** The list under a Select or a ComboBox. */
export function PickList(props: { options?: Iterable<Option>; empty?: string; className?: string }) {
  return (
    <Popover className={popoverClass} offset={4}>
      <ListBox<Option>
        className="max-h-80 overflow-auto outline-none"
        {...(props.options ? { items: props.options } : {})}
        renderEmptyState={() => <p className="px-2 py-1.5 text-ink-3 text-sm">{props.empty ?? "Niets gevonden."}</p>}
      >
        {(option) => (
          <ListBoxItem
            className={optionClass}
            id={option.id}
            isDisabled={option.isDisabled ?? false}
            textValue={option.label}
            value={option}
          >
            {option.icon}
            <span className="min-w-0 flex-1">
              <Text className="block" slot="label">
                {option.label}
              </Text>
              {option.description ? (
                <Text className="block text-ink-3 text-xs" slot="description">
                  {option.description}
                </Text>
              ) : null}
            </span>
            <Check aria-hidden className="hidden size-4 flex-none group-data-[selected]/option:block" strokeWidth={1.75} />
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  );
}
