import type { Aanlevering } from "./aanlevering.ts";

/** Where aanleveringen survive a reload and a closed browser. */
export type AanleveringStore = {
  list(): Promise<Aanlevering[]>;
  put(aanlevering: Aanlevering): Promise<void>;
  remove(id: string): Promise<void>;
  clear(): Promise<void>;
};

const databaseName = "dossierklaar-portal";
const storeName = "aanlevering";

function done<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("IndexedDB failed"));
  });
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(databaseName, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: "id" });
  return done(request);
}

/**
 * Files as IndexedDB keeps them. A browser without it (a private window of some) or with a full disk still delivers, as long as the page stays
 * open: what cannot be kept is not kept, and nothing else changes.
 */
export function createAanleveringStore(): AanleveringStore {
  let opened: Promise<IDBDatabase> | undefined;
  async function within<Result>(mode: IDBTransactionMode, otherwise: Result, work: (store: IDBObjectStore) => IDBRequest<Result>) {
    try {
      opened ??= open();
      const database = await opened;
      return await done(work(database.transaction(storeName, mode).objectStore(storeName)));
    } catch {
      opened = undefined;
      return otherwise;
    }
  }
  return {
    list: () => within<Aanlevering[]>("readonly", [], (store) => store.getAll()),
    async put(aanlevering) {
      await within<IDBValidKey>("readwrite", "", (store) => store.put(aanlevering));
    },
    async remove(id) {
      await within<undefined>("readwrite", undefined, (store) => store.delete(id));
    },
    async clear() {
      await within<undefined>("readwrite", undefined, (store) => store.clear());
    },
  };
}
