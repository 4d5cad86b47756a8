/** How the dossier addresses its klant, and whether the sentence is meant for both aanvragers. */
export type Aanspreking = { toon: "formal" | "informal"; meervoud: boolean };

/**
 * One sentence, written by hand for each way of speaking: swapping u for je in a finished sentence gives wrong Dutch
 * (`u mag`, `je mag`, `jullie mogen`). `u` serves one and two people alike.
 */
export function say(who: Aanspreking, words: { u: string; je: string; jullie: string }): string {
  if (who.toon === "formal") return words.u;
  return who.meervoud ? words.jullie : words.je;
}
