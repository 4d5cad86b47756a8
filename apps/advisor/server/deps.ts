import { type AdviseurAuth, changeAdviseurEmail, createAdviseurAuth } from "@dossierklaar/auth/advisor";
import { resetTwoFactor } from "@dossierklaar/auth/advisor-sign-in";
import { mintGrant } from "@dossierklaar/auth/grants";
import { endSessions } from "@dossierklaar/auth/sessions";
import { type Agendas, createAgendas } from "@dossierklaar/calendar/agendas";
import { createDb, type Databases } from "@dossierklaar/db";
import type { AccountDeps, AgendaDeps, EndKlantSessions, MintHandOver, SignFile } from "@dossierklaar/domain/deps";
import { makeLogo, makePortrait, makeVoorbeeld } from "@dossierklaar/files/picture";
import { createFileStorage, type FileStorage } from "@dossierklaar/files/storage";
import pino, { type Logger } from "pino";
import type { Env } from "./env.ts";

export type Deps = AccountDeps &
  AgendaDeps & {
    /** Undefined when none are configured. */
    agendas: Agendas | undefined;
    databases: Databases;
    auth: AdviseurAuth;
    signFile: SignFile;
    storage: Pick<FileStorage, "read">;
    endKlantSessions: EndKlantSessions;
    mintHandOver: MintHandOver;
    log: Logger;
  };

/** The one log of this process. Ids only: a name or an address in a line would be a copy of the dossier outside its walls. */
export const createLog = (env: Pick<Env, "LOG_LEVEL">): Logger => pino({ level: env.LOG_LEVEL, base: { app: "advisor" } });

/** Everything that lives as long as the process. The caller closes databases. */
export function createDeps(env: Env, log: Logger): Deps {
  const databases = createDb({
    url: env.APP_DATABASE_URL,
    max: 10,
    plannedMax: 4,
    applicationName: "dossierklaar-advisor",
    onError: (error) => log.warn({ reason: error.message }, "idle database connection lost"),
  });
  const auth = createAdviseurAuth({
    db: databases.withoutKantoor,
    baseUrl: env.ADVISOR_URL,
    secret: env.AUTH_SECRET,
    secureCookies: env.ADVISOR_URL.startsWith("https:"),
    log: (level, message) => log[level](message),
  });
  const storage = createFileStorage(env);
  const agendas = createAgendas(env);
  const mintHandOver: MintHandOver = async (tx, input) => {
    const { token } = await mintGrant(tx, { ...input, soort: "handOver" });
    return { url: `${env.PORTAL_URL}/toegang/${token}` };
  };
  return {
    databases,
    auth,
    clock: { now: () => new Date() },
    signFile: storage.signFile,
    storage,
    endSessions,
    endKlantSessions: endSessions,
    mintHandOver,
    resetTwoFactor,
    changeLoginEmail: changeAdviseurEmail,
    makePortrait,
    makeLogo,
    agendas,
    agendaSoorten: agendas?.soorten ?? [],
    makeVoorbeeld,
    log,
  };
}
