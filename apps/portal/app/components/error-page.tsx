import { Button } from "@dossierklaar/ui/portal/button";
import { PageTitle } from "@dossierklaar/ui/portal/card";
import { BackFrame } from "@dossierklaar/ui/portal/frame";
import { t } from "@dossierklaar/ui/portal/taal";
import { isRouteErrorResponse, useRouteError } from "@remix-run/react";

type Words = { title: string; text: string; again?: boolean };

function wordsOf(error: unknown): Words {
  if (isRouteErrorResponse(error) && error.status === 404)
    return { title: t("Deze pagina is er niet"), text: t("De link klopt niet, of wat erop stond is niet meer nodig.") };
  if (typeof navigator !== "undefined" && navigator.onLine === false)
    return {
      title: t("Geen verbinding"),
      text: t("Deze pagina konden we niet ophalen. Probeer het opnieuw zodra er bereik is."),
      again: true,
    };
  return { title: t("Er ging iets mis"), text: t("Het ligt aan ons. Probeer het over een minuut opnieuw."), again: true };
}

/** What stands in place of a page that cannot be shown; for nobody in particular, so it speaks to no one. */
export function ErrorPage() {
  const words = wordsOf(useRouteError());
  return (
    <BackFrame back={{ to: "/", label: t("Terug naar Overzicht") }}>
      <div>
        <PageTitle>{words.title}</PageTitle>
        <p className="mt-1.5 text-ink-2">{words.text}</p>
      </div>
      {words.again ? (
        // A form to the page itself: works with and without script, and asks everything anew.
        <form className="contents">
          <Button type="submit">{t("Opnieuw proberen")}</Button>
        </form>
      ) : null}
    </BackFrame>
  );
}
