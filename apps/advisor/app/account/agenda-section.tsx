import { formatDateTime } from "@dossierklaar/domain/format";
import { Badge } from "@dossierklaar/ui/advisor/badge";
import { Button } from "@dossierklaar/ui/advisor/button";
import { FormError } from "@dossierklaar/ui/advisor/form-error";
import { Section } from "@dossierklaar/ui/advisor/page";
import { TextField } from "@dossierklaar/ui/advisor/text-fields";
import { useToast } from "@dossierklaar/ui/advisor/toast";
import { CalendarCheck, Check, Copy, Rss } from "lucide-react";
import { useState } from "react";
import { sentenceOf } from "../errors";
import { trpc } from "../trpc";
import { Koppeling } from "./koppeling";
import { Question } from "./question";

/** Her own agenda: coupled, or following her afspraken by an address. */
export function AgendaSection() {
  const [agenda] = trpc.agenda.show.useSuspenseQuery();
  return (
    // Where the way back from Google or Microsoft ends, and the afspraken lead to.
    <div className="scroll-mt-4" id="agenda">
      <Section title="Agenda">
        <Koppeling agenda={agenda} />
        <Abonnement since={agenda.abonnement?.aangemaaktOp} />
      </Section>
    </div>
  );
}

/** The address is shown once: what is kept of it cannot be read back. */
function Abonnement(props: { since: Date | undefined }) {
  const { since } = props;
  const utils = trpc.useUtils();
  const toast = useToast();
  const [address, setAddress] = useState<string>();
  const [isAsking, setAsking] = useState<"new" | "revoke">();
  const setSince = (aangemaaktOp: Date | undefined) =>
    utils.agenda.show.setData(undefined, (before) => before && { ...before, abonnement: aangemaaktOp ? { aangemaaktOp } : null });
  const make = trpc.agenda.makeAbonnement.useMutation({
    onSuccess: ({ token, aangemaaktOp }) => {
      setSince(aangemaaktOp);
      setAddress(`${window.location.origin}/agenda/${token}.ics`);
      setAsking(undefined);
    },
  });
  const revoke = trpc.agenda.revokeAbonnement.useMutation({
    onSuccess: () => {
      setSince(undefined);
      setAddress(undefined);
      setAsking(undefined);
      toast.show({ text: "Je agenda-adres is ingetrokken." });
    },
  });
  const ask = (what: "new" | "revoke") => {
    make.reset();
    revoke.reset();
    setAsking(what);
  };
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-[1_1_20rem]">
          <p className="flex flex-wrap items-center gap-2 font-medium text-sm">
            Privé agenda-adres
            {since ? <Badge icon={CalendarCheck} label="Aan" tone="good" /> : <Badge icon={Rss} label="Uit" tone="neutral" />}
          </p>
          <p className="text-ink-3 text-xs">
            Met dit adres volgt je agenda in Outlook, Google of op je telefoon je afspraken: titel, locatie, opmerkingen en tijd. Je interne
            notities staan er niet in.
          </p>
          {since && !address ? (
            <p className="pt-1 text-ink-3 text-xs">
              Gemaakt op {formatDateTime(since)}. Ben je het adres kwijt, maak dan een nieuw adres; het oude werkt daarna niet meer.
            </p>
          ) : null}
        </div>
        <div className="flex flex-wrap gap-2">
          <Button isPending={make.isPending && !isAsking} onClick={() => (since ? ask("new") : make.mutate())}>
            {since ? "Nieuw adres maken" : "Adres maken"}
          </Button>
          {since ? (
            <Button onClick={() => ask("revoke")} variant="quiet">
              Intrekken
            </Button>
          ) : null}
        </div>
      </div>
      {isAsking ? null : <FormError message={make.error ? sentenceOf(make.error) : undefined} />}
      {address ? <NewAddress address={address} /> : null}
      {isAsking === "new" ? (
        <Question
          error={make.error}
          isPending={make.isPending}
          onClose={() => setAsking(undefined)}
          onYes={() => make.mutate()}
          text="Het adres dat je nu gebruikt, werkt daarna niet meer. Vervang het in je agenda."
          title="Nieuw agenda-adres maken?"
          verb="Nieuw adres maken"
        />
      ) : null}
      {isAsking === "revoke" ? (
        <Question
          error={revoke.error}
          isPending={revoke.isPending}
          onClose={() => setAsking(undefined)}
          onYes={() => revoke.mutate()}
          text="Agenda's die het adres volgen, krijgen je afspraken niet meer."
          title="Agenda-adres intrekken?"
          verb="Intrekken"
        />
      ) : null}
    </div>
  );
}

function NewAddress(props: { address: string }) {
  const { address } = props;
  const [copied, setCopied] = useState<"yes" | "failed">();
  const copy = () =>
    navigator.clipboard.writeText(address).then(
      () => setCopied("yes"),
      () => setCopied("failed"),
    );
  return (
    <div className="flex flex-col gap-2">
      <TextField
        description="Je ziet dit adres nu één keer. Wie het kent, kan je afspraken lezen: deel het niet."
        isReadOnly
        label="Je agenda-adres"
        value={address}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button icon={copied === "yes" ? Check : Copy} onClick={() => void copy()}>
          Kopiëren
        </Button>
        <output className="text-ink-3 text-xs">
          {copied === "yes" ? "Het adres staat op je klembord. Voeg het in je agenda toe als agenda via een URL." : ""}
          {copied === "failed" ? "Kopiëren lukt hier niet. Selecteer het adres en kopieer het zelf." : ""}
        </output>
      </div>
    </div>
  );
}
