import { type LogSoort, logSoorten } from "@dossierklaar/domain/dossier/logboek";
import type { ApiInput } from "../trpc";

export type LogFilter = Omit<ApiInput["dossier"]["logboek"], "nummer" | "cursor">;

/** Nothing narrowed: what the socket may put new lines into by itself. */
export const wholeLog: LogFilter = { wie: null, soort: null, van: null, tot: null };

const day = (text: string | null): string | null => (text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null);

/** The filter as the address carries it, so that it can be kept and shared; what is no filter is passed over. */
export function filterOf(params: URLSearchParams): LogFilter {
  const soort = params.get("soort") ?? "";
  return {
    wie: params.get("wie") || null,
    soort: Object.hasOwn(logSoorten, soort) ? (soort as LogSoort) : null, // checked by the line itself
    van: day(params.get("van")),
    tot: day(params.get("tot")),
  };
}

export function paramsOf(filter: LogFilter): URLSearchParams {
  return new URLSearchParams(Object.entries(filter).flatMap(([key, value]) => (value ? [[key, value]] : [])));
}

/** Whether a query of the cache holds a narrowed Logboek. The key is tRPC's: the path, then the input. */
export function isNarrowed(queryKey: readonly unknown[]): boolean {
  const { input } = (queryKey[1] ?? {}) as { input?: Partial<LogFilter> }; // of which every part may be absent
  return Boolean(input?.wie || input?.soort || input?.van || input?.tot);
}
