import type { AdviseurDossierRows } from "@dossierklaar/domain/dossier/view";
import superjson, { type SuperJSONResult } from "superjson";

/** Rows as they go over the socket, which by itself would turn a Date into a text. The server writes them with superjson as well. */
export type WireRows = SuperJSONResult;

/** The rows of a live message. */
export const readRows = (wire: WireRows): AdviseurDossierRows => superjson.deserialize(wire);
