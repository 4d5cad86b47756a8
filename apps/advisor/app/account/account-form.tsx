import { Button } from "@dossierklaar/ui/advisor/button";
import { FormError } from "@dossierklaar/ui/advisor/form-error";
import { PageHead, Section, StickyFoot } from "@dossierklaar/ui/advisor/page";
import { Select } from "@dossierklaar/ui/advisor/select";
import { TextArea, TextField } from "@dossierklaar/ui/advisor/text-fields";
import { useToast } from "@dossierklaar/ui/advisor/toast";
import { useId, useState } from "react";
import { sentenceOf } from "../errors";
import { useFieldErrors } from "../field-errors";
import { type ApiInput, type ApiOutput, trpc } from "../trpc";
import { AgendaSection } from "./agenda-section";
import { FotoField } from "./foto-field";
import { SignInSection } from "./sign-in-section";

type Account = ApiOutput["account"]["show"];
type Fields = ApiInput["account"]["change"];

/** A Select has no empty choice of its own. */
const none = "geen";

const fieldsOf = (account: Account): Fields => ({
  voornaam: account.voornaam,
  tussenvoegsel: account.tussenvoegsel,
  achternaam: account.achternaam,
  telefoon: account.telefoon,
  functie: account.functie,
  handtekening: account.handtekening,
  standaardLocatieId: account.standaardLocatieId,
});

/** Everything that somebody may say of herself. */
export function AccountForm(props: { account: Account }) {
  const { account } = props;
  const formId = useId();
  const utils = trpc.useUtils();
  const toast = useToast();
  const [fields, setFields] = useState(() => fieldsOf(account));
  const change = trpc.account.change.useMutation({
    onSuccess: () => {
      void utils.account.show.invalidate();
      void utils.session.me.invalidate();
      void utils.afspraak.choices.invalidate();
      toast.show({ text: "Je gegevens zijn opgeslagen." });
    },
  });
  const { errors, touch } = useFieldErrors(change.error);
  const set = (next: Partial<Fields>) => {
    setFields((before) => ({ ...before, ...next }));
    touch(Object.keys(next));
  };
  const text = (name: "voornaam" | "tussenvoegsel" | "achternaam" | "telefoon" | "functie" | "handtekening") => ({
    value: fields[name],
    onChange: (value: string) => set({ [name]: value }),
    error: errors[name],
  });
  const isChanged = JSON.stringify(fields) !== JSON.stringify(fieldsOf(account));
  const shownName = [fields.voornaam, fields.tussenvoegsel, fields.achternaam]
    .map((part) => part.trim())
    .filter(Boolean)
    .join(" ");
  return (
    <>
      <PageHead sub={account.email} title="Mijn account" />
      <div className="flex max-w-3xl flex-col gap-8 px-6 pt-4 pb-8 @max-[43.75rem]/app:px-3">
        <form
          className="flex flex-col gap-8"
          id={formId}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            change.mutate(fields);
          }}
        >
          <FormError message={change.error ? sentenceOf(change.error) : undefined} />
          <Section title="Wie je bent">
            <FotoField account={account} />
            <div className="grid grid-cols-[1fr_8rem_1fr] gap-3 @max-[30rem]/app:grid-cols-1">
              <TextField {...text("voornaam")} autoComplete="given-name" label="Voornaam" maxLength={80} />
              <TextField {...text("tussenvoegsel")} label="Tussenvoegsel" maxLength={20} />
              <TextField {...text("achternaam")} autoComplete="family-name" label="Achternaam" maxLength={80} />
            </div>
            <div className="grid grid-cols-2 gap-3 @max-[30rem]/app:grid-cols-1">
              <TextField {...text("functie")} label="Functie" maxLength={80} />
              <TextField
                {...text("telefoon")}
                autoComplete="tel"
                description="Hierop bellen je klanten je. Leeg: het nummer van het kantoor."
                inputMode="tel"
                label="Telefoon"
                marks={["eye"]}
                maxLength={30}
                type="tel"
              />
            </div>
          </Section>
          <Section title="Onder je mails">
            <div className="grid grid-cols-2 items-start gap-4 @max-[30rem]/app:grid-cols-1">
              <TextArea
                {...text("handtekening")}
                className="[&_textarea]:min-h-24"
                description="Staat onder je naam in mails aan klanten. Leeg: je functie en telefoonnummer."
                label="Handtekening"
                marks={["eye"]}
                maxLength={600}
                rows={4}
              />
              <SignaturePreview fields={fields} name={shownName} />
            </div>
          </Section>
          <Section title="Afspraken">
            <Select
              className="max-w-96"
              description="Wordt voorgesteld als je een afspraak op kantoor plant."
              error={errors.standaardLocatieId}
              label="Standaardlocatie"
              onChange={(id) => set({ standaardLocatieId: id === none ? null : id })}
              options={[
                { id: none, label: "Geen eigen locatie" },
                ...account.locaties.map((locatie) => ({ id: locatie.id, label: locatie.naam })),
              ]}
              value={fields.standaardLocatieId ?? none}
            />
          </Section>
        </form>
        <AgendaSection />
        <SignInSection account={account} />
      </div>
      <StickyFoot hint={isChanged ? "Er zijn wijzigingen die nog niet zijn opgeslagen." : undefined}>
        <Button form={formId} isPending={change.isPending} type="submit" variant="main">
          Opslaan
        </Button>
      </StickyFoot>
    </>
  );
}

/** How a mail ends, as it will be sent. */
function SignaturePreview(props: { fields: Fields; name: string }) {
  const { functie, telefoon, handtekening } = props.fields;
  const own = handtekening.split(/\r?\n/).map((line) => line.trim());
  const lines = own.some(Boolean) ? own.filter(Boolean) : [[functie.trim(), telefoon.trim()].filter(Boolean).join(", ")];
  return (
    <figure className="flex flex-col gap-1">
      <figcaption className="font-medium text-sm leading-4.5">Zo eindigt je mail</figcaption>
      <div className="min-h-24 break-words rounded-sm border border-line bg-canvas px-3 py-2 text-sm">
        <p>Met vriendelijke groet,</p>
        <p className="font-semibold">{props.name}</p>
        {lines.map((line, at) => (
          <p className="text-ink-2 text-xs" key={`${at}-${line}`}>
            {line}
          </p>
        ))}
      </div>
    </figure>
  );
}
