import englishUrl from "@dossierklaar/ui/portal/english.json?url";
import { type Spoken, speakBy } from "@dossierklaar/ui/portal/taal";
import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";

/** The words of another language than the source's are there before the page comes to life, or it would be written anew in Dutch. */
async function loadWords(): Promise<void> {
  if (document.documentElement.lang !== "en") return;
  const answer = await fetch(englishUrl);
  if (!answer.ok) throw new Error(`the English words could not be fetched: ${answer.status}`);
  const spoken: Spoken = { taal: "en", words: await answer.json() };
  speakBy(() => spoken);
}

// Without its words the page stays as the server wrote it: it can be read, and its links and forms work.
loadWords().then(
  () =>
    startTransition(() => {
      hydrateRoot(
        document,
        <StrictMode>
          <RemixBrowser />
        </StrictMode>,
      );
    }),
  () => {},
);
