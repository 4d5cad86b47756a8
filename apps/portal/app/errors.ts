import type { PortalRouter } from "@dossierklaar/api/portal";
import type { Toon } from "@dossierklaar/db/columns";
import { weigeringLabels } from "@dossierklaar/domain/labels";
import { t, translated } from "@dossierklaar/ui/portal/taal";
import { type Aanspreking, say } from "@dossierklaar/ui/portal/toon";
import type { TRPCClientError } from "@trpc/client";

type PortalError = TRPCClientError<PortalRouter>;

// By its name: its class would bring the whole client into the first page.
const isPortalError = (error: unknown): error is PortalError => error instanceof Error && error.name === "TRPCClientError";

/** Whether the server answered and refused; false when it was not reached, or failed by itself. */
export const wasAnswered = (error: unknown): boolean =>
  isPortalError(error) && error.data != null && error.data.code !== "INTERNAL_SERVER_ERROR";

/** What the api found wrong with a field. */
export function findFieldError(error: unknown, field: string): string | undefined {
  const sentence = isPortalError(error) ? error.data?.fields?.[field] : undefined;
  return sentence && translated(sentence);
}

/** The domain's code of a refusal. */
export const findDomainError = (error: unknown) => (isPortalError(error) ? (error.data?.domain ?? undefined) : undefined);

export const isSignedOut = (error: unknown): boolean => isPortalError(error) && error.data?.code === "UNAUTHORIZED";

const notReached = "We krijgen geen verbinding. Probeer het zo opnieuw.";
const failed = "Het is niet gelukt. Probeer het opnieuw.";

/** What a client reads when a step fails, in the tone of the dossier. Only what can happen to a client: anything else is said plainly. */
export function errorText(error: unknown, toon: Toon): string {
  const domain = findDomainError(error);
  if (!domain) return t(wasAnswered(error) ? failed : notReached);
  const { weigering } = domain.details;
  const refused = Object.entries(weigeringLabels).find(([name]) => name === weigering)?.[1];
  return refused ? translated(refused) : refusalText(domain.code, { toon, meervoud: false });
}

function refusalText(code: string, who: Aanspreking): string {
  switch (code) {
    case "NOT_FOUND":
      return t("Dit staat niet meer klaar. Ga terug naar Overzicht.");
    case "ALREADY_CHANGED":
      return t("Dit is net veranderd. Kijk nog een keer.");
    case "TRANSITION_REFUSED":
      return t("Dit kan nu niet meer: het is intussen veranderd.");
    case "UPLOAD_LIMIT":
      return t("In één keer kunnen 30 bestanden mee. Lever de rest daarna aan.");
    case "UPLOAD_REFUSED":
      return t("Dit bestand kunnen we niet aannemen.");
    case "FORBIDDEN":
      return say(who, {
        u: "U kijkt mee met de klant. Alleen de klant zelf kan dit doen.",
        je: "Je kijkt mee met de klant. Alleen de klant zelf kan dit doen.",
        jullie: "Jullie kijken mee met de klant. Alleen de klant zelf kan dit doen.",
      });
    case "INVALID_INPUT":
      return say(who, {
        u: "Er klopt iets niet in wat u hebt ingevuld. Kijk het na.",
        je: "Er klopt iets niet in wat je hebt ingevuld. Kijk het na.",
        jullie: "Er klopt iets niet in wat jullie hebben ingevuld. Kijk het na.",
      });
    case "DOSSIER_CLOSED":
      return say(who, {
        u: "Dit dossier is gesloten. Bel uw adviseur als u nog iets wilt aanleveren.",
        je: "Dit dossier is gesloten. Bel je adviseur als je nog iets wilt aanleveren.",
        jullie: "Dit dossier is gesloten. Bel jullie adviseur als jullie nog iets willen aanleveren.",
      });
    default:
      return t(failed);
  }
}
