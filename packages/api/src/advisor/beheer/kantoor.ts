import {
  changeKantoorSettings,
  changeKantoorSettingsSchema,
  setLogo,
  setLogoSchema,
  showKantoorSettings,
} from "@dossierklaar/domain/kantoor/settings";
import { procedure, router } from "../trpc.ts";

export const kantoorRouter = router({
  show: procedure.query(({ ctx }) => showKantoorSettings(ctx.deps, ctx.actor)),
  change: procedure.input(changeKantoorSettingsSchema).mutation(({ ctx, input }) => changeKantoorSettings(ctx.deps, ctx.actor, input)),
  setLogo: procedure.input(setLogoSchema).mutation(({ ctx, input }) => setLogo(ctx.deps, ctx.actor, input)),
});
