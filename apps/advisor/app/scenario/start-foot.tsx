import { dayOf } from "@dossierklaar/domain/format";
import { Button } from "@dossierklaar/ui/advisor/button";
import { CheckboxField } from "@dossierklaar/ui/advisor/checkbox";
import { DateField, TimeField } from "@dossierklaar/ui/advisor/date-fields";
import { StickyFoot } from "@dossierklaar/ui/advisor/page";
import { useNow } from "../now";

/** When to start. Without a time it is the day that counts: today is now. */
export type StartMoment = { uitvoerdatum: string; heeftTijd: boolean; tijd: string };

/** The foot of Scenario starten: the one orange button, and when. */
export function StartFoot(props: {
  moment: StartMoment;
  onMoment: (moment: StartMoment) => void;
  onStart: () => void;
  isPending: boolean;
  disabledReason: string | undefined;
  errors: { uitvoerdatum?: string | undefined; tijd?: string | undefined };
  /** What went wrong that stands at no field. */
  error: string | undefined;
  hint: string | undefined;
}) {
  const { moment, onMoment, errors } = props;
  const today = dayOf(useNow());
  return (
    <StickyFoot hint={props.hint}>
      <Button disabledReason={props.disabledReason} isPending={props.isPending} onClick={props.onStart} variant="main">
        Start scenario
      </Button>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <div className="flex items-center gap-2.5">
          <span aria-hidden className="font-medium text-sm">
            Uitvoerdatum
          </span>
          <DateField
            className="w-39"
            error={errors.uitvoerdatum}
            hideLabel
            label="Uitvoerdatum"
            min={today}
            onChange={(uitvoerdatum) => onMoment({ ...moment, uitvoerdatum })}
            today={today}
            value={moment.uitvoerdatum}
          />
        </div>
        <CheckboxField
          isSelected={moment.heeftTijd}
          label="Ja, er is een specifieke uitvoertijd"
          onChange={(heeftTijd) => onMoment({ ...moment, heeftTijd })}
        />
        {moment.heeftTijd ? (
          <div className="flex items-center gap-2.5">
            <span aria-hidden className="font-medium text-sm">
              Tijd
            </span>
            <TimeField
              className="w-24"
              error={errors.tijd}
              hideLabel
              label="Tijd"
              onChange={(tijd) => onMoment({ ...moment, tijd })}
              value={moment.tijd}
            />
          </div>
        ) : null}
      </div>
      {props.error ? (
        <p className="text-rejected text-sm" role="alert">
          {props.error}
        </p>
      ) : null}
    </StickyFoot>
  );
}
