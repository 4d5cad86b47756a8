import fs from "node:fs";
import path from "node:path";
import { makeFolder } from "../make-folder.ts";

export type Vendor = "google" | "microsoft";

/** An event as either vendor keeps it; times are instants. */
export type StoredEvent = {
  id: string;
  vendor: Vendor;
  account: string;
  title: string;
  location: string;
  description: string;
  start: string;
  end: string;
  isDeleted: boolean;
  /** Of Graph: what makes a repeated create one. */
  transactionId: string;
  /** What its maker keeps with it, by name. */
  properties: Record<string, string>;
  /** Of the last change; later changes have higher ones. */
  change: number;
};

export type Grant = { vendor: Vendor; account: string; clientId: string; scope: string };

type State = {
  change: number;
  events: StoredEvent[];
  /** Consent that was given, by refresh token. */
  grants: Record<string, Grant>;
};

export type AgendaStore = {
  readonly state: State;
  /** Writes an event as changed now. */
  put(event: StoredEvent): StoredEvent;
  find(vendor: Vendor, account: string, id: string): StoredEvent | undefined;
  list(vendor: Vendor, account: string): StoredEvent[];
  save(): void;
};

const empty = (): State => ({ change: 0, events: [], grants: {} });

/** Kept in one file, so that what was coupled is still coupled after a restart. A file that cannot be read is begun anew. */
export function openAgendaStore(folder: string, log: (line: string) => void): AgendaStore {
  const file = path.join(folder, "agenda.json");
  makeFolder(folder, 0o700);
  let state = empty();
  try {
    state = { ...empty(), ...JSON.parse(fs.readFileSync(file, "utf8")) };
  } catch (error) {
    if (fs.existsSync(file)) log(`agenda: ${file} cannot be read and is begun anew: ${error instanceof Error ? error.message : error}`);
  }
  const store: AgendaStore = {
    state,
    put(event) {
      state.change += 1;
      const changed = { ...event, change: state.change };
      const at = state.events.findIndex(
        ({ vendor, account, id }) => vendor === event.vendor && account === event.account && id === event.id,
      );
      if (at === -1) state.events.push(changed);
      else state.events[at] = changed;
      store.save();
      return changed;
    },
    find: (vendor, account, id) => store.list(vendor, account).find((event) => event.id === id),
    list: (vendor, account) => state.events.filter((event) => event.vendor === vendor && event.account === account),
    save() {
      const part = `${file}.part`;
      fs.writeFileSync(part, JSON.stringify(state), { mode: 0o600 });
      fs.renameSync(part, file);
    },
  };
  return store;
}
