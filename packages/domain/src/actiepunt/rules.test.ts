import type { StukStatus } from "@dossierklaar/db/columns";
import { describe, expect, it } from "vitest";
import { type ActiepuntStep, actiepuntSteps, findNextActiepuntStatus, mayChangeAnswer } from "./rules.ts";

const done = { soort: "question", status: "done", antwoordStukIds: ["a"] };

describe("giving another answer", () => {
  it.each<[StukStatus, boolean]>([
    ["requested", true],
    ["received", true],
    ["declaredNotApplicable", true],
    ["provisionallyApproved", false],
    ["approved", false],
    ["rejected", false],
    ["cancelled", false],
  ])("what it asked is %s: %s", (status, may) => expect(mayChangeAnswer(done, [{ id: "a", status }])).toBe(may));

  it("is possible where nothing was asked, and not once something is gone", () => {
    expect(mayChangeAnswer({ ...done, antwoordStukIds: [] }, [])).toBe(true);
    expect(mayChangeAnswer(done, [])).toBe(false);
  });

  it("is for a question that was answered", () => {
    expect(mayChangeAnswer({ ...done, status: "open" }, [{ id: "a", status: "requested" }])).toBe(false);
    expect(mayChangeAnswer({ ...done, soort: "text" }, [{ id: "a", status: "requested" }])).toBe(false);
  });
});

describe("what leads from one status of an actiepunt to the next", () => {
  it.each([
    ["text", "open", { complete: "done", cancel: "cancelled" }],
    ["text", "done", { reopen: "open" }],
    ["text", "cancelled", { reopen: "open" }],
    ["question", "open", { cancel: "cancelled" }],
    ["question", "done", {}],
    ["question", "cancelled", { reopen: "open" }],
    ["ockto", "open", { cancel: "cancelled" }],
    ["ockto", "done", {}],
    ["ockto", "cancelled", { reopen: "open" }],
  ] as const)("%s, %s", (soort, status, leads) => {
    for (const step of actiepuntSteps)
      expect(findNextActiepuntStatus({ soort, status }, step)).toBe((leads as Partial<Record<ActiepuntStep, string>>)[step]);
  });
});
