import type { AgendaEnv } from "./env.ts";
import { createGoogleAgenda } from "./google.ts";
import { createMicrosoftAgenda } from "./microsoft.ts";
import type { Agenda, AgendaSoort } from "./port.ts";
import { createSeal, type Seal } from "./seal.ts";

export type Agendas = {
  /** Which can be coupled here. */
  soorten: readonly AgendaSoort[];
  find(soort: AgendaSoort): Agenda | undefined;
  seal: Seal;
};

/** The agendas that this installation is configured for; undefined when it is for none. */
export function createAgendas(env: AgendaEnv): Agendas | undefined {
  const google =
    env.GOOGLE_CLIENT_ID && env.GOOGLE_CLIENT_SECRET
      ? createGoogleAgenda({ clientId: env.GOOGLE_CLIENT_ID, clientSecret: env.GOOGLE_CLIENT_SECRET, url: env.GOOGLE_URL })
      : undefined;
  const microsoft =
    env.MICROSOFT_CLIENT_ID && env.MICROSOFT_CLIENT_SECRET
      ? createMicrosoftAgenda({ clientId: env.MICROSOFT_CLIENT_ID, clientSecret: env.MICROSOFT_CLIENT_SECRET, url: env.MICROSOFT_URL })
      : undefined;
  if (!env.AGENDA_SECRET || (!google && !microsoft)) return undefined;
  const all = [google, microsoft].filter((one) => one !== undefined);
  return {
    soorten: all.map(({ soort }) => soort),
    find: (soort) => all.find((one) => one.soort === soort),
    seal: createSeal(env.AGENDA_SECRET),
  };
}
