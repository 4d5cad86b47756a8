import { z } from "zod";

export const tonen = ["formal", "informal"] as const;
export type Toon = (typeof tonen)[number];

const kleur = z.string().regex(/^#[0-9a-f]{6}$/i);
const webAddress = z.url({ protocol: /^https?$/ });

/** Who reads or is spoken of; an empty string is an absent part of the name. */
export const persoonSchema = z.object({
  aanhef: z.enum(["mevrouw", "heer", "geen"]),
  voorletters: z.string(),
  voornaam: z.string(),
  tussenvoegsel: z.string(),
  achternaam: z.string(),
});
export type Persoon = z.infer<typeof persoonSchema>;

const kantoorSchema = z.object({
  naam: z.string().min(1),
  kleur,
  /** On one line, as it stands under the mail. */
  adres: z.string(),
  telefoon: z.string(),
  /** A png of twice the size at which it is shown; absent: initials on the kantoor's colour. */
  logoUrl: webAddress.optional(),
});
export type MailKantoor = z.infer<typeof kantoorSchema>;

const adviseurSchema = z.object({
  naam: z.string().min(1),
  telefoon: z.string(),
  functie: z.string(),
  /** Lines that she wrote to stand under her name; absent or empty: her functie and telefoon. */
  handtekening: z.string().optional(),
  fotoUrl: webAddress.optional(),
});
export type MailAdviseur = z.infer<typeof adviseurSchema>;

const voorSchema = z.discriminatedUnion("wie", [
  /** One of the readers, by place in `lezers`. */
  z.object({ wie: z.literal("lezer"), lezer: z.union([z.literal(0), z.literal(1)]) }),
  /** Somebody without an own e-mail address, served by the reader. */
  z.object({ wie: z.literal("ander"), persoon: persoonSchema }),
  /** Of the dossier; `met` is the other aanvrager when he is no reader of this mail. */
  z.object({ wie: z.literal("samen"), met: persoonSchema.nullable() }),
]);
export type Voor = z.infer<typeof voorSchema>;

/** Documents by their short client name, for one person or for all together. */
const documentGroepSchema = z.object({ voor: voorSchema, documenten: z.array(z.string().min(1)).min(1) });
export type DocumentGroep = z.infer<typeof documentGroepSchema>;

/** A link that signs its reader in: usable once, until `geldigTot`. */
const toegang = { link: webAddress, geldigTot: z.date() };

/** Dutch, in the tone of the dossier, or the one English text. */
const taal = z.enum(["nl", "en"]).optional();

const aanKlant = { toon: z.enum(tonen), taal, kantoor: kantoorSchema, lezers: z.array(persoonSchema).min(1).max(2) };

const afspraakSchema = z.object({
  /** Code of the afspraaktype in the starting catalogue; null for a type that the kantoor made itself. */
  type: z.string().nullable(),
  begint: z.date(),
  duurMinuten: z.number().int().positive(),
  plaats: z.object({
    soort: z.enum(["office", "home", "phone", "video", "other"]),
    /** Address, phone number, link or free text, as Locatie holds it. */
    tekst: z.string(),
  }),
  /** What the afspraak is called in the client's own agenda. */
  klantTitel: z.string().min(1),
  opmerkingen: z.string(),
  /** The client's own number, for a call whose Locatie names none. */
  telefoonKlant: z.string(),
});

const afspraakBevestigingSchema = z.object({
  soort: z.literal("afspraakBevestiging"),
  ...aanKlant,
  adviseur: adviseurSchema,
  afspraak: afspraakSchema.extend({
    /** `YYYY-MM-DD`, counted by the caller with the Dutch holidays; null when that day is past. */
    datumMin2Werkdagen: z.iso.date().nullable(),
    /** What is signed at this afspraak, by client name. */
    teTekenen: z.array(z.string()),
  }),
  /** The other aanvrager when he is no reader of this mail. */
  partner: persoonSchema.nullable(),
  openStukken: z.array(documentGroepSchema),
  ...toegang,
});
export type AfspraakBevestiging = z.infer<typeof afspraakBevestigingSchema>;

/** What of an afspraak a client can notice. */
export const noticed = ["moment", "duur", "locatie", "titel", "opmerkingen"] as const;

const aboutAfspraak = { ...aanKlant, adviseur: adviseurSchema, afspraak: afspraakSchema };

const afspraakWijzigingSchema = z.object({
  /** Verzet when the moment is another, Gewijzigd for everything else. */
  soort: z.literal(["afspraakVerzet", "afspraakGewijzigd"]),
  ...aboutAfspraak,
  gewijzigd: z.array(z.enum(noticed)),
  ...toegang,
});
export type AfspraakWijziging = z.infer<typeof afspraakWijzigingSchema>;

const afspraakAfgezegdSchema = z.object({ soort: z.literal("afspraakAfgezegd"), ...aboutAfspraak, reden: z.string(), ...toegang });
export type AfspraakAfgezegd = z.infer<typeof afspraakAfgezegdSchema>;

const verzoekAfgewezenSchema = z.object({
  soort: z.literal("verzoekAfgewezen"),
  ...aboutAfspraak,
  vraag: z.enum(["move", "cancel"]),
  antwoord: z.string().min(1),
  ...toegang,
});
export type VerzoekAfgewezen = z.infer<typeof verzoekAfgewezenSchema>;

/** Mails about one afspraak. */
export type AfspraakMail = AfspraakBevestiging | AfspraakWijziging | AfspraakAfgezegd | VerzoekAfgewezen;

const inloglinkSchema = z.object({
  soort: z.literal("inloglink"),
  ...aanKlant,
  adviseur: adviseurSchema.nullable(),
  ...toegang,
  code: z.string().regex(/^(\d{6}|•{6})$/),
});
export type Inloglink = z.infer<typeof inloglinkSchema>;

const digestSchema = z
  .object({
    soort: z.literal("digest"),
    ...aanKlant,
    adviseur: adviseurSchema,
    nieuw: z.array(documentGroepSchema),
    afgekeurd: z.array(z.object({ naam: z.string().min(1), voor: voorSchema, reden: z.string() })),
    /** `over`: the document or afspraak that the question was about. */
    antwoorden: z.array(z.object({ over: z.string().nullable(), antwoord: z.string().min(1) })),
    ...toegang,
  })
  .refine((m) => m.nieuw.length + m.afgekeurd.length + m.antwoorden.length > 0, "a digest with nothing in it is not sent");
export type Digest = z.infer<typeof digestSchema>;

/** What an adviser wrote herself: her subject and text are the row. */
const berichtSchema = z.object({ soort: z.literal("bericht"), ...aanKlant, adviseur: adviseurSchema, ...toegang });
export type Bericht = z.infer<typeof berichtSchema>;

const rappelSchema = z.object({
  soort: z.literal("rappel"),
  ...aanKlant,
  adviseur: adviseurSchema,
  openStukken: z.array(documentGroepSchema).min(1),
  /** What we cannot go on with in time, in words; null when nothing is planned, or it is too early to say so. */
  afspraak: z.string().nullable(),
  /** The last one offers help. */
  isLaatste: z.boolean(),
  ...toegang,
});
export type Rappel = z.infer<typeof rappelSchema>;

const allesOntvangenSchema = z.object({ soort: z.literal("allesOntvangen"), ...aanKlant, adviseur: adviseurSchema, ...toegang });
export type AllesOntvangen = z.infer<typeof allesOntvangenSchema>;

const uitnodigingSchema = z.object({
  soort: z.literal("uitnodiging"),
  toon: z.enum(tonen),
  kantoor: kantoorSchema,
  /** Full names. */
  gebruiker: z.string().min(1),
  voornaam: z.string().min(1),
  uitgenodigdDoor: z.string().min(1),
  ...toegang,
});
export type Uitnodiging = z.infer<typeof uitnodigingSchema>;

const wachtwoordHerstelSchema = z.object({
  soort: z.literal("wachtwoordHerstel"),
  toon: z.enum(tonen),
  kantoor: kantoorSchema,
  /** Full name. */
  gebruiker: z.string().min(1),
  voornaam: z.string().min(1),
  ...toegang,
});
export type WachtwoordHerstel = z.infer<typeof wachtwoordHerstelSchema>;

/** Every mail that can be sent, with all that its rendering needs. */
export const mailMessageSchema = z.discriminatedUnion("soort", [
  afspraakBevestigingSchema,
  afspraakWijzigingSchema,
  afspraakAfgezegdSchema,
  verzoekAfgewezenSchema,
  inloglinkSchema,
  digestSchema,
  berichtSchema,
  rappelSchema,
  allesOntvangenSchema,
  uitnodigingSchema,
  wachtwoordHerstelSchema,
]);
export type MailMessage = z.infer<typeof mailMessageSchema>;
export type MailSoort = MailMessage["soort"];

/** How many people read this mail at its address: it decides between je and jullie. */
export const readersOf = (message: MailMessage): 1 | 2 => ("lezers" in message && message.lezers.length === 2 ? 2 : 1);
