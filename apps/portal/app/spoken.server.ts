import { AsyncLocalStorage } from "node:async_hooks";
import english from "@dossierklaar/ui/portal/english.json";
import { type Spoken, speakBy, type Taal } from "@dossierklaar/ui/portal/taal";

const current = new AsyncLocalStorage<Spoken>();
speakBy(() => current.getStore());

/** Writes a page in a language: whatever `work` calls, now or later, speaks it. Pages that are written at the same time do not hear each other. */
export const speakingIn = <Result>(taal: Taal, work: () => Result): Result =>
  current.run({ taal, words: taal === "en" ? english : {} }, work);
