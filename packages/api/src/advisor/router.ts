import { accountRouter } from "./account.ts";
import { actiepuntRouter } from "./actiepunt.ts";
import { afspraakRouter } from "./afspraak.ts";
import { agendaRouter } from "./agenda.ts";
import { beheerRouter } from "./beheer/router.ts";
import { dossierRouter } from "./dossier.ts";
import { dossiercontroleRouter } from "./dossiercontrole.ts";
import { emailRouter } from "./email.ts";
import { scenarioRouter } from "./scenario.ts";
import { sessionRouter } from "./session.ts";
import { router } from "./trpc.ts";
import { signaleringRouter, werkvoorraadRouter } from "./werkvoorraad.ts";

export const advisorRouter = router({
  session: sessionRouter,
  account: accountRouter,
  agenda: agendaRouter,
  dossier: dossierRouter,
  afspraak: afspraakRouter,
  dossiercontrole: dossiercontroleRouter,
  scenario: scenarioRouter,
  actiepunt: actiepuntRouter,
  email: emailRouter,
  werkvoorraad: werkvoorraadRouter,
  signalering: signaleringRouter,
  beheer: beheerRouter,
});

export type AdvisorRouter = typeof advisorRouter;
