// Papers of people who do not exist, so that the demo's viewer has something to show.
import { PDFDocument, rgb, StandardFonts } from "@cantoo/pdf-lib";

export type Paper = { naam: string; bytes: Uint8Array; mime: "application/pdf" };

/** One page with a heading and lines of `label: value`. */
export async function makePaper(
  title: string,
  person: string,
  lines: readonly (readonly [label: string, value: string])[],
): Promise<Paper> {
  const document = await PDFDocument.create();
  document.setTitle(`${title} (voorbeeld)`);
  const plain = await document.embedFont(StandardFonts.Helvetica);
  const bold = await document.embedFont(StandardFonts.HelveticaBold);
  const page = document.addPage([595, 842]);
  const ink = rgb(0.09, 0.12, 0.16);
  const grey = rgb(0.38, 0.41, 0.46);
  page.drawText(title, { x: 56, y: 760, size: 20, font: bold, color: ink });
  page.drawText("Voorbeeld, dit document is niet echt", { x: 56, y: 738, size: 9, font: plain, color: grey });
  page.drawLine({ start: { x: 56, y: 722 }, end: { x: 539, y: 722 }, thickness: 1, color: ink });
  const rows = [["Naam", person] as const, ...lines];
  for (const [i, [label, value]] of rows.entries()) {
    page.drawText(label, { x: 56, y: 696 - i * 22, size: 11, font: plain, color: grey });
    page.drawText(value, { x: 240, y: 696 - i * 22, size: 11, font: plain, color: ink });
  }
  return { naam: `${title}.pdf`, bytes: await document.save(), mime: "application/pdf" };
}
