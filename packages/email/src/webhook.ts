import { timingSafeEqual } from "node:crypto";
import { z } from "zod";

// What Postmark tells of a mail after it left. It signs nothing: the address that it is given carries a name and a secret.

/** What became of a mail. `reden` is a sentence for the adviser: what is wrong, then what to do. */
export type MailNews = { kind: "delivered" } | { kind: "opened" } | { kind: "complained" } | { kind: "bounced"; reden: string };

/** Of which mail, as its metadata says. */
export type MailReport = { kantoorId: string; emailId: string; postmarkId: string; news: MailNews };

const about = { MessageID: z.uuid(), Metadata: z.looseObject({ emailId: z.uuid(), kantoorId: z.uuid() }) };
const reportSchema = z.discriminatedUnion("RecordType", [
  z.object({ RecordType: z.literal("Delivery"), ...about }),
  z.object({ RecordType: z.literal("Open"), ...about }),
  z.object({ RecordType: z.literal("SpamComplaint"), ...about }),
  z.object({ RecordType: z.literal("Bounce"), ...about, Type: z.string() }),
]);

/** Types of a bounce that say no mail was lost (Postmark, "Bounce types"): it is still tried, or a machine answered. */
const notLost = new Set(["Transient", "AutoResponder", "Subscribe", "ChallengeVerification", "OpenRelayTest", "AddressChange"]);

const noSuchAddress = "Dit e-mailadres bestaat niet. Vraag het adres na en wijzig het onder Gegevens.";
const refusedByServer = "De mailserver van de ontvanger weigert deze mail. Bel de klant, of vraag om een ander adres.";
const noLongerSent = "Dit adres krijgt geen mail meer. Vraag om een ander adres, of laat het bij Postmark weer toe.";
const bounceSentences: Record<string, string> = {
  HardBounce: noSuchAddress,
  BadEmailAddress: noSuchAddress,
  DnsError: "De mailserver van dit adres is niet te vinden. Kijk het adres na onder Gegevens.",
  SoftBounce: "De mailbox neemt nu geen mail aan, bijvoorbeeld omdat hij vol is. Verstuur de mail later opnieuw.",
  SpamNotification: refusedByServer,
  Blocked: refusedByServer,
  VirusNotification: refusedByServer,
  DMARCPolicy: refusedByServer,
  ManuallyDeactivated: noLongerSent,
  Unsubscribe: noLongerSent,
};
const otherBounce = "De mail kwam terug. Kijk het adres na onder Gegevens en verstuur de mail opnieuw.";

function toNews(report: z.infer<typeof reportSchema>): MailNews | undefined {
  switch (report.RecordType) {
    case "Delivery":
      return { kind: "delivered" };
    case "Open":
      return { kind: "opened" };
    case "SpamComplaint":
      return { kind: "complained" };
    case "Bounce":
      return notLost.has(report.Type) ? undefined : { kind: "bounced", reden: bounceSentences[report.Type] ?? otherBounce };
  }
}

/** Reads the body of one call. Undefined for what tells nothing about a mail of ours: another kind of call, a mail without our metadata, a bounce that lost nothing. */
export function readMailReport(body: unknown): MailReport | undefined {
  const { data: report } = reportSchema.safeParse(body);
  const news = report && toNews(report);
  if (!news) return undefined;
  const { emailId, kantoorId } = report.Metadata;
  return { emailId, kantoorId, postmarkId: report.MessageID, news };
}

/** The name in the address that Postmark is given, before the secret. */
export const webhookUser = "postmark";

/** Whether an Authorization header is the one that only Postmark was told. Takes as long for a nearly right one as for any other. */
export function isFromPostmark(authorization: string | undefined, secret: string): boolean {
  const expected = Buffer.from(`Basic ${Buffer.from(`${webhookUser}:${secret}`).toString("base64")}`);
  const given = Buffer.from(authorization ?? "");
  return given.length === expected.length && timingSafeEqual(given, expected);
}
