import type { EmailView } from "@dossierklaar/domain/email/view";
import { enumerate, formatDateTime } from "@dossierklaar/domain/format";
import { emailStatusLabels } from "@dossierklaar/domain/labels";
import { MailBadge } from "@dossierklaar/ui/advisor/badge";
import { Dialog } from "@dossierklaar/ui/advisor/dialog";
import { EmptyState, ErrorPane, SkeletonRows } from "@dossierklaar/ui/advisor/states";
import { sentenceOf } from "../errors";
import { trpc } from "../trpc";

/** A mail as it was sent. Its own page without scripts, forms or our cookies: what stands in it came from elsewhere. */
export default function EmailDialog(props: { dossierId: string; email: EmailView; onClose: () => void }) {
  const { dossierId, email, onClose } = props;
  const body = trpc.email.show.useQuery({ dossierId, emailId: email.id });
  return (
    <Dialog isOpen onClose={onClose} size="large" title={email.onderwerp || "E-mail"}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2 text-sm tabular-nums">
        <MailBadge label={emailStatusLabels[email.status]} status={email.status} />
        <span className="min-w-0 break-words">
          aan {email.aanNaam ? `${email.aanNaam}, ` : ""}
          {email.aan}
        </span>
        {email.verzondenOp ? <span>{formatDateTime(email.verzondenOp)}</span> : null}
      </div>
      {email.reden ? <p className="text-rejected text-sm">{email.reden}</p> : null}
      {body.isPending ? <SkeletonRows count={5} /> : null}
      {body.isError ? (
        <ErrorPane className="px-0" isPending={body.isFetching} message={sentenceOf(body.error)} onRetry={() => void body.refetch()} />
      ) : null}
      {body.data && !body.data.html ? (
        <EmptyState className="px-0">Deze e-mail wordt nog gemaakt. Zodra hij verstuurd is, staat hij hier.</EmptyState>
      ) : null}
      {body.data?.html ? (
        <iframe
          className="h-[60vh] w-full rounded-sm border border-line bg-paper"
          sandbox=""
          srcDoc={body.data.html}
          title={`E-mail: ${email.onderwerp}`}
        />
      ) : null}
      {body.data && body.data.bijlagen.length > 0 ? <p className="text-ink-2 text-sm">Bijlagen: {enumerate(body.data.bijlagen)}</p> : null}
    </Dialog>
  );
}
