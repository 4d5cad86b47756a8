// What Dossierklaar asks of an agenda, whoever's it is. Types only.

export type AgendaSoort = "google" | "microsoft";

/** What may stand in an agenda of an afspraak. */
export type AgendaItem = { titel: string; locatie: string; opmerkingen: string; begintOp: Date; duurMinuten: number };

/** An event as the agenda has it now. */
export type RemoteItem = AgendaItem & { externId: string };

export type Tokens = {
  accessToken: string;
  /** Until when it is good. */
  accessTot: Date;
  /** Undefined when the one of before goes on. */
  refreshToken: string | undefined;
};

export type AgendaChange = { externId: string; item: RemoteItem | undefined };

/** All calls throw AgendaError, and nothing else, for what the vendor answers or does not answer. */
export type Agenda = {
  soort: AgendaSoort;
  /** Where she is asked for consent. `verifier` stays here and proves later that who comes back is who was sent (PKCE). */
  consentUrl(input: { redirectUri: string; state: string; verifier: string }): Promise<URL>;
  /** What her consent, at the address she came back to, is worth: tokens, and whose agenda it is. */
  redeemConsent(input: { cameBackAt: URL; state: string; verifier: string }): Promise<Tokens & { refreshToken: string; account: string }>;
  refresh(refreshToken: string): Promise<Tokens>;
  /** Takes the consent back where the vendor can; Microsoft has no such call. */
  revoke(refreshToken: string): Promise<void>;
  /**
   * Puts an event as it should be and answers its id. `key` is a uuid that stays the same for the life of the event: whatever failed
   * before, there is one event of it. `externId` is null as long as no answer of a create was written down.
   */
  put(accessToken: string, input: { key: string; externId: string | null; item: AgendaItem }): Promise<string>;
  /** The event as it is now; undefined when it was deleted. */
  find(accessToken: string, externId: string): Promise<RemoteItem | undefined>;
  /** The id of the event of this key, when a create of it got through; undefined when none did, or it was deleted since. */
  findByKey(accessToken: string, key: string): Promise<string | undefined>;
  /** Gone already is gone. */
  remove(accessToken: string, externId: string): Promise<void>;
  /** What changed since the cursor (null: whatever is there), and the cursor for the next time. */
  listChanges(accessToken: string, cursor: string | null, now: Date): Promise<{ changes: AgendaChange[]; cursor: string }>;
};
