import type { AdviseurDossierView } from "@dossierklaar/domain/dossier/view";
import { dayOf, formatBytes, formatDateTime, formatTime } from "@dossierklaar/domain/format";
import { toonLabels } from "@dossierklaar/domain/labels";
import { Button, ButtonLink } from "@dossierklaar/ui/advisor/button";
import { CheckboxField } from "@dossierklaar/ui/advisor/checkbox";
import { DateField } from "@dossierklaar/ui/advisor/date-fields";
import { ConfirmDialog } from "@dossierklaar/ui/advisor/dialog";
import { PageHead, Section, StickyFoot } from "@dossierklaar/ui/advisor/page";
import { Select } from "@dossierklaar/ui/advisor/select";
import { EmptyState, ErrorPane, offlineSentence } from "@dossierklaar/ui/advisor/states";
import { TextArea, TextField } from "@dossierklaar/ui/advisor/text-fields";
import { useToast } from "@dossierklaar/ui/advisor/toast";
import { useNavigate } from "@remix-run/react";
import { TriangleAlert } from "lucide-react";
import { useDossier, useRefresh } from "../dossier";
import { fieldErrorsOf, sentenceOf } from "../errors";
import { useIntent } from "../intent";
import { useLiveDossier } from "../live-dossier";
import { useNow } from "../now";
import { type ApiOutput, trpc } from "../trpc";
import { EmailPreview } from "./email-preview";
import { useComposeEmail } from "./use-compose-email";

