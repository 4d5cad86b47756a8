import {
  addKeuze,
  addKeuzeSchema,
  changeKeuze,
  changeKeuzeSchema,
  listKeuzesSchema,
  orderKeuzelijst,
  orderKeuzesSchema,
  showKeuzelijst,
  switchKeuze,
  switchKeuzeSchema,
} from "@dossierklaar/domain/keuzelijst/change-keuzelijst";
import { procedure, router } from "../trpc.ts";

export const keuzelijstRouter = router({
  show: procedure.input(listKeuzesSchema).query(({ ctx, input }) => showKeuzelijst(ctx.deps, ctx.actor, input)),
  add: procedure.input(addKeuzeSchema).mutation(({ ctx, input }) => addKeuze(ctx.deps, ctx.actor, input)),
  change: procedure.input(changeKeuzeSchema).mutation(({ ctx, input }) => changeKeuze(ctx.deps, ctx.actor, input)),
  switch: procedure.input(switchKeuzeSchema).mutation(({ ctx, input }) => switchKeuze(ctx.deps, ctx.actor, input)),
  order: procedure.input(orderKeuzesSchema).mutation(({ ctx, input }) => orderKeuzelijst(ctx.deps, ctx.actor, input)),
});
