import { createDocumentAnswer, reportPageError } from "@dossierklaar/host/document";
import { NonceContext } from "@dossierklaar/ui/shared/nonce";
import { speakingIn } from "./spoken.server.ts";

export default createDocumentAnswer(
  (page, nonce) => <NonceContext.Provider value={nonce}>{page}</NonceContext.Provider>,
  (context, write) => speakingIn(context.taal, write),
);

export const handleError = reportPageError;
