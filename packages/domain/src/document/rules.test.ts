import { describe, expect, it } from "vitest";
import { findDocumentMime } from "./rules.ts";

const pdf = new TextEncoder().encode("%PDF-1.7");
const zip = Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0]);

describe("findDocumentMime", () => {
  it.each([
    ["voorwaarden.pdf", pdf, "application/pdf"],
    ["VOORWAARDEN.PDF", pdf, "application/pdf"],
    ["werkgeversverklaring.docx", zip, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    ["verbouwing.xlsx", zip, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
    ["voorwaarden.pdf", zip, undefined],
    ["voorwaarden.docx", pdf, undefined],
    ["pagina.html", new TextEncoder().encode("<html>"), undefined],
    ["leeg.pdf", new Uint8Array(), undefined],
    ["zonder", pdf, undefined],
  ])("%s", (naam, bytes, mime) => expect(findDocumentMime(naam, bytes)).toBe(mime));
});
