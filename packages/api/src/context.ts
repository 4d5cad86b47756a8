import type { AdviseurActor, KlantActor } from "@dossierklaar/domain/actor";
import type { AccountDeps, AgendaDeps, DomainDeps, EndKlantSessions, MintHandOver, SignFile } from "@dossierklaar/domain/deps";

export type ApiDeps = DomainDeps & { signFile: SignFile };
export type AdvisorDeps = ApiDeps & AccountDeps & AgendaDeps & { endKlantSessions: EndKlantSessions; mintHandOver: MintHandOver };

/** What an unexpected failure is written to; never with input or personal data. */
export type ApiLog = (message: string, facts: { path: string; error: unknown }) => void;

export type AdvisorContext = { actor: AdviseurActor | null; deps: AdvisorDeps; log: ApiLog };
export type PortalContext = { actor: KlantActor | null; deps: ApiDeps; log: ApiLog };
