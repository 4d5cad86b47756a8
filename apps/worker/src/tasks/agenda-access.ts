import { AgendaError } from "@dossierklaar/calendar/agenda-error";
import type { Agenda } from "@dossierklaar/calendar/port";
import { type KoppelingRow, updateKoppeling } from "@dossierklaar/db/queries/agenda";
import { expireKoppeling } from "@dossierklaar/domain/agenda/koppeling";
import type { WorkerDeps } from "../deps.ts";

/** A token that ends while it travels would look like consent that was taken back. */
const spareMs = 60_000;

/** What tokens are closed for: in the row of another gebruiker they do not open. */
const ownerOf = (koppeling: KoppelingRow): string => `${koppeling.kantoor_id}:${koppeling.gebruiker_id}`;

/** The coupling cannot be used until she couples again. */
export class NotCoupled extends Error {
  override name = "NotCoupled";
}

/** The agenda of a coupling, if this installation is configured for it. */
export const findAgenda = (deps: WorkerDeps, koppeling: KoppelingRow): Agenda | undefined => deps.agendas?.find(koppeling.soort);

/**
 * Does something in a coupled agenda, with a token that works: a kept one, else a new one. Throws NotCoupled when her consent is gone, and
 * then she has been told; AgendaError for everything else that the vendor answers.
 */
export async function withAccess<Result>(
  deps: WorkerDeps,
  koppeling: KoppelingRow,
  work: (agenda: Agenda, accessToken: string) => Promise<Result>,
): Promise<Result> {
  const agenda = findAgenda(deps, koppeling);
  if (!agenda || !deps.agendas || koppeling.status !== "active") throw new NotCoupled();
  const { seal } = deps.agendas;
  const now = deps.clock.now().getTime();
  if (koppeling.toegang_token && (koppeling.toegang_tot?.getTime() ?? 0) > now + spareMs) {
    try {
      return await work(agenda, seal.open(koppeling.toegang_token, ownerOf(koppeling)));
    } catch (error) {
      // Taken back, or only this token: the next one tells.
      if (!(error instanceof AgendaError && error.kind === "consent")) throw error;
    }
  }
  try {
    return await work(agenda, await renew(deps, agenda, koppeling));
  } catch (error) {
    if (!(error instanceof AgendaError && error.kind === "consent")) throw error;
    const { kantoor_id: kantoorId, id, gebruiker_id: gebruikerId, vernieuw_token: vernieuwToken } = koppeling;
    deps.log.warn({ kantoorId, koppelingId: id, reason: error.message }, "an agenda has to be coupled again");
    await expireKoppeling(deps, { kantoorId, id, gebruikerId, vernieuwToken });
    throw new NotCoupled();
  }
}

/** The refresh token as the vendor knows it. Throws AgendaError (consent) when it does not open: the secret is another one now. */
export function openRefreshToken(deps: WorkerDeps, koppeling: KoppelingRow): string {
  try {
    if (!deps.agendas) throw new RangeError("no agendas are configured");
    return deps.agendas.seal.open(koppeling.vernieuw_token, ownerOf(koppeling));
  } catch {
    throw new AgendaError("consent", "a token does not open with this AGENDA_SECRET");
  }
}

async function renew(deps: WorkerDeps, agenda: Agenda, koppeling: KoppelingRow): Promise<string> {
  const before = openRefreshToken(deps, koppeling);
  const { accessToken, accessTot, refreshToken } = await agenda.refresh(before);
  const { kantoor_id: kantoorId, id, vernieuw_token } = koppeling;
  const close = (token: string): string => deps.agendas?.seal.close(token, ownerOf(koppeling)) ?? "";
  await deps.databases
    .forKantoor(kantoorId)
    .transaction()
    .execute((tx) =>
      updateKoppeling(
        tx,
        kantoorId,
        id,
        {
          toegang_token: close(accessToken),
          toegang_tot: accessTot,
          ...(refreshToken && refreshToken !== before ? { vernieuw_token: close(refreshToken) } : {}),
        },
        // Coupled anew or renewed by another job meanwhile: those tokens stay.
        { status: "active", vernieuwToken: vernieuw_token },
      ),
    );
  return accessToken;
}
