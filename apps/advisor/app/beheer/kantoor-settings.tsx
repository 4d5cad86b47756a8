import { kantoorTones } from "@dossierklaar/domain/kantoor-tones";
import { toonLabels } from "@dossierklaar/domain/labels";
import { Button } from "@dossierklaar/ui/advisor/button";
import { CheckboxField } from "@dossierklaar/ui/advisor/checkbox";
import { SegmentedChoice } from "@dossierklaar/ui/advisor/choice";
import { ColorField } from "@dossierklaar/ui/advisor/color-field";
import { FormError } from "@dossierklaar/ui/advisor/form-error";
import { KantoorPreview } from "@dossierklaar/ui/advisor/kantoor-preview";
import { PageHead, Section, StickyFoot } from "@dossierklaar/ui/advisor/page";
import { NumberField, TextField } from "@dossierklaar/ui/advisor/text-fields";
import { useToast } from "@dossierklaar/ui/advisor/toast";
import { useRevalidator } from "@remix-run/react";
import { useState } from "react";
import { sentenceOf } from "../errors";
import { useFieldErrors } from "../field-errors";
import { useIntent } from "../intent";
import { type ApiInput, type ApiOutput, trpc } from "../trpc";
import { LogoField } from "./logo-field";
import { RappelFields } from "./rappel-fields";

type Settings = ApiOutput["beheer"]["kantoor"]["show"];
type Fields = Omit<ApiInput["beheer"]["kantoor"]["change"], "requestId">;

const fieldsOf = ({ logo: _, ...fields }: Settings): Fields => fields;
const isColour = (text: string) => /^#[0-9a-f]{6}$/i.test(text);

