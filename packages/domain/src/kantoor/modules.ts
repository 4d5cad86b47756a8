import { requireKantoor, updateKantoor } from "@dossierklaar/db/queries/kantoor";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { changeKantoor } from "./change-kantoor.ts";
import { requireAdmin } from "./policy.ts";

export type ModulesView = { ockto: boolean };

/** Which extra parts the kantoor uses; for an admin. */
export async function showModules(deps: DomainDeps, actor: Actor): Promise<ModulesView> {
  requireAdmin(actor);
  const { ockto } = await requireKantoor(deps.databases.forKantoor(actor.kantoorId), actor.kantoorId);
  return { ockto };
}

export const setModulesSchema = z.object({ requestId: z.uuid(), ockto: z.boolean() });

/** Switches a module on or off. What was asked of clients before stays asked. */
export const setModules = (deps: DomainDeps, actor: Actor, input: z.infer<typeof setModulesSchema>): Promise<null> =>
  changeKantoor(deps, actor, { procedure: "beheer.modules.set", input }, async ({ tx, kantoor }) => {
    await updateKantoor(tx, kantoor.id, { ockto: input.ockto });
    return null;
  });
