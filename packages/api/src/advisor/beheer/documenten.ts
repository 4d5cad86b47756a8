import {
  addDocument,
  addDocumentSchema,
  changeDocument,
  changeDocumentSchema,
  documentSchema,
  listDocumentenForBeheer,
  orderDocumenten,
  orderDocumentenSchema,
  removeDocument,
} from "@dossierklaar/domain/document/change-documenten";
import { procedure, router } from "../trpc.ts";

export const documentenRouter = router({
  list: procedure.query(({ ctx }) => listDocumentenForBeheer(ctx.deps, ctx.actor)),
  add: procedure.input(addDocumentSchema).mutation(({ ctx, input }) => addDocument(ctx.deps, ctx.actor, input)),
  change: procedure.input(changeDocumentSchema).mutation(({ ctx, input }) => changeDocument(ctx.deps, ctx.actor, input)),
  remove: procedure.input(documentSchema).mutation(({ ctx, input }) => removeDocument(ctx.deps, ctx.actor, input)),
  order: procedure.input(orderDocumentenSchema).mutation(({ ctx, input }) => orderDocumenten(ctx.deps, ctx.actor, input)),
});
