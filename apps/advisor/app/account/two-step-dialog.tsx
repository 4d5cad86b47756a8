import { Button } from "@dossierklaar/ui/advisor/button";
import { Dialog } from "@dossierklaar/ui/advisor/dialog";
import { TextField } from "@dossierklaar/ui/advisor/text-fields";
import { useId, useState } from "react";
import type { AccountAnswer } from "./account-answer";
import { BackupCodes } from "./backup-codes";
import { useAccountAction } from "./use-account-action";

type Started = Extract<AccountAnswer, { outcome: "started" }>;
type Step = { at: "password" } | { at: "code"; started: Started } | { at: "codes"; backupCodes: string[] };

/** Switches two-step sign-in on: password, then what to scan and its first code, then the codes for who loses her phone. */
export function TwoStepDialog(props: { onClose: () => void; onOn: () => void }) {
  const formId = useId();
  const [step, setStep] = useState<Step>({ at: "password" });
  const [error, setError] = useState<string>();
  const action = useAccountAction((answer) => {
    setError(answer.outcome === "refused" ? answer.error : undefined);
    if (answer.outcome === "started") setStep({ at: "code", started: answer });
    if (answer.outcome === "done" && step.at === "code") {
      setStep({ at: "codes", backupCodes: step.started.backupCodes });
      props.onOn();
    }
  });
  const submit = (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? "");
    if (step.at === "password") action.send("startTwoFactor", { wachtwoord: text("wachtwoord") });
    else action.send("confirmTwoFactor", { code: text("code") });
  };
  return (
    <Dialog
      footer={
        step.at === "codes" ? (
          <Button className="min-h-9" onClick={props.onClose} variant="main">
            Klaar
          </Button>
        ) : (
          <>
            <Button form={formId} isPending={action.isPending} type="submit" variant="main">
              {step.at === "password" ? "Verder" : "Aanzetten"}
            </Button>
            <Button className="min-h-9" onClick={props.onClose} variant="quiet">
              Sluiten
            </Button>
          </>
        )
      }
      isOpen
      keepOpen
      onClose={props.onClose}
      size={step.at === "code" ? "medium" : "small"}
      title={step.at === "codes" ? "Inloggen in twee stappen staat aan" : "Inloggen in twee stappen aanzetten"}
    >
      {step.at === "codes" ? (
        <BackupCodes codes={step.backupCodes} />
      ) : (
        <form
          className="flex flex-col gap-3"
          id={formId}
          key={step.at}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit(new FormData(event.currentTarget));
          }}
        >
          {step.at === "password" ? (
            <>
              <p>Je hebt een app op je telefoon nodig die codes maakt, zoals Google Authenticator of Microsoft Authenticator.</p>
              <TextField
                autoComplete="current-password"
                autoFocus
                error={error}
                label="Wachtwoord"
                maxLength={128}
                name="wachtwoord"
                type="password"
              />
            </>
          ) : (
            <Scan error={error} started={step.started} />
          )}
        </form>
      )}
    </Dialog>
  );
}

function Scan(props: { started: Started; error: string | undefined }) {
  const { qr, secret } = props.started;
  return (
    <div className="flex flex-wrap items-start gap-5">
      <img alt="QR-code voor je app" className="size-44 flex-none rounded-sm bg-white" src={qr} />
      <div className="flex min-w-0 flex-[1_1_14rem] flex-col gap-3">
        <p>Scan de code met je app. Lukt dat niet, typ dan deze sleutel over:</p>
        <p className="break-all rounded-sm bg-sunken px-3 py-2 font-medium font-mono text-sm">
          <span className="sr-only">Sleutel: </span>
          {secret.match(/.{1,4}/g)?.join(" ")}
        </p>
        <TextField
          autoComplete="one-time-code"
          autoFocus
          description="De zes cijfers die je app nu toont."
          error={props.error}
          inputMode="numeric"
          label="Code"
          maxLength={7}
          name="code"
        />
      </div>
    </div>
  );
}

/** Switches two-step sign-in off again. */
export function StopTwoStepDialog(props: { onClose: () => void; onOff: () => void }) {
  const formId = useId();
  const [error, setError] = useState<string>();
  const action = useAccountAction((answer) => {
    if (answer.outcome === "refused") setError(answer.error);
    else props.onOff();
  });
  return (
    <Dialog
      footer={
        <>
          <Button form={formId} isPending={action.isPending} type="submit" variant="danger">
            Uitzetten
          </Button>
          <Button className="min-h-9" onClick={props.onClose}>
            Aan laten staan
          </Button>
        </>
      }
      isOpen
      onClose={props.onClose}
      size="small"
      title="Inloggen in twee stappen uitzetten?"
    >
      <form
        className="flex flex-col gap-3"
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          action.send("stopTwoFactor", { wachtwoord: String(new FormData(event.currentTarget).get("wachtwoord") ?? "") });
        }}
      >
        <p>Daarna is je wachtwoord genoeg om in te loggen. De reservecodes werken dan niet meer.</p>
        <TextField
          autoComplete="current-password"
          autoFocus
          error={error}
          label="Wachtwoord"
          maxLength={128}
          name="wachtwoord"
          type="password"
        />
      </form>
    </Dialog>
  );
}
