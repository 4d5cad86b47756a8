import {
  finishSignalering,
  finishSignaleringSchema,
  moveSignalering,
  moveSignaleringSchema,
  setSignalering,
  setSignaleringSchema,
} from "@dossierklaar/domain/signalering/change-signalering";
import { showWerkvoorraad, showWerkvoorraadSchema } from "@dossierklaar/domain/werkvoorraad/show-werkvoorraad";
import { procedure, router } from "./trpc.ts";

export const werkvoorraadRouter = router({
  show: procedure.input(showWerkvoorraadSchema).query(({ ctx, input }) => showWerkvoorraad(ctx.deps, ctx.actor, input)),
});

export const signaleringRouter = router({
  set: procedure.input(setSignaleringSchema).mutation(({ ctx, input }) => setSignalering(ctx.deps, ctx.actor, input)),
  finish: procedure.input(finishSignaleringSchema).mutation(({ ctx, input }) => finishSignalering(ctx.deps, ctx.actor, input)),
  move: procedure.input(moveSignaleringSchema).mutation(({ ctx, input }) => moveSignalering(ctx.deps, ctx.actor, input)),
});
