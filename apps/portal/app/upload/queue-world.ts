import type { KlantDossierView } from "@dossierklaar/domain/dossier/view";
import type { Aanlevering, UploadFile } from "./aanlevering.ts";
import type { AanleveringStore } from "./store.ts";

/** What the queue needs of the world around it. */
export type QueueWorld = {
  store: AanleveringStore;
  /** Announces files; answers their ids in the same order. Throws what `judge` understands. */
  reserve(aanlevering: Aanlevering, files: readonly UploadFile[]): Promise<readonly string[]>;
  drop(bestandId: string): Promise<void>;
  /** Sends the bytes of one file; goes on where an earlier try stopped. Rejects when it did not arrive. */
  send(file: UploadFile, bestandId: string, onProgress: (sentBytes: number) => void, signal: AbortSignal): Promise<void>;
  /** The dossier as it is at the server now. */
  refetch(): Promise<KlantDossierView>;
  /** What a failure means: the server refused (with a sentence, and the file when it was about one), or it was not reached. */
  judge(error: unknown): { refused: true; sentence: string; bestand?: string } | { refused: false };
  tellProgress(stukId: string, percent: number): void;
  onReceived(aanlevering: Aanlevering): void;
  isOnline(): boolean;
  /** Resolves after the time, or as soon as there is a network again. */
  wait(ms: number): Promise<void>;
  /** Runs alone among the windows of this browser. */
  alone(work: () => Promise<void>): Promise<void>;
};

export type QueueState = {
  isLoaded: boolean;
  aanleveringen: readonly Aanlevering[];
  sentBytes: ReadonlyMap<string, number>;
  /** Waits for a network. */
  isWaiting: boolean;
};
