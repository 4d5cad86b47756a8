import type { DomainDeps } from "@dossierklaar/domain/deps";
import { findLogoOf } from "@dossierklaar/domain/kantoor/settings";
import type { RequestHandler } from "express";

/** The logo of a kantoor, for the portal and for mails: the one thing of a kantoor that anybody may see, on a page of whatever origin. */
export function logoRoute(deps: DomainDeps): RequestHandler {
  return (req, res, next) => {
    findLogoOf(deps, req.params.kantoorId ?? "")
      .then((logo) => {
        if (!logo) return void res.status(404).end();
        res.setHeader("cross-origin-resource-policy", "cross-origin");
        res.setHeader("cache-control", "public, max-age=31536000, immutable");
        res.type("image/png").send(logo.bytes);
      })
      .catch(next);
  };
}
