import { useState } from "react";
import { fieldErrorsOf } from "./errors";

/** The sentences of a refusal at their fields; a field that is changed since loses its own and only that. */
export function useFieldErrors(error: unknown): { errors: Record<string, string>; touch: (paths: readonly string[]) => void } {
  const [touched, setTouched] = useState<{ error: unknown; paths: ReadonlySet<string> }>({ error, paths: new Set() });
  const paths: ReadonlySet<string> = touched.error === error ? touched.paths : new Set();
  const errors = Object.fromEntries(Object.entries(fieldErrorsOf(error)).filter(([path]) => !paths.has(path)));
  return {
    errors,
    touch: (changed) => {
      if (error) setTouched({ error, paths: new Set([...paths, ...changed]) });
    },
  };
}
