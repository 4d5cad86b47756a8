// The parts of the mails about an afspraak: its confirmation, what changed, that it does not go on, an answer about it.
import { type Fact, onOneLine } from "./blocks.ts";
import { documentList } from "./lists.ts";
import type { AfspraakAfgezegd, AfspraakBevestiging, AfspraakMail, AfspraakWijziging, VerzoekAfgewezen } from "./messages.ts";
import { type Parts, sender, signatureOf } from "./parts.ts";
import type { PlaceholderValues } from "./placeholders.ts";
import { asksPapers, calledNumber, dayInMail, followable, showsPortal } from "./values.ts";
import type { FrameWords } from "./words.ts";

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function waar(m: AfspraakMail, words: FrameWords): Fact {
  const { labels, telefonisch, videogesprek, opKantoor } = words.vast;
  const tekst = onOneLine(m.afspraak.plaats.tekst, ", ");
  const plain = (label: string, text: string): Fact => ({ label, value: [{ text }] });
  switch (m.afspraak.plaats.soort) {
    case "home":
      return plain(labels.waar, [words.bijUThuis, tekst].filter(Boolean).join(", "));
    case "phone": {
      return plain(labels.hoe, capital(calledNumber(m) ? words.bellen(calledNumber(m)) : telefonisch));
    }
    case "video": {
      const href = followable(tekst);
      return {
        label: labels.hoe,
        value: href ? [{ text: `${videogesprek}: ` }, { text: href, href }] : [{ text: [videogesprek, tekst].filter(Boolean).join(": ") }],
      };
    }
    case "office":
    case "other":
      return plain(labels.waar, tekst || capital(opKantoor));
  }
}

/** Which, when, where, with whom and what was remarked. */
function factsOf(m: AfspraakMail, values: PlaceholderValues, words: FrameWords): Fact[] {
  const { afspraak, adviseur } = m;
  const { labels } = words.vast;
  const facts: Fact[] = [
    // An edited Titel is what the client reads too.
    { label: labels.afspraak, value: [{ text: onOneLine(afspraak.klantTitel) }] },
    { label: labels.wanneer, value: [{ text: `${values.datum}, ${words.vast.minuten(afspraak.duurMinuten)}` }], strong: true },
    waar(m, words),
    { label: labels.met, value: [{ text: onOneLine(adviseur.naam) }] },
  ];
  if (afspraak.opmerkingen.trim()) facts.push({ label: labels.opmerkingen, value: [{ text: afspraak.opmerkingen.trim() }] });
  return facts;
}

/** The confirmation, with the papers that are still asked. */
export function bevestigingParts(m: AfspraakBevestiging, words: FrameWords, values: PlaceholderValues): Parts {
  const { afspraak, adviseur } = m;
  const dag = dayInMail(afspraak.begint, words.vast.taal);
  const portal = showsPortal(m);
  const list = asksPapers(m) ? documentList(m.openStukken, m.lezers, m.toon, words) : undefined;
  const place = waar(m, words);
  const [before, link, after] = words.verzetten;
  const facts = factsOf(m, values, words);
  // Of a videogesprek only the word: the list of an inbox is no place for an address of a meeting.
  const placeText = afspraak.plaats.soort === "video" ? words.vast.videogesprek : (place.value[0]?.text ?? "");
  return {
    heading: portal ? words.afspraakKop(dag) : words.bellenKop(dag),
    aanhef: `${onOneLine(words.vast.aanhef(m.lezers, m.toon))},`,
    preheader: `${placeText}, ${words.vast.metAdviseur(onOneLine(adviseur.naam))}.${list ? ` ${words.zetKlaar}` : ""}`,
    facts,
    ownList: list && { kind: "list", lead: { as: "heading", text: words.nodig }, ...list.block },
    button: portal ? { label: words.portaalKnop, href: m.link, note: words.knopUitleg(dayInMail(m.geldigTot, words.vast.taal)) } : null,
    closing: [
      portal
        ? [{ text: before }, { text: link, href: m.link }, { text: after }]
        : [{ text: words.verzettenZonderPortaal(onOneLine(m.kantoor.telefoon)) }],
    ],
    signature: signatureOf(words.groet, adviseur),
    footer: `${sender(m)} ${words.waaromAfspraak}`,
  };
}

/** What an afspraak is now, under the sentence that says what became another. */
export function wijzigingParts(m: AfspraakWijziging, words: FrameWords, values: PlaceholderValues): Parts {
  const heading = m.soort === "afspraakVerzet" ? words.verzetKop : words.gewijzigdKop;
  return {
    ...aboutAfspraak(m, words, heading, `${values.datum}, ${words.vast.metAdviseur(onOneLine(m.adviseur.naam))}.`),
    facts: factsOf(m, values, words),
  };
}

/** That an afspraak does not go on: which one, and how to make another. */
export function afgezegdParts(m: AfspraakAfgezegd, words: FrameWords, values: PlaceholderValues): Parts {
  const { telefoon } = m.kantoor;
  return {
    ...aboutAfspraak(m, words, words.afgezegdKop, `${onOneLine(m.afspraak.klantTitel)}, ${values.datum}.`),
    facts: factsOf(m, values, words).slice(0, 2),
    closing: [[{ text: words.nieuweAfspraak(onOneLine(telefoon)) }]],
  };
}

/** What the client asked cannot be: the afspraak as it stays. */
export function verzoekAfgewezenParts(m: VerzoekAfgewezen, words: FrameWords, values: PlaceholderValues): Parts {
  const telefoon = onOneLine(m.adviseur.telefoon) || onOneLine(m.kantoor.telefoon);
  return {
    ...aboutAfspraak(m, words, words.verzoekKop, words.vast.blijftStaan(String(values.datum))),
    facts: factsOf(m, values, words),
    closing: [[{ text: words.vraag(telefoon) }]],
  };
}

/** The frame of a mail about an afspraak that was planned before; a call back is nothing of the portal's. */
function aboutAfspraak(m: AfspraakMail, words: FrameWords, heading: string, preheader: string): Parts {
  const portal = showsPortal(m);
  const [before, link, after] = words.verzetten;
  return {
    heading,
    aanhef: `${onOneLine(words.vast.aanhef(m.lezers, m.toon))},`,
    preheader,
    facts: [],
    ownList: undefined,
    button: portal ? { label: words.portaalKnop, href: m.link, note: words.knopUitleg(dayInMail(m.geldigTot, words.vast.taal)) } : null,
    closing: [
      portal
        ? [{ text: before }, { text: link, href: m.link }, { text: after }]
        : [{ text: words.verzettenZonderPortaal(onOneLine(m.kantoor.telefoon)) }],
    ],
    signature: signatureOf(words.groet, m.adviseur),
    footer: `${sender(m)} ${words.waaromAfspraak}`,
  };
}
