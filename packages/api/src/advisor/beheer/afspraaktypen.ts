import {
  addAfspraaktype,
  addAfspraaktypeSchema,
  changeAfspraaktype,
  changeAfspraaktypeSchema,
  listAfspraaktypenForBeheer,
  orderAfspraaktypeList,
  orderAfspraaktypenSchema,
  switchAfspraaktype,
  switchAfspraaktypeSchema,
} from "@dossierklaar/domain/afspraaktype/change-afspraaktypen";
import { procedure, router } from "../trpc.ts";

export const afspraaktypenRouter = router({
  list: procedure.query(({ ctx }) => listAfspraaktypenForBeheer(ctx.deps, ctx.actor)),
  add: procedure.input(addAfspraaktypeSchema).mutation(({ ctx, input }) => addAfspraaktype(ctx.deps, ctx.actor, input)),
  change: procedure.input(changeAfspraaktypeSchema).mutation(({ ctx, input }) => changeAfspraaktype(ctx.deps, ctx.actor, input)),
  switch: procedure.input(switchAfspraaktypeSchema).mutation(({ ctx, input }) => switchAfspraaktype(ctx.deps, ctx.actor, input)),
  order: procedure.input(orderAfspraaktypenSchema).mutation(({ ctx, input }) => orderAfspraaktypeList(ctx.deps, ctx.actor, input)),
});
