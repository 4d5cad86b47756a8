import { createContext, useContext } from "react";

/** The nonce of this answer's inline scripts and styles; empty in the browser, which does not show it to scripts. */
export const NonceContext = createContext<string | undefined>(undefined);

export const useNonce = (): string | undefined => useContext(NonceContext);
