import type { PortalContext } from "@dossierklaar/api/context";
import { confirmUpload } from "@dossierklaar/domain/dossiercontrole/confirm-upload";
import { admitUpload } from "@dossierklaar/domain/dossiercontrole/reserve-upload";
import { createUploadHandler } from "@dossierklaar/files/upload-router";
import { fetchRoute } from "@dossierklaar/host/express";
import type { RequestHandler } from "express";
import type { Deps } from "./deps.ts";
import type { Env } from "./env.ts";

/** /api/uploadthing for clients: who is signed in gets signed addresses for what she reserved; UploadThing's callback carries its own signature. */
export function uploadRoute(env: Env, deps: Deps, actorOf: (headers: Headers) => Promise<PortalContext["actor"]>): RequestHandler {
  const answerUpload = createUploadHandler({
    env,
    authenticate: (request) => actorOf(request.headers),
    admit: (actor, bestandId, file) => admitUpload(deps.databases.forKantoor(actor.kantoorId), actor, bestandId, file),
    confirm: (input) => confirmUpload(deps, input),
    log: deps.log,
  });
  return fetchRoute(env.PORTAL_URL, (_req, _res, web) => answerUpload(web));
}
