import { useState } from "react";
import { Button } from "./button.tsx";
import { RadioList } from "./choice.tsx";
import { TextArea } from "./text-fields.tsx";

const other = "other";

/** Why a stuk is rejected: a reason of its soort document, the adviser's own words, or both. The client reads exactly this. */
export type Reason = { reasonId: string | null; text: string };

/**
 * Opens in the foot of the viewer, not in a dialog: the paper stays in sight while the reason is chosen.
 * `onReject` is called only with a reason; without one the sentence under the list says so.
 */
export function ReasonChooser(props: {
  reasons: readonly { id: string; text: string }[];
  onReject: (reason: Reason) => void;
  onClose: () => void;
  /** `Afkeuren`, or `Toch vragen`, `Opnieuw opvragen` where those ask a reason. */
  verb?: string;
  isPending?: boolean;
  disabledReason?: string | undefined;
  error?: string | undefined;
}) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [text, setText] = useState("");
  const [isMissing, setMissing] = useState(false);
  const verb = props.verb ?? "Afkeuren";
  const submit = () => {
    const own = text.trim();
    const reasonId = chosen === other ? null : chosen;
    if (reasonId === null && own === "") {
      setMissing(true);
      return;
    }
    props.onReject({ reasonId, text: own });
  };
  const options = [...props.reasons.map((reason) => ({ id: reason.id, label: reason.text })), { id: other, label: "Anders" }];
  return (
    <form
      className="flex max-h-[60vh] flex-col gap-3 overflow-y-auto"
      noValidate
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        props.onClose();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {props.reasons.length > 0 ? (
        <RadioList
          autoFocus
          label="Reden"
          onChange={(id) => {
            setChosen(id);
            setMissing(false);
          }}
          options={options}
          value={chosen}
        />
      ) : null}
      <TextArea
        autoFocus={props.reasons.length === 0}
        description="De klant leest dit."
        error={isMissing ? "Kies een reden of schrijf er een, zodat de klant weet wat er anders moet." : props.error}
        label="Toelichting"
        marks={["eye"]}
        maxLength={500}
        onChange={(next) => {
          setText(next);
          setMissing(false);
        }}
        value={text}
      />
      <div className="flex flex-wrap gap-2">
        <Button disabledReason={props.disabledReason} isPending={props.isPending} type="submit" variant="reject">
          {verb}
        </Button>
        <Button className="min-h-9" onClick={props.onClose} variant="quiet">
          Sluiten
        </Button>
      </div>
    </form>
  );
}
