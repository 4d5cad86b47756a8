import type { readBerichtFrame } from "@dossierklaar/domain/email/compose-email";
import { fullName } from "@dossierklaar/domain/format";
import { renderMail } from "@dossierklaar/email/render";

type Frame = Awaited<ReturnType<typeof readBerichtFrame>>;

/** A mail of an adviser's own as its reader will see it; the button leads nowhere, since no link is made before it leaves. */
export function renderBericht(
  frame: Frame,
  { onderwerp, tekst }: { onderwerp: string; tekst: string },
): { onderwerp: string; html: string } {
  const { kantoor, adviseur, lezers, toon, now } = frame;
  const sjabloon = { onderwerp: onderwerp || "Zonder onderwerp", tekst, tekstMeervoud: tekst };
  const { subject, html } = renderMail(sjabloon, {
    soort: "bericht",
    toon,
    kantoor: {
      naam: kantoor.naam,
      kleur: kantoor.kleur,
      adres: kantoor.adres.split(/\s*[\r\n]+\s*/).join(", "),
      telefoon: kantoor.telefoon,
    },
    lezers: lezers.map(({ aanhef, voorletters, voornaam, tussenvoegsel, achternaam }) => ({
      aanhef,
      voorletters,
      voornaam,
      tussenvoegsel,
      achternaam,
    })),
    adviseur: {
      naam: adviseur ? fullName({ ...adviseur, voorletters: "" }) : kantoor.naam,
      telefoon: adviseur?.telefoon || kantoor.telefoon,
      functie: adviseur?.functie ?? "",
      handtekening: adviseur?.handtekening ?? "",
    },
    link: "https://voorbeeld.example/afgeschermd",
    geldigTot: new Date(now.getTime() + 14 * 86_400_000),
  });
  return { onderwerp: subject, html };
}
