import { Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import type { AdvisorContext } from "@dossierklaar/api/context";
import { downloadStukken, downloadStukkenSchema, type StukkenZip } from "@dossierklaar/domain/dossiercontrole/download-stukken";
import { DomainError } from "@dossierklaar/domain/errors";
import type { FileStorage } from "@dossierklaar/files/storage";
import type { Request, RequestHandler, Response } from "express";
import yazl from "yazl";
import type { Deps } from "./deps.ts";

/**
 * Downloaden als zip: GET /dossiers/2026-0001/stukken.zip?stuk=…&stuk=… A plain address and no procedure, so that the browser writes to
 * its disk what comes, however much that is; here one file is read at a time and none is kept.
 */
export function zipRoute(deps: Deps, contextOf: (req: Request, res: Response) => Promise<AdvisorContext>): RequestHandler {
  return (req, res, next) => {
    // Reading leaves a line in the Logboek: no other site may send her here.
    const site = req.get("sec-fetch-site");
    if (site !== undefined && site !== "same-origin" && site !== "none") return void res.status(403).end();
    const asked = downloadStukkenSchema.safeParse({ nummer: req.params.nummer, stukIds: [req.query.stuk].flat() });
    if (!asked.success) return void res.status(400).end();
    contextOf(req, res)
      .then(async ({ actor }) => {
        if (!actor) return void res.status(401).end();
        sendZip(res, deps, await downloadStukken(deps, actor, asked.data));
      })
      .catch((error: unknown) => {
        // Foreign and absent look alike.
        if (error instanceof DomainError) res.status(404).end();
        else next(error);
      });
  };
}

function sendZip(res: Response, deps: { storage: Pick<FileStorage, "read">; log: Deps["log"] }, { naam, bestanden }: StukkenZip): void {
  const zip = new yazl.ZipFile();
  let reading: Readable | undefined;
  // A zip that breaks off must not look whole: the browser then says that the download failed.
  const fail = (error: unknown) => {
    deps.log.error({ err: error }, "a zip broke off");
    res.destroy();
  };
  zip.on("error", fail);
  // Photos and pdfs are packed already.
  for (const bestand of bestanden)
    zip.addReadStreamLazy(bestand.naam, { compress: false }, (done) => {
      deps.storage.read(bestand.fileKey).then(
        (bytes) => {
          // Node's web stream and the DOM's have the same shape under two type names.
          reading = Readable.fromWeb(bytes as unknown as NodeReadableStream);
          done(null, reading);
        },
        (error: unknown) => done(error, Readable.from([])),
      );
    });
  zip.end();
  res.once("close", () => reading?.destroy());
  res.attachment(naam);
  res.setHeader("cache-control", "no-store");
  zip.outputStream.on("error", fail).pipe(res);
}
