import { createContext, useContext } from "react";

/** The nonce of this answer's content security policy, for inline scripts; the browser hides it from scripts, so there it is undefined. */
export const NonceContext = createContext<string | undefined>(undefined);

export const useNonce = (): string | undefined => useContext(NonceContext);
