import type { PortalRouter } from "@dossierklaar/api/portal";
import type { Toon } from "@dossierklaar/db/columns";
import { errorSentence, weigeringLabels } from "@dossierklaar/domain/labels";
import type { TRPCClientError } from "@trpc/client";

type PortalError = TRPCClientError<PortalRouter>;

// By its name: its class would bring the whole client into the first page.
const isPortalError = (error: unknown): error is PortalError => error instanceof Error && error.name === "TRPCClientError";

/** Whether the server answered and refused; false when it was not reached, or failed by itself. */
export const wasAnswered = (error: unknown): boolean =>
  isPortalError(error) && error.data != null && error.data.code !== "INTERNAL_SERVER_ERROR";

/** What the api found wrong with a field. */
export const findFieldError = (error: unknown, field: string): string | undefined =>
  isPortalError(error) ? error.data?.fields?.[field] : undefined;

/** The domain's code of a refusal. */
export const findDomainError = (error: unknown) => (isPortalError(error) ? (error.data?.domain ?? undefined) : undefined);

export const isSignedOut = (error: unknown): boolean => isPortalError(error) && error.data?.code === "UNAUTHORIZED";

const formal: Readonly<Record<string, string>> = {
  NOT_FOUND: "Dit staat niet meer klaar. Ga terug naar Overzicht.",
  FORBIDDEN: "U kijkt mee met de klant. Alleen de klant zelf kan dit doen.",
  ALREADY_CHANGED: "Dit is net veranderd. Kijk nog een keer.",
  TRANSITION_REFUSED: "Dit kan nu niet meer: het is intussen veranderd.",
  INVALID_INPUT: "Er klopt iets niet in wat u hebt ingevuld. Kijk het na.",
  DOSSIER_CLOSED: "Dit dossier is gesloten. Bel uw adviseur als u nog iets wilt aanleveren.",
};
const informal: Readonly<Record<string, string>> = {
  ...formal,
  FORBIDDEN: "Je kijkt mee met de klant. Alleen de klant zelf kan dit doen.",
  INVALID_INPUT: "Er klopt iets niet in wat je hebt ingevuld. Kijk het na.",
  DOSSIER_CLOSED: "Dit dossier is gesloten. Bel je adviseur als je nog iets wilt aanleveren.",
};
const notReached = "We krijgen geen verbinding. Probeer het zo opnieuw.";

/** What a client reads when a step fails, in the tone of the dossier. */
export function errorText(error: unknown, toon: Toon): string {
  const domain = findDomainError(error);
  if (!domain) return wasAnswered(error) ? errorSentence("") : notReached;
  const { weigering } = domain.details;
  const refused = Object.entries(weigeringLabels).find(([name]) => name === weigering)?.[1];
  return refused ?? (toon === "formal" ? formal : informal)[domain.code] ?? errorSentence(domain.code);
}
