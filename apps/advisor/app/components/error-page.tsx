import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { wasAnswered } from "../errors";

const forbiddenForRole = "Je rol mag dit niet doen. Vraag het aan de beheerder van je kantoor.";

function wordsOf(error: unknown, forbidden: string): { title: string; text: string; canRetry: boolean } {
  if (isRouteErrorResponse(error) && error.status === 404)
    return { title: "Niet gevonden", text: "Deze pagina bestaat niet, of je mag haar niet zien. Controleer het adres.", canRetry: false };
  if (isRouteErrorResponse(error) && error.status === 403) return { title: "Geen toegang", text: forbidden, canRetry: false };
  if (!isRouteErrorResponse(error) && error instanceof TypeError && !wasAnswered(error) && /fetch|network|load/i.test(error.message))
    return { title: "Geen verbinding", text: "We krijgen geen antwoord. Controleer je internet en probeer het opnieuw.", canRetry: true };
  return { title: "Er ging iets mis", text: "Dit lukt nu niet. Probeer het opnieuw; blijft het zo, laat het dan weten.", canRetry: true };
}

/**
 * What stands where a screen could not: in words, with the way back. Plain links, because the app around it may be what broke.
 * `forbidden` says who may, where that is known.
 */
export function ErrorPage(props: { forbidden?: string }) {
  const { title, text, canRetry } = wordsOf(useRouteError(), props.forbidden ?? forbiddenForRole);
  const link = "rounded-sm border border-control bg-raised px-3 py-1.5 font-medium text-ink text-sm no-underline shadow-1";
  return (
    <main className="grid min-h-full content-start gap-3 px-6 py-8" id="inhoud">
      <h1 className="font-semibold text-xl tracking-[-.011em]">{title}</h1>
      <p className="max-w-prose text-ink-2 text-sm">{text}</p>
      <p className="flex flex-wrap gap-2">
        {canRetry ? (
          <button className={link} onClick={() => window.location.reload()} type="button">
            Opnieuw proberen
          </button>
        ) : null}
        <a className={link} href="/dossiers">
          Naar de dossiers
        </a>
      </p>
    </main>
  );
}
