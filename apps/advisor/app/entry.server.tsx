import { createDocumentAnswer, reportPageError } from "@dossierklaar/host/document";
import { NonceContext } from "@dossierklaar/ui/shared/nonce";

export default createDocumentAnswer((page, nonce) => <NonceContext.Provider value={nonce}>{page}</NonceContext.Provider>);

export const handleError = reportPageError;
