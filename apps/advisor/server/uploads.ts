import { adviseurActor } from "@dossierklaar/auth/advisor";
import { confirmUpload } from "@dossierklaar/domain/dossiercontrole/confirm-upload";
import { admitUpload } from "@dossierklaar/domain/dossiercontrole/reserve-upload";
import { createUploadHandler } from "@dossierklaar/files/upload-router";
import { fetchRoute } from "@dossierklaar/host/express";
import type { RequestHandler } from "express";
import type { Deps } from "./deps.ts";
import type { Env } from "./env.ts";

/** /api/uploadthing for the kantoor: who is signed in gets signed addresses for what she reserved; UploadThing's callback carries its own signature. */
export function uploadRoute(env: Env, deps: Deps): RequestHandler {
  const answerUpload = createUploadHandler({
    env,
    authenticate: (request) => adviseurActor(deps.auth, deps.databases.withoutKantoor, request.headers),
    admit: (actor, bestandId, file) => admitUpload(deps.databases.forKantoor(actor.kantoorId), actor, bestandId, file),
    confirm: (input) => confirmUpload(deps, input),
    log: deps.log,
  });
  return fetchRoute(env.ADVISOR_URL, (_req, _res, web) => answerUpload(web));
}
