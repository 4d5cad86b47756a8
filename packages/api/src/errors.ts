import { DomainError } from "@dossierklaar/domain/errors";
import { TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import type { ApiLog } from "./context.ts";
import { errorMap } from "./error-map.ts";

/** What a screen needs to put a sentence at its place: the domain's code and details, or the fields that zod refused. */
export type ErrorFacts = {
  domain: { code: string; details: Readonly<Record<string, string | number | boolean>> } | null;
  fields: Record<string, string> | null;
};

/** The facts of an error that the browser may know; the first sentence of a field counts. */
export const errorFacts = (error: TRPCError): ErrorFacts => ({
  domain: error.cause instanceof DomainError ? { code: error.cause.code, details: error.cause.details } : null,
  fields:
    error.cause instanceof ZodError
      ? Object.fromEntries(error.cause.issues.map((issue) => [issue.path.join("."), issue.message]).reverse())
      : null,
});

/** What the browser reads of an error: never the words of an unexpected one. */
export const publicMessage = (error: TRPCError): string =>
  error.code === "INTERNAL_SERVER_ERROR" ? "INTERNAL_SERVER_ERROR" : error.message;

/** Gives a refusal of the domain its place in HTTP, and writes down what was not foreseen. Throws in place of the error. */
export function rethrow(error: TRPCError, log: ApiLog, path: string): never {
  const { cause } = error;
  if (cause instanceof DomainError) throw new TRPCError({ code: errorMap[cause.code], message: cause.code, cause });
  if (error.code === "INTERNAL_SERVER_ERROR") log("procedure failed", { path, error: cause ?? error });
  throw error;
}
