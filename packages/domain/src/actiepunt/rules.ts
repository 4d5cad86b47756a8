// Until when an answer can be given otherwise. Pure and browser-safe.
import type { StukStatus } from "@dossierklaar/db/columns";

/** What the kantoor has not gone on with: it waits for the client, or lies there as she delivered or told it. */
const untouched: readonly StukStatus[] = ["requested", "received", "declaredNotApplicable"];

/**
 * Whether a client may give another answer: as long as the kantoor judged nothing of what her Ja asked, and took none of it away.
 * `stukken` are those that the answer asked; one that is not in sight any more was taken away.
 */
export const mayChangeAnswer = (
  point: { soort: string; status: string; antwoordStukIds: readonly string[] },
  stukken: readonly { id: string; status: StukStatus }[],
): boolean =>
  point.soort === "question" &&
  point.status === "done" &&
  point.antwoordStukIds.every((id) => {
    const stuk = stukken.find((one) => one.id === id);
    return stuk !== undefined && untouched.includes(stuk.status);
  });
