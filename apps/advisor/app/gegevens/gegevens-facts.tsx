import type { AanvragerView, AdviseurDossierView } from "@dossierklaar/domain/dossier/view";
import { formatDay } from "@dossierklaar/domain/format";
import { aanhefLabels, toonLabels } from "@dossierklaar/domain/labels";
import { Section } from "@dossierklaar/ui/advisor/page";

type Fact = readonly [label: string, value: string | null | undefined];

/** Label and value under each other; what is not known says so, so that a gap is seen. */
function Facts(props: { facts: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-[11rem_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm @max-[30rem]/app:grid-cols-1 @max-[30rem]/app:gap-y-0">
      {props.facts.map(([label, value]) => (
        <div className="contents" key={label}>
          <dt className="text-ink-3">{label}</dt>
          <dd className="min-w-0 break-words tabular-nums @max-[30rem]/app:mb-2">
            {value || <span className="text-ink-3">Niet ingevuld</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function factsOf(person: AanvragerView): Fact[] {
  return [
    ["Aanhef", aanhefLabels[person.aanhef]],
    ["Voorletters", person.voorletters],
    ["Voornaam", person.voornaam],
    ...(person.tussenvoegsel ? [["Tussenvoegsel", person.tussenvoegsel] as const] : []),
    ["Achternaam", person.achternaam],
    ["Geboortedatum", person.geboortedatum && formatDay(person.geboortedatum)],
    ["E-mailadres", person.email],
    ["Telefoon", person.telefoon],
    ["Straat en huisnummer", person.straat],
    ["Postcode", person.postcode],
    ["Plaats", person.plaats],
    ["Inkomenstype", person.inkomenstypen.join(", ")],
    ["Klantprofiel", person.klantprofiel],
    ...(person.ondernemingSinds ? [["Onderneming sinds", String(person.ondernemingSinds)] as const] : []),
    ...(person.partnerMagZien ? [] : [["Inzage door de partner", "Uitgezet"] as const]),
  ];
}

/** Everything that was entered about this dossier and its people, to read. */
export function GegevensFacts(props: { dossier: AdviseurDossierView }) {
  const { head, aanvragers } = props.dossier;
  const present = aanvragers.filter((a) => !a.vertrokken);
  const left = aanvragers.filter((a) => a.vertrokken);
  return (
    <div className="flex max-w-6xl flex-col gap-8 px-6 pt-4 pb-8 @max-[43.75rem]/app:px-3">
      <Section title="Dossier">
        <Facts
          facts={[
            ["Aanspreekvorm", toonLabels[head.aanspreekvorm]],
            ["Leadbron", head.leadbron?.naam],
            ["Adviseur", head.adviseur.naam],
            ["Behandelaar", head.behandelaar?.naam],
          ]}
        />
      </Section>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,24rem),1fr))] gap-x-10 gap-y-8">
        {present.map((person) => (
          <Section key={person.id} sub={person.naam} title={`Aanvrager ${person.positie}`}>
            <Facts facts={factsOf(person)} />
          </Section>
        ))}
      </div>
      {left.length > 0 ? (
        <Section title="Uit het dossier">
          {left.map((person) => (
            <p className="max-w-prose text-ink-2 text-sm" key={person.id}>
              {person.naam} hoort niet meer bij dit dossier en kan het klantportaal niet meer in. Wat toen is aangeleverd, staat nog in de
              Dossiercontrole.
            </p>
          ))}
        </Section>
      ) : null}
    </div>
  );
}
