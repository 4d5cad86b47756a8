// Who may stop being what. Pure and browser-safe.
import type { Rol } from "@dossierklaar/db/columns";

type Gebruiker = { id: string; actief: boolean; rollen: readonly Rol[]; heeftAccount: boolean };

/**
 * Whether the kantoor would be left without an admin who can sign in, if this one stopped being one. Who was invited and has not come
 * in yet does not count: her mail may never arrive.
 */
export const isLastAdmin = (gebruikers: readonly Gebruiker[], id: string): boolean =>
  !gebruikers.some((one) => one.id !== id && one.actief && one.heeftAccount && one.rollen.includes("admin"));

/** What somebody of the kantoor is to Dossierklaar: works here, was invited and has not come in yet, or no longer works here. */
export type GebruikerStand = "active" | "invited" | "off";

export const standOf = (gebruiker: { actief: boolean; heeftAccount: boolean }): GebruikerStand => {
  if (!gebruiker.actief) return "off";
  return gebruiker.heeftAccount ? "active" : "invited";
};
