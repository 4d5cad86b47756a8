import { startPlanned as start } from "@dossierklaar/domain/scenario/start-planned";
import { z } from "zod";
import type { WorkerDeps } from "../deps.ts";

export const startPlannedPayload = z.object({ kantoorId: z.uuid(), planningId: z.uuid() });
export type StartPlannedPayload = z.infer<typeof startPlannedPayload>;

/** Starts scenario's that a gebruiker told to start at this moment. Run twice, it starts nothing more. */
export const startPlanned = (deps: WorkerDeps, payload: StartPlannedPayload): Promise<void> => start(deps, payload);
