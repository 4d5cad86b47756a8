import { t, taal, type Values, type Zin } from "./taal.tsx";

/** How the dossier addresses its klant, and whether the sentence is meant for both aanvragers. */
export type Aanspreking = { toon: "formal" | "informal"; meervoud: boolean };

/**
 * One sentence, written by hand for each way of speaking: swapping u for je in a finished sentence gives wrong Dutch
 * (`u mag`, `je mag`, `jullie mogen`). `u` serves one and two people alike, and stands for all three in English, which has one `you`.
 */
export function say(who: Aanspreking, words: { u: Zin; je: string; jullie: string }, values?: Values): string {
  const informal = who.meervoud ? words.jullie : words.je;
  // Looked up in Dutch only, where a sentence is its own word.
  return t(who.toon === "formal" || taal() !== "nl" ? words.u : (informal as Zin), values);
}
