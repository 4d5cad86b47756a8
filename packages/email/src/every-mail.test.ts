import { emailSjablonen } from "@dossierklaar/db/seed/catalogue/email-sjablonen";
import { describe, expect, it } from "vitest";
import { type EnglishMailSoort, englishSjablonen } from "./english.ts";
import { maskMessage, renderStoredCopy } from "./mask.ts";
import { type MailSoort, mailMessageSchema } from "./messages.ts";
import { unknownPlaceholders } from "./placeholders.ts";
import { renderMail } from "./render.ts";
import { sampleMessage } from "./samples.ts";

const oneOrTwo = [1, 2] as const;
const everyMail = emailSjablonen.flatMap((row) =>
  oneOrTwo.map((lezers) => {
    const message = sampleMessage(row.soort as MailSoort, { toon: row.toon, lezers, afspraaktype: row.afspraaktype ?? undefined }); // the catalogue's test holds soort to the union
    return { name: `${row.afspraaktype ?? row.soort}, ${row.toon}, ${lezers}`, row, message };
  }),
);

describe("every mail of the catalogue", () => {
  it.each(everyMail)("$name: is whole in html and in text", ({ row, message }) => {
    expect(mailMessageSchema.parse(message)).toEqual(message);
    const mail = renderMail(row, message);
    // The style block has braces of its own.
    const shown = [mail.subject, mail.preheader, mail.text, mail.html.replace(/<style>.*<\/style>/s, "")];
    for (const part of shown) expect(part).not.toMatch(/[{}]|undefined|\[object|NaN|\s\.|\.\.|,,/);
    expect(mail.html).toMatch(/^<!doctype html>\n<html lang="nl">/);
    expect(mail.html).not.toContain("<svg");
    expect(mail.html.match(/<h1/g)).toHaveLength(1);
    expect((mail.html.match(/background:#f37513/g) ?? []).length).toBe(row.afspraaktype === "terugbelafspraak" ? 0 : 1);
  });

  it.each(everyMail)("$name: says in text what it says in html", ({ row, message }) => {
    const mail = renderMail(row, message);
    const words = (text: string) =>
      text
        .replace(/&quot;/g, '"')
        .replace(/&#39;/g, "'")
        .replace(/&amp;/g, "&")
        .split(/\s+/)
        .filter(Boolean);
    const said = new Set(words(mail.text).map((word) => word.replace(/^[[(]|[\]),.:]+$/g, "")));
    const body = mail.html.replace(/.*?<h1/s, "<h1").replace(/<[^>]*>/g, " ");
    const missing = words(body)
      .map((word) => word.replace(/^[[(]|[\]),.:]+$/g, ""))
      .filter((word) => word !== "" && !said.has(word));
    expect(missing).toEqual([]);
  });

  it.each(everyMail)("$name: speaks in its own tone", ({ row, message }) => {
    const text = renderMail(row, message).text;
    if (row.toon === "formal") expect(text).not.toMatch(/\b(je|jij|jou|jouw|jullie|we|Hoi)\b/i);
    else expect(text).not.toMatch(/\b(u|uw|Geachte)\b/i);
    const two = "lezers" in message && message.lezers.length === 2;
    if (!two) expect(text).not.toMatch(/\bjullie\b/i);
  });
});

describe("the stored copy", () => {
  it.each(everyMail)("$name: cannot sign anybody in", ({ row, message }) => {
    const copy = renderStoredCopy(row, message);
    for (const part of [copy.html, copy.text, copy.subject, copy.preheader]) expect(part).not.toMatch(/4Kq9voorbeeld|482915/);
    expect(mailMessageSchema.safeParse(maskMessage(message)).success).toBe(true);
    const open = (mail: { html: string }) =>
      mail.html.replaceAll(message.link, "https://portaal.voorbeeld.example/afgeschermd").replaceAll("482915", "••••••");
    expect(copy.html).toBe(open(renderMail(row, message)));
  });
});

const toKlant = everyMail.filter(({ row }) => row.soort in englishSjablonen);

describe("every mail to a client who reads English", () => {
  it.each(toKlant)("$name: is English in every part, whatever the kantoor's own text", ({ row, message }) => {
    const mail = renderMail(row, { ...message, taal: "en" } as typeof message); // only mails to a client are among these
    expect(mail.html).toMatch(/^<!doctype html>\n<html lang="en">/);
    const said = [mail.subject, mail.preheader, mail.text].join("\n");
    expect(said).not.toMatch(/[{}]|undefined|\[object|\s\.|\.\.|,,/);
    // Papers, and what people typed, keep their own words; the frame does not.
    expect(said).not.toMatch(
      /Wanneer:|Waar:|Hoe:|Opmerkingen:|vriendelijke|Groet|\d uur|minuten|knop|klantportaal|Geachte|Hoi|omdat|Samen |Voor |Antwoord gewoon/,
    );
  });

  it("names people whole, and writes dates as English does", () => {
    const message = sampleMessage("afspraakBevestiging", { toon: "formal", lezers: 2 });
    const { text } = renderMail(everyMail[0]?.row ?? { onderwerp: "", tekst: "", tekstMeervoud: "" }, {
      ...message,
      taal: "en",
    } as typeof message); // of a client
    expect(text).toMatch(/Dear \S+ .* and \S+ /);
    expect(text).toMatch(/\b[A-Z][a-z]+day \d+ [A-Z][a-z]+ \d{4} at \d\d:\d\d/);
  });

  it.each(Object.entries(englishSjablonen))("%s holds only placeholders that its mail knows", (soort, { onderwerp, tekst }) =>
    expect(unknownPlaceholders(soort as EnglishMailSoort, [onderwerp, tekst])).toEqual([]),
  ); // the keys of the record
});
