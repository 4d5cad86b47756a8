import { errorCodes } from "@dossierklaar/domain/errors";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { describe, expect, it } from "vitest";
import { errorMap } from "./error-map.ts";

describe("every refusal of the domain", () => {
  it("has its place in HTTP, and nothing else has", () => expect(Object.keys(errorMap).sort()).toEqual([...errorCodes].sort()));

  it.each(errorCodes)("%s is no fault of the server and no question of signing in", (code) => {
    const status = getHTTPStatusCodeFromError(new TRPCError({ code: errorMap[code] }));
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    // A browser that reads 401 sends its user to the sign-in page.
    expect(status).not.toBe(401);
  });

  it.each([
    ["NOT_FOUND", 404],
    ["FORBIDDEN", 403],
    ["INVALID_INPUT", 400],
    ["ALREADY_CHANGED", 409],
    ["TRANSITION_REFUSED", 409],
    ["DOSSIER_CLOSED", 412],
  ] as const)("%s is %i", (code, status) => expect(getHTTPStatusCodeFromError(new TRPCError({ code: errorMap[code] }))).toBe(status));
});