/** A mail of her own: text at the left, beside it the mail as the client will see it. */
export function ComposeEmail(props: { choices: ApiOutput["email"]["choices"]; afspraak: AdviseurDossierView["afspraken"][number] | null }) {
  const { choices, afspraak } = props;
  const { head } = useDossier();
  const live = useLiveDossier();
  const today = dayOf(useNow());
  const navigate = useNavigate();
  const toast = useToast();
  const intent = useIntent();
  const refresh = useRefresh(live.state === "live");
  const form = useComposeEmail(choices);
  const back = afspraak ? `/dossiers/${head.nummer}/afspraken/${afspraak.id}/emails` : `/dossiers/${head.nummer}/emails`;
  const send = trpc.email.send.useMutation({
    onSettled: (data, error) => {
      intent.onSettled(data, error);
      refresh();
    },
    onSuccess: () => {
      toast.show({ text: (form.aan?.addresses.length ?? 1) > 1 ? "De e-mails worden verstuurd" : "De e-mail wordt verstuurd" });
      navigate(back);
    },
  });
  const refused = fieldErrorsOf(send.error);
  if (head.gesloten || choices.aan.length === 0)
    return (
      <>
        <PageHead title="E-mail opstellen" />
        <EmptyState
          action={
            <ButtonLink href={head.gesloten ? back : `/dossiers/${head.nummer}/gegevens`}>
              {head.gesloten ? "Naar E-mails" : "Naar Gegevens"}
            </ButtonLink>
          }
        >
          {head.gesloten
            ? "Dit dossier is gesloten. Open het eerst weer om een e-mail te sturen."
            : "Geen van de aanvragers heeft een e-mailadres. Vul er een in onder Gegevens."}
        </EmptyState>
      </>
    );
  const submit = () => {
    form.try();
    if (form.points.length > 0 || send.isPending) return;
    send.mutate({
      requestId: intent.requestId(),
      dossierId: head.id,
      afspraakId: afspraak?.id ?? null,
      aan: form.aan?.addresses ?? [],
      onderwerp: form.onderwerp,
      tekst: form.tekst,
      documentIds: [...form.documentIds],
      signaleringOp: form.signaleringOp || null,
    });
  };
  const sjablonen = (form.aan ?? choices.aan[0])?.sjablonen ?? [];
  const errorProps = (error: string | undefined) => (error ? { error } : {});
  return (
    <>
      <PageHead
        className="pb-3"
        sub={[
          afspraak ? `${afspraak.type} · ${formatDateTime(afspraak.begintOp)}` : `Dossier ${head.nummer}`,
          toonLabels[head.aanspreekvorm],
        ].join(" · ")}
        title="E-mail opstellen"
      />
      <form
        className="@container flex flex-1 flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div className="grid items-start gap-7 px-6 pb-6 @max-[43.75rem]:px-3 @min-[60rem]:grid-cols-[minmax(0,28rem)_minmax(0,1fr)]">
          <div className="flex min-w-0 flex-col gap-3">
            <Select
              label="Sjabloon"
              onChange={form.chooseSjabloon}
              options={sjablonen.map((one) => ({ id: one.id, label: one.naam }))}
              placeholder="Zonder sjabloon"
              value={form.sjabloonId}
            />
            <Select
              label="Aan"
              onChange={form.chooseAan}
              options={choices.aan.map((one) => ({ id: one.id, label: one.naam }))}
              value={form.aanId}
              {...errorProps(form.errorOf("aan") ?? refused.aan)}
            />
            <TextField
              label="Onderwerp"
              maxLength={200}
              onChange={form.setOnderwerp}
              value={form.onderwerp}
              {...errorProps(form.errorOf("onderwerp") ?? refused.onderwerp)}
            />
            <TextArea
              description="De aanhef, de knop naar het klantportaal en je ondertekening komen er vanzelf bij."
              label="Tekst"
              onChange={form.setTekst}
              rows={10}
              value={form.tekst}
              {...errorProps(form.errorOf("tekst") ?? refused.tekst)}
            />
            <Section title="Bijlagen">
              {choices.bijlagen.length === 0 ? (
                <p className="text-ink-3 text-xs">
                  Er zijn nog geen Belangrijke documenten. Wat persoonlijk is, deel je via het klantportaal.
                </p>
              ) : (
                choices.bijlagen.map((one) => (
                  <CheckboxField
                    description={`${one.bestandsnaam}, ${formatBytes(one.grootte)}`}
                    isSelected={form.documentIds.includes(one.id)}
                    key={one.id}
                    label={one.naam}
                    onChange={(isOn) => form.toggleDocument(one.id, isOn)}
                  />
                ))
              )}
            </Section>
            <DateField
              description="Op die dag staat dit dossier in je werkvoorraad."
              label="Signalering: kom hierop terug op"
              min={today}
              onChange={form.setSignaleringOp}
              today={today}
              value={form.signaleringOp}
              {...errorProps(refused.op ? "Kies vandaag of een dag daarna." : undefined)}
            />
          </div>
          <EmailPreview aan={form.aan?.addresses[0] ?? ""} nummer={head.nummer} onderwerp={form.onderwerp} tekst={form.tekst} />
        </div>
        <StickyFoot hint={form.aan ? `Gaat naar ${form.aan.naam}.` : "Kies aan wie de e-mail gaat."}>
          {form.shown.length > 0 ? (
            <ul
              aria-label="Nog in orde te maken"
              className="flex w-full flex-col gap-1 rounded-md bg-declared-bg px-3 py-2 text-declared text-xs"
            >
              {form.shown.map((point) => (
                <li className="flex items-start gap-2" key={`${point.field}.${point.zin}`}>
                  <TriangleAlert aria-hidden className="mt-px size-3.5 flex-none" strokeWidth={1.75} />
                  {point.zin}
                </li>
              ))}
            </ul>
          ) : null}
          {send.error ? <ErrorPane className="w-full px-0 py-0" message={sentenceOf(send.error)} /> : null}
          <Button
            disabledReason={live.staleSince ? offlineSentence(formatTime(live.staleSince)) : undefined}
            isPending={send.isPending}
            type="submit"
            variant="main"
          >
            Versturen
          </Button>
          <ButtonLink className="min-h-9" href={back}>
            Sluiten
          </ButtonLink>
        </StickyFoot>
      </form>
      <ConfirmDialog
        confirmLabel="Vervangen"
        isOpen={form.wanted !== null}
        onClose={() => form.replace(false)}
        onConfirm={() => form.replace(true)}
        title="Tekst vervangen?"
        variant="main"
      >
        <p>Wat je hebt geschreven, maakt plaats voor de tekst van het sjabloon.</p>
      </ConfirmDialog>
    </>
  );
}
