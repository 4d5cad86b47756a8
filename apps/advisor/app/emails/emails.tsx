import { emailName } from "@dossierklaar/domain/dossier/logboek";
import type { AdviseurDossierView } from "@dossierklaar/domain/dossier/view";
import type { EmailView } from "@dossierklaar/domain/email/view";
import { formatDateTime, formatMoment } from "@dossierklaar/domain/format";
import { emailStatusLabels } from "@dossierklaar/domain/labels";
import { ButtonLink } from "@dossierklaar/ui/advisor/button";
import { EmailList, type EmailRowData } from "@dossierklaar/ui/advisor/lists";
import { LiveLight } from "@dossierklaar/ui/advisor/live-light";
import { PageHead } from "@dossierklaar/ui/advisor/page";
import { EmptyState, ErrorPane } from "@dossierklaar/ui/advisor/states";
import { useToast } from "@dossierklaar/ui/advisor/toast";
import { MailPlus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useDossier, useRefresh } from "../dossier";
import { sentenceOf } from "../errors";
import { useIntent } from "../intent";
import { useLiveDossier } from "../live-dossier";
import { useNow } from "../now";
import { useMayWork } from "../role";
import { trpc } from "../trpc";
import { NextRappels } from "./next-rappels";

const EmailDialog = lazy(() => import("./email-dialog"));

const wentOut = (email: EmailView): boolean => email.status !== "queued" && email.status !== "claimed";

function toRow(email: EmailView, now: Date, mayResend: boolean, flash: number | undefined): EmailRowData {
  return {
    id: email.id,
    time: formatMoment(email.verzondenOp ?? email.aangemaaktOp, now),
    to: email.aanNaam ? `${email.aanNaam} (${email.aan})` : email.aan,
    subject: email.onderwerp || emailName(email.soort),
    status: email.status,
    statusLabel: emailStatusLabels[email.status],
    canResend: mayResend && wentOut(email),
    ...(email.reden ? { statusDetail: email.reden } : {}),
    ...(flash === undefined ? {} : { flash }),
  };
}

/** Every mail of an afspraak, or of the dossier, and what became of it. */
export function Emails(props: { afspraak: AdviseurDossierView["afspraken"][number] | null }) {
  const { afspraak } = props;
  const { head, emails } = useDossier();
  const live = useLiveDossier();
  const now = useNow();
  const mayWork = useMayWork();
  const toast = useToast();
  const intent = useIntent();
  const refresh = useRefresh(live.state === "live");
  const [openId, setOpenId] = useState<string | null>(null);
  const resend = trpc.email.resend.useMutation({
    onSettled: (data, error) => {
      intent.onSettled(data, error);
      refresh();
    },
    onSuccess: () => toast.show({ text: "De e-mail wordt opnieuw verstuurd" }),
  });
  const shown = afspraak ? emails.filter((email) => email.afspraakId === afspraak.id) : emails;
  const opened = shown.find((email) => email.id === openId);
  return (
    <>
      <PageHead
        actions={
          <>
            {mayWork && !head.gesloten ? (
              <ButtonLink href={`/dossiers/${head.nummer}/emails/opstellen${afspraak ? `?afspraak=${afspraak.id}` : ""}`} icon={MailPlus}>
                Nieuwe e-mail
              </ButtonLink>
            ) : null}
            <LiveLight isLive={live.state === undefined ? undefined : live.state === "live"} news={live.news} />
          </>
        }
        className="pb-4"
        sub={afspraak ? `${afspraak.type} · ${formatDateTime(afspraak.begintOp)}` : "Alle e-mails van dit dossier"}
        title="E-mails"
      />
      <NextRappels />
      {resend.error ? <ErrorPane message={sentenceOf(resend.error)} /> : null}
      <EmailList
        empty={
          <EmptyState>
            {afspraak
              ? "Bij deze afspraak is nog geen e-mail verstuurd."
              : "Er is nog geen e-mail verstuurd. De eerste is de bevestiging van een afspraak."}
          </EmptyState>
        }
        onOpen={setOpenId}
        onResend={(emailId) => resend.mutate({ requestId: intent.requestId(emailId), dossierId: head.id, emailId })}
        pendingId={resend.isPending ? resend.variables.emailId : undefined}
        rows={shown.map((email) => toRow(email, now, mayWork && !head.gesloten, live.flashes.get(email.id)))}
        {...(openId ? { currentId: openId } : {})}
      />
      {/* Around what is open only: a boundary in the server's page would come to life after the list above it, and break on its changes. */}
      {opened ? (
        <Suspense fallback={null}>
          <EmailDialog dossierId={head.id} email={opened} onClose={() => setOpenId(null)} />
        </Suspense>
      ) : null}
    </>
  );
}
