// Until when an answer can be given otherwise. Pure and browser-safe.
import type { ActiepuntSoort, ActiepuntStatus, StukStatus } from "@dossierklaar/db/columns";

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

/** What can be done with an actiepunt besides answering it. */
export const actiepuntSteps = ["complete", "cancel", "reopen"] as const;
export type ActiepuntStep = (typeof actiepuntSteps)[number];

/**
 * Where a step leads; undefined when it is not possible. What was asked in words is ticked `Klaar`; a question is done by its answer, and
 * that answer is changed by the client, so the kantoor opens no answered question again.
 */
export function findNextActiepuntStatus(
  point: { soort: ActiepuntSoort; status: ActiepuntStatus },
  step: ActiepuntStep,
): ActiepuntStatus | undefined {
  const { soort, status } = point;
  switch (step) {
    case "complete":
      return status === "open" && soort === "text" ? "done" : undefined;
    case "cancel":
      return status === "open" ? "cancelled" : undefined;
    case "reopen":
      return status === "cancelled" || (status === "done" && soort === "text") ? "open" : undefined;
  }
}
