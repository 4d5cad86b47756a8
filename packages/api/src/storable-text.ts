import { TRPCError } from "@trpc/server";
import { ZodRealError } from "zod";

const sentence = "Hier staat een teken in dat niet bewaard kan worden. Haal het weg, of typ de tekst opnieuw.";

type Found = (string | number)[] | undefined;

function findNul(input: unknown, path: (string | number)[]): Found {
  if (typeof input === "string") return input.includes("\0") ? path : undefined;
  if (Array.isArray(input)) {
    for (const [index, part] of input.entries()) {
      const found = findNul(part, [...path, index]);
      if (found) return found;
    }
    return undefined;
  }
  if (typeof input !== "object" || input === null || input instanceof Date) return undefined;
  for (const [key, part] of Object.entries(input)) {
    const found = findNul(part, [...path, key]);
    if (found) return found;
  }
  return undefined;
}

/**
 * Refuses the one character that PostgreSQL's text cannot hold, NUL, wherever it stands in what a browser sent: some copies from a pdf carry it.
 * Throws BAD_REQUEST with a sentence for the field.
 */
export function requireStorableText(input: unknown): void {
  const path = findNul(input, []);
  if (!path) return;
  // The plain ZodError of zod 4 is no Error, and tRPC keeps only what is one.
  const cause = new ZodRealError([{ code: "custom", path, message: sentence, input }]);
  throw new TRPCError({ code: "BAD_REQUEST", cause });
}
