import { router } from "../trpc.ts";
import { afspraaktypenRouter } from "./afspraaktypen.ts";
import { bewaartermijnRouter } from "./bewaartermijn.ts";
import { documentenRouter } from "./documenten.ts";
import { gebruikersRouter } from "./gebruikers.ts";
import { kantoorRouter } from "./kantoor.ts";
import { keuzelijstRouter } from "./keuzelijst.ts";
import { modulesRouter } from "./modules.ts";
import { scenariosRouter } from "./scenarios.ts";
import { soortenRouter } from "./soorten.ts";
import { triggersRouter } from "./triggers.ts";

/** Beheer: for admins. Each procedure has its row in beheer/tenancy.db.test.ts. */
export const beheerRouter = router({
  afspraaktypen: afspraaktypenRouter,
  bewaartermijn: bewaartermijnRouter,
  documenten: documentenRouter,
  gebruikers: gebruikersRouter,
  kantoor: kantoorRouter,
  keuzelijst: keuzelijstRouter,
  modules: modulesRouter,
  scenarios: scenariosRouter,
  triggers: triggersRouter,
  soorten: soortenRouter,
});
