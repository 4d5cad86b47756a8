import { verzoekSoorten } from "@dossierklaar/db/columns";
import { updateAfspraak } from "@dossierklaar/db/queries/afspraak";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { requireKlantHerself, requireOpen, requireWorker } from "../dossier/policy.ts";
import { DomainError } from "../errors.ts";
import { changeDossier } from "../record-event.ts";
import { loadAfspraak } from "./load-afspraak.ts";
import { queueAfspraakMails } from "./queue-mails.ts";
import { isOver } from "./rules.ts";

export const makeVerzoekSchema = z.object({
  requestId: z.uuid(),
  dossierId: z.uuid(),
  afspraakId: z.uuid(),
  soort: z.enum(verzoekSoorten),
  reden: z.string().trim().max(1000, "Maak het korter dan 1.000 tekens."),
  /** When it would suit, in the client's own words; only for another moment. */
  momenten: z.string().trim().max(1000, "Maak het korter dan 1.000 tekens."),
});

/**
 * The client asks for another moment, or that the afspraak does not go on: the kantoor decides. Throws NOT_FOUND, FORBIDDEN (through her
 * eyes), DOSSIER_CLOSED, and TRANSITION_REFUSED when it was called off, is over, or something is asked of it already.
 */
export async function makeVerzoek(deps: DomainDeps, actor: Actor, input: z.infer<typeof makeVerzoekSchema>): Promise<void> {
  requireKlantHerself(actor);
  await changeDossier(
    deps,
    actor,
    { dossierId: input.dossierId, once: { requestId: input.requestId, procedure: "afspraak.ask", input } },
    async (change) => {
      requireOpen(change.dossier);
      const row = await loadAfspraak(change, input.afspraakId);
      const over = isOver({ begintOp: row.begint_op, duurMinuten: row.duur_minuten }, change.now);
      if (row.status !== "planned" || over || row.verzoek_status === "open") throw new DomainError("TRANSITION_REFUSED");
      const momenten = input.soort === "move" ? input.momenten : "";
      await updateAfspraak(change.tx, change.dossier.kantoorId, row.id, {
        versie: change.versie,
        verzoek_soort: input.soort,
        verzoek_status: "open",
        verzoek_reden: input.reden,
        verzoek_momenten: momenten,
        verzoek_antwoord: "",
        verzoek_door: actor.namen,
        verzoek_email: actor.email,
        verzoek_op: change.now,
      });
      const { soort, reden } = input;
      change.tell({ kind: "verzoek.made", afspraakId: row.id, titel: row.titel, soort, reden, momenten }, { afspraakId: row.id });
    },
  );
}

export const declineVerzoekSchema = z.object({
  requestId: z.uuid(),
  dossierId: z.uuid(),
  afspraakId: z.uuid(),
  antwoord: z
    .string()
    .trim()
    .min(1, "Schrijf een antwoord, zodat de klant weet waarom het niet kan.")
    .max(1000, "Maak het antwoord korter dan 1.000 tekens."),
});

/** The afspraak stays as it is; who asked gets the answer by mail. Throws NOT_FOUND, FORBIDDEN, DOSSIER_CLOSED, ALREADY_CHANGED when nothing is asked any more. */
export async function declineVerzoek(deps: DomainDeps, actor: Actor, input: z.infer<typeof declineVerzoekSchema>): Promise<void> {
  requireWorker(actor);
  await changeDossier(
    deps,
    actor,
    { dossierId: input.dossierId, once: { requestId: input.requestId, procedure: "afspraak.declineVerzoek", input } },
    async (change) => {
      requireOpen(change.dossier);
      const row = await loadAfspraak(change, input.afspraakId);
      if (row.verzoek_status !== "open" || row.verzoek_soort === null) throw new DomainError("ALREADY_CHANGED");
      await updateAfspraak(change.tx, change.dossier.kantoorId, row.id, {
        versie: change.versie,
        verzoek_status: "declined",
        verzoek_antwoord: input.antwoord,
      });
      change.tell(
        { kind: "verzoek.declined", afspraakId: row.id, titel: row.titel, soort: row.verzoek_soort, antwoord: input.antwoord },
        { afspraakId: row.id },
      );
      await queueAfspraakMails(change, "verzoekAfgewezen", row.id, row.verzoek_email);
    },
  );
}
