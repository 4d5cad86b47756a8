import { recordMailNews } from "@dossierklaar/domain/email/record-mail-news";
import { isFromPostmark, readMailReport } from "@dossierklaar/email/webhook";
import express, { type RequestHandler } from "express";
import type { Deps } from "./deps.ts";
import type { Env } from "./env.ts";

/**
 * /webhooks/postmark: what became of a mail. Postmark calls again until it hears 200, and never again after a 403; so who does not prove
 * to be Postmark hears 401, and what says nothing to us is taken all the same.
 */
export function postmarkRoute(
  env: Pick<Env, "POSTMARK_WEBHOOK_SECRET">,
  deps: Pick<Deps, "databases" | "clock" | "log">,
): RequestHandler[] {
  return [
    (req, res, next) => {
      if (isFromPostmark(req.headers.authorization, env.POSTMARK_WEBHOOK_SECRET)) next();
      else res.status(401).end();
    },
    // A bounce may bring a part of the mail that came back.
    express.json({ limit: "1mb" }),
    (req, res, next) => {
      const report = readMailReport(req.body);
      if (!report) {
        deps.log.info({ recordType: String(Object(req.body).RecordType ?? "") }, "a call of Postmark told nothing of a mail");
        res.status(200).end();
        return;
      }
      recordMailNews(deps, report)
        .then(() => res.status(200).end())
        .catch(next);
    },
  ];
}
