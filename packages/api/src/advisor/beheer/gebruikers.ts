import {
  changeGebruiker,
  changeGebruikerSchema,
  inviteAgainSchema,
  inviteGebruiker,
  inviteGebruikerAgain,
  inviteGebruikerSchema,
  listGebruikersForBeheer,
  resetTwoFactorOf,
  resetTwoFactorSchema,
  switchGebruiker,
  switchGebruikerSchema,
} from "@dossierklaar/domain/gebruiker/change-gebruiker";
import { procedure, router } from "../trpc.ts";

export const gebruikersRouter = router({
  list: procedure.query(({ ctx }) => listGebruikersForBeheer(ctx.deps, ctx.actor)),
  invite: procedure.input(inviteGebruikerSchema).mutation(({ ctx, input }) => inviteGebruiker(ctx.deps, ctx.actor, input)),
  inviteAgain: procedure.input(inviteAgainSchema).mutation(({ ctx, input }) => inviteGebruikerAgain(ctx.deps, ctx.actor, input)),
  change: procedure.input(changeGebruikerSchema).mutation(({ ctx, input }) => changeGebruiker(ctx.deps, ctx.actor, input)),
  resetTwoFactor: procedure.input(resetTwoFactorSchema).mutation(({ ctx, input }) => resetTwoFactorOf(ctx.deps, ctx.actor, input)),
  switch: procedure.input(switchGebruikerSchema).mutation(({ ctx, input }) => switchGebruiker(ctx.deps, ctx.actor, input)),
});
