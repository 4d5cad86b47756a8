import { TRPCClientError } from "@trpc/client";
import { expect, it } from "vitest";
import { createRequestIds } from "./request-ids";

const lost = new TypeError("Failed to fetch");
const answered = TRPCClientError.from({ error: { code: -32600, message: "no", data: { code: "BAD_REQUEST", httpStatus: 400 } } });

async function idsOf(outcomes: (Error | "ok")[], intent = () => "approve:1"): Promise<string[]> {
  const requestIds = createRequestIds();
  const used: string[] = [];
  for (const outcome of outcomes)
    await requestIds
      .run(intent(), async (id) => {
        used.push(id);
        if (outcome !== "ok") throw outcome;
      })
      .catch((error: unknown) => expect(error).toBe(outcome));
  return used;
}

it("keeps the id while no answer has come", async () => {
  const [first, second, third] = await idsOf([lost, lost, "ok"]);
  expect(second).toBe(first);
  expect(third).toBe(first);
});

it.each([
  ["a good answer", "ok" as const],
  ["a refusal", answered],
])("takes another one after %s", async (_, outcome) => {
  const [first, second] = await idsOf([outcome, "ok"]);
  expect(second).not.toBe(first);
});

it("has an id of its own for every intent", async () => {
  let intents = 0;
  const [first, second] = await idsOf([lost, "ok"], () => `approve:${intents++}`);
  expect(second).not.toBe(first);
});