/** What the kantoor is called, looks like and does by itself. */
export function KantoorSettings(props: { settings: Settings }) {
  const { settings } = props;
  const utils = trpc.useUtils();
  const intent = useIntent();
  const toast = useToast();
  const revalidator = useRevalidator();
  const [fields, setFields] = useState(() => fieldsOf(settings));
  const change = trpc.beheer.kantoor.change.useMutation({
    onSettled: intent.onSettled,
    onSuccess: () => {
      void utils.beheer.kantoor.show.invalidate();
      void utils.session.me.invalidate();
      void utils.dossier.choices.invalidate();
      // The colour of every screen comes with the page.
      revalidator.revalidate();
      toast.show({ text: "De gegevens van het kantoor zijn opgeslagen." });
    },
  });
  const { errors, touch } = useFieldErrors(change.error);
  const set = (next: Partial<Fields>) => {
    setFields((before) => ({ ...before, ...next }));
    touch(Object.keys(next));
  };
  const text = (name: "naam" | "adres" | "telefoon" | "email" | "afzenderNaam") => ({
    value: fields[name],
    onChange: (value: string) => set({ [name]: value }),
    error: errors[name],
  });
  // An emptied number is no number; the api says so at its field.
  const number = (name: "digestMinuten" | "bewaartermijnMaanden" | "geenReactieWerkdagen") => ({
    value: Number.isNaN(fields[name]) ? undefined : fields[name],
    onChange: (value: number | undefined) => set({ [name]: value ?? Number.NaN }),
    error: errors[name],
  });
  const isChanged = JSON.stringify(fields) !== JSON.stringify(fieldsOf(settings));
  const colour = isColour(fields.kleur) ? fields.kleur : settings.kleur;
  return (
    <form
      className="flex min-h-full flex-col"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ requestId: intent.requestId(JSON.stringify(fields)), ...fields });
      }}
    >
      <PageHead sub="Zo zien klanten en collega's je kantoor." title="Kantoor" />
      <div className="flex max-w-3xl flex-col gap-8 px-6 pt-4 pb-8 @max-[43.75rem]/app:px-3">
        <FormError message={change.error ? sentenceOf(change.error) : undefined} />
        <Section title="Gegevens">
          <div className="grid grid-cols-2 gap-3 @max-[30rem]/app:grid-cols-1">
            <TextField {...text("naam")} label="Naam" marks={["eye"]} maxLength={80} />
            <TextField {...text("telefoon")} inputMode="tel" label="Telefoon" marks={["eye"]} maxLength={30} type="tel" />
            <TextField {...text("adres")} description="Staat onder elke mail." label="Adres" marks={["eye"]} maxLength={200} />
            <TextField
              {...text("email")}
              description="Hierheen gaat een antwoord op een mail die geen adviseur ondertekent."
              label="E-mailadres"
              marks={["eye"]}
              maxLength={200}
              type="email"
            />
          </div>
        </Section>
        <Section title="Uiterlijk">
          <LogoField logo={settings.logo} naam={fields.naam} />
          <ColorField className="max-w-48" error={errors.kleur} label="Kleur" onChange={(kleur) => set({ kleur })} value={fields.kleur} />
          <KantoorPreview logoUrl={settings.logo ?? undefined} name={fields.naam} tones={kantoorTones(colour)} />
          <p className="text-ink-3 text-xs">Dossierklaar maakt de kleur zo licht of donker dat alles leesbaar blijft.</p>
        </Section>
        <Section title="Klantcommunicatie">
          <SegmentedChoice
            className="max-w-72"
            description="Voor nieuwe dossiers. Per dossier te wijzigen."
            error={errors.aanspreekvorm}
            label="Aanspreekvorm"
            onChange={(id) => set({ aanspreekvorm: id as Fields["aanspreekvorm"] })} // one of the options below
            options={[
              { id: "formal", label: toonLabels.formal },
              { id: "informal", label: toonLabels.informal },
            ]}
            value={fields.aanspreekvorm}
          />
          <div className="grid grid-cols-2 gap-3 @max-[30rem]/app:grid-cols-1">
            <TextField
              {...text("afzenderNaam")}
              description="Van wie een mail komt die geen adviseur ondertekent. Leeg: de naam van het kantoor."
              label="Afzendernaam"
              marks={["eye"]}
              maxLength={80}
            />
          </div>
        </Section>
        <Section sub="Geldt meteen, ook voor dossiers die lopen. Alleen op werkdagen, tussen 9 en 18 uur." title="Herinneringen">
          <RappelFields
            errors={errors}
            onChange={(rappelWerkdagen) => {
              set({ rappelWerkdagen });
              touch(["rappelWerkdagen.0", "rappelWerkdagen.1", "rappelWerkdagen.2"]);
            }}
            werkdagen={fields.rappelWerkdagen}
          />
          <div className="grid grid-cols-2 gap-3 @max-[30rem]/app:grid-cols-1">
            <NumberField
              {...number("geenReactieWerkdagen")}
              description="Na zoveel werkdagen zonder reactie zie je de klant in de Werkvoorraad."
              label="Geen reactie na"
              maxValue={60}
              minValue={1}
            />
            <NumberField
              {...number("digestMinuten")}
              description="Zo lang verzamelt Dossierklaar nieuws voor een klant, voor er één mail uitgaat."
              label="Wachttijd verzamelmail"
              maxValue={1440}
              minValue={0}
              unit="minute"
            />
          </div>
          <CheckboxField
            description="De klant krijgt één mail zodra alles wat gevraagd is, is aangeleverd."
            isSelected={fields.allesOntvangenMail}
            label="Mail als alles ontvangen is"
            onChange={(allesOntvangenMail) => set({ allesOntvangenMail })}
          />
        </Section>
        <Section title="Bewaren">
          <NumberField
            {...number("bewaartermijnMaanden")}
            className="max-w-72"
            description="Gerekend vanaf de dag dat een dossier wordt gesloten. De Wwft vraagt vijf jaar: 60 maanden."
            label="Bewaartermijn"
            maxValue={240}
            minValue={12}
            unit="month"
          />
        </Section>
      </div>
      <StickyFoot hint={isChanged ? "Er zijn wijzigingen die nog niet zijn opgeslagen." : undefined}>
        <Button isPending={change.isPending} type="submit" variant="main">
          Opslaan
        </Button>
      </StickyFoot>
    </form>
  );
}
