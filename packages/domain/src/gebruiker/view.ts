import type { EmailStatus, Rol } from "@dossierklaar/db/columns";
import type { GebruikerListRow } from "@dossierklaar/db/queries/gebruiker";
import { fullName } from "../format.ts";
import { type GebruikerStand, standOf } from "./rules.ts";

/** Somebody of the kantoor, as an admin sees her. */
export type GebruikerView = {
  id: string;
  naam: string;
  voornaam: string;
  tussenvoegsel: string;
  achternaam: string;
  email: string;
  telefoon: string;
  functie: string;
  rollen: Rol[];
  beperkteInzage: boolean;
  stand: GebruikerStand;
  tweestaps: boolean;
  uitgenodigdOp: Date | null;
  /** What became of her newest invitation. */
  uitnodiging: { status: EmailStatus; reden: string } | null;
  lopendeDossiers: number;
  foto: string | null;
};

/** Where a photo is served: its hash is in the address, so that a browser may keep it. */
export const fotoPath = (gebruikerId: string, hash: string | null): string | null => (hash ? `/fotos/${gebruikerId}?v=${hash}` : null);

export const toGebruikerView = (row: GebruikerListRow): GebruikerView => ({
  id: row.id,
  naam: fullName({ ...row, voorletters: "" }),
  voornaam: row.voornaam,
  tussenvoegsel: row.tussenvoegsel,
  achternaam: row.achternaam,
  email: row.email,
  telefoon: row.telefoon,
  functie: row.functie,
  rollen: row.rollen,
  beperkteInzage: row.beperkte_inzage,
  stand: standOf({ actief: row.actief, heeftAccount: row.heeft_account }),
  tweestaps: row.tweestaps,
  uitgenodigdOp: row.uitgenodigd_op,
  uitnodiging: row.uitnodiging_status && { status: row.uitnodiging_status, reden: row.uitnodiging_reden ?? "" },
  lopendeDossiers: row.lopende_dossiers,
  foto: fotoPath(row.id, row.foto_hash),
});
