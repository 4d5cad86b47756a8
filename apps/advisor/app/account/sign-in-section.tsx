import { Badge } from "@dossierklaar/ui/advisor/badge";
import { Button } from "@dossierklaar/ui/advisor/button";
import { Section } from "@dossierklaar/ui/advisor/page";
import { useToast } from "@dossierklaar/ui/advisor/toast";
import { KeyRound, ShieldCheck, ShieldOff } from "lucide-react";
import { useState } from "react";
import { type ApiOutput, trpc } from "../trpc";
import { PasswordDialog } from "./password-dialog";
import { StopTwoStepDialog, TwoStepDialog } from "./two-step-dialog";

/** How she signs in: her password, and whether a code is asked after it. */
export function SignInSection(props: { account: ApiOutput["account"]["show"] }) {
  const { account } = props;
  const utils = trpc.useUtils();
  const toast = useToast();
  const [open, setOpen] = useState<"password" | "on" | "off">();
  const close = () => setOpen(undefined);
  const setTweestaps = (tweestaps: boolean) => utils.account.show.setData(undefined, (before) => before && { ...before, tweestaps });
  return (
    <Section title="Inloggen">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-[1_1_20rem]">
          <p className="flex flex-wrap items-center gap-2 font-medium text-sm">
            Inloggen in twee stappen
            {account.tweestaps ? (
              <Badge icon={ShieldCheck} label="Aan" tone="good" />
            ) : (
              <Badge icon={ShieldOff} label="Uit" tone="neutral" />
            )}
          </p>
          <p className="text-ink-3 text-xs">
            Na je wachtwoord vraagt Dossierklaar een code van je telefoon. Wie je wachtwoord raadt, is er dan nog niet in.
          </p>
        </div>
        <Button onClick={() => setOpen(account.tweestaps ? "off" : "on")}>{account.tweestaps ? "Uitzetten" : "Aanzetten"}</Button>
      </div>
      <div className="flex flex-wrap items-start justify-between gap-3 border-line border-t pt-3">
        <div className="min-w-0 flex-[1_1_20rem]">
          <p className="font-medium text-sm">Wachtwoord</p>
          <p className="text-ink-3 text-xs">Een nieuw wachtwoord logt je uit op al je andere apparaten.</p>
        </div>
        <Button icon={KeyRound} onClick={() => setOpen("password")}>
          Wachtwoord wijzigen
        </Button>
      </div>
      {open === "on" ? <TwoStepDialog onClose={close} onOn={() => setTweestaps(true)} /> : null}
      {open === "off" ? (
        <StopTwoStepDialog
          onClose={close}
          onOff={() => {
            close();
            setTweestaps(false);
            toast.show({ text: "Inloggen in twee stappen staat uit." });
          }}
        />
      ) : null}
      {open === "password" ? (
        <PasswordDialog
          email={account.email}
          onChanged={() => {
            close();
            toast.show({ text: "Je wachtwoord is gewijzigd. Op andere apparaten ben je uitgelogd." });
          }}
          onClose={close}
        />
      ) : null}
    </Section>
  );
}
