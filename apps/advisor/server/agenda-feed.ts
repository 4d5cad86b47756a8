import { createHash } from "node:crypto";
import { toFeed } from "@dossierklaar/calendar/feed";
import { findFeed } from "@dossierklaar/domain/agenda/abonnement";
import type { RequestHandler } from "express";
import type { Deps } from "./deps.ts";

/** As makeAbonnement writes them: anything else costs no question to the database. */
const token = /^[\w-]{43}$/;

/**
 * GET /agenda/{token}.ics: an adviser's afspraken, for agenda programs. Without a session, because those have none: who knows the address
 * may read it, until it is revoked.
 */
export function agendaFeedRoute(deps: Deps): RequestHandler {
  return (req, res, next) => {
    const asked = req.params.token ?? "";
    // The address is a key: it must not travel on by a Referer, nor stand in a search engine or a shared cache.
    res.set({ "referrer-policy": "no-referrer", "x-robots-tag": "noindex", "cache-control": "private, no-cache" });
    const found = token.test(asked) ? findFeed(deps, asked) : Promise.resolve(undefined);
    found
      .then((feed) => {
        if (!feed) return void res.status(404).type("text/plain; charset=utf-8").send("Dit agenda-adres bestaat niet of is ingetrokken.\n");
        const afspraken = feed.afspraken.map((one) => ({
          // Not that of the client's file: an agenda that holds both keeps them apart.
          uid: `${one.id}.adviseur@dossierklaar`,
          sequence: one.versie,
          title: one.titel,
          location: one.locatie,
          description: one.opmerkingen,
          begint: one.begintOp,
          duurMinuten: one.duurMinuten,
          isCancelled: one.isCancelled,
        }));
        const naam = `Dossierklaar, ${feed.naam}`;
        // Of what it says and not of when it was written, so that nothing new is answered by 304.
        res.set(
          "etag",
          `"${createHash("sha256")
            .update(JSON.stringify([naam, afspraken]))
            .digest("base64url")}"`,
        );
        res.type("text/calendar; charset=utf-8").set("content-disposition", 'inline; filename="afspraken.ics"');
        res.send(toFeed({ naam, afspraken, now: deps.clock.now() }));
      })
      .catch(next);
  };
}
