import { Button } from "@dossierklaar/ui/advisor/button";
import { Check, Copy, Printer } from "lucide-react";
import { useState } from "react";

/** Prints the codes alone, from a page of their own that is gone afterwards. */
function printCodes(codes: readonly string[]): void {
  const frame = document.createElement("iframe");
  frame.className = "fixed size-0";
  frame.title = "Reservecodes";
  const lines = codes.map((code) => `<li>${code.replace(/[^\w-]/g, "")}</li>`).join("");
  frame.srcdoc = `<!doctype html><html lang="nl"><title>Reservecodes Dossierklaar</title><h1>Reservecodes Dossierklaar</h1><p>Elke code werkt één keer, in plaats van de code van je app.</p><ol style="font:16px/2 monospace">${lines}</ol></html>`;
  frame.onload = () => {
    const page = frame.contentWindow;
    if (!page) return;
    page.onafterprint = () => frame.remove();
    page.print();
  };
  document.body.append(frame);
}

/** Ten codes for who loses her phone. They are never shown again. */
export function BackupCodes(props: { codes: readonly string[] }) {
  const { codes } = props;
  const [copied, setCopied] = useState<"yes" | "failed">();
  const copy = () =>
    navigator.clipboard.writeText(codes.join("\n")).then(
      () => setCopied("yes"),
      () => setCopied("failed"),
    );
  return (
    <>
      <p>Bewaar deze tien reservecodes buiten je telefoon. Elke code werkt één keer. Je ziet ze hierna niet meer terug.</p>
      <ol aria-label="Reservecodes" className="grid grid-cols-2 gap-x-6 gap-y-1 rounded-sm bg-sunken px-4 py-3 font-medium tabular-nums">
        {codes.map((code) => (
          <li className="font-mono text-sm" key={code}>
            {code}
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-2">
        <Button icon={copied === "yes" ? Check : Copy} onClick={() => void copy()}>
          Kopiëren
        </Button>
        <Button icon={Printer} onClick={() => printCodes(codes)}>
          Afdrukken
        </Button>
        <output className="text-ink-3 text-xs">
          {copied === "yes" ? "De codes staan op je klembord." : ""}
          {copied === "failed" ? "Kopiëren lukt hier niet. Druk ze af of schrijf ze over." : ""}
        </output>
      </div>
    </>
  );
}
