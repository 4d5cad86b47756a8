import type { KlantDossierView } from "@dossierklaar/domain/dossier/view";
import {
  type Aanlevering,
  asDraft,
  notArrived,
  reconcile,
  type UploadFile,
  withFailure,
  withReservation,
  withSent,
} from "./aanlevering.ts";
import type { QueueState, QueueWorld } from "./queue-world.ts";
import { sumOf } from "./sum.ts";

const atOnce = 3;
const mostTries = 5;
const firstWaitMs = 1_000;
const signalEveryMs = 250;
const lookEveryMs = 4_000;

export type UploadQueue = ReturnType<typeof createUploadQueue>;

/**
 * Delivers what was chosen, whatever the connection does: announces the files, sends three at a time, tries each five times with a longer
 * wait after each, and keeps looking until the server says that the stuk is received. One file that fails holds up no other.
 */
export function createUploadQueue(world: QueueWorld) {
  let state: QueueState = { isLoaded: false, aanleveringen: [], sentBytes: new Map(), isWaiting: false };
  const listeners = new Set<() => void>();
  const running = new Map<string, AbortController>();
  const tries = new Map<string, number>();
  const told = new Map<string, number>();
  let isPumping = false;
  let isStopped = false;

  function show(next: Partial<QueueState>): void {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  }

  const find = (id: string) => state.aanleveringen.find((one) => one.id === id);
  const findOf = (stukId: string) => state.aanleveringen.find((one) => one.stukId === stukId);
  const isSending = () => state.aanleveringen.some((one) => one.phase === "sending");

  /** Shows and keeps an aanlevering in place of the one with `id`. */
  async function put(next: Aanlevering, id = next.id): Promise<void> {
    const others = state.aanleveringen.filter((one) => one.id !== id && one.id !== next.id);
    const isEmpty = next.files.length === 0 && next.dropped.length === 0;
    show({ aanleveringen: isEmpty ? others : [...others, next] });
    if (id !== next.id || isEmpty) await world.store.remove(id);
    if (!isEmpty) await world.store.put(next);
  }

  async function forget(id: string): Promise<void> {
    show({ aanleveringen: state.aanleveringen.filter((one) => one.id !== id) });
    await world.store.remove(id);
  }

  async function change(id: string, step: (aanlevering: Aanlevering) => Aanlevering): Promise<void> {
    const found = find(id);
    if (found) await put(step(found));
  }

  /** Holds everything against the server's view. */
  async function takeDossier(dossier: KlantDossierView, isFresh: boolean): Promise<void> {
    for (const aanlevering of state.aanleveringen) {
      const stuk = dossier.stukken.find((one) => one.id === aanlevering.stukId);
      const outcome = reconcile(aanlevering, stuk, isFresh);
      if (outcome.kind === "going") {
        if (outcome.aanlevering !== aanlevering) await put(outcome.aanlevering);
        continue;
      }
      // Received may be told before the last answer of an upload is in; only what nobody asks any more is broken off.
      if (outcome.kind === "gone") for (const file of aanlevering.files) running.get(file.id)?.abort();
      await forget(aanlevering.id);
      if (outcome.kind === "received") world.onReceived(aanlevering);
    }
  }

  async function lookAtServer(): Promise<boolean> {
    try {
      await takeDossier(await world.refetch(), true);
      return true;
    } catch {
      return false;
    }
  }

  function noteProgress(aanleveringId: string, file: UploadFile, sentBytes: number): void {
    const before = state.sentBytes.get(file.id) ?? 0;
    // A try that begins again where the last one stopped must not move the bar back.
    if (sentBytes <= before) return;
    tries.delete(file.id);
    show({ sentBytes: new Map(state.sentBytes).set(file.id, sentBytes), isWaiting: false });
    tellProgress(aanleveringId);
  }

  function tellProgress(aanleveringId: string): void {
    const aanlevering = find(aanleveringId);
    const now = Date.now();
    if (!aanlevering || now - (told.get(aanleveringId) ?? 0) < signalEveryMs) return;
    told.set(aanleveringId, now);
    const sum = sumOf(aanlevering, state.sentBytes);
    world.tellProgress(aanlevering.stukId, sum.totalBytes > 0 ? Math.floor((sum.sentBytes / sum.totalBytes) * 100) : 0);
  }

  async function pauseAfterFailure(tried: number): Promise<void> {
    show({ isWaiting: true });
    await world.wait(firstWaitMs * 2 ** Math.min(tried, mostTries - 1));
    while (!isStopped && !world.isOnline()) await world.wait(60_000);
    show({ isWaiting: false });
  }

  async function announce(aanlevering: Aanlevering): Promise<void> {
    const chosen = aanlevering.files.filter((file) => file.state === "chosen");
    try {
      const ids = await world.reserve(aanlevering, chosen);
      tries.delete(aanlevering.id);
      await change(aanlevering.id, (now) => withReservation(now, ids));
    } catch (error) {
      const judged = world.judge(error);
      if (!judged.refused) {
        // Until there is reach: the announcement is a small request, and repeating it does no harm.
        const tried = tries.get(aanlevering.id) ?? 0;
        tries.set(aanlevering.id, tried + 1);
        return pauseAfterFailure(tried);
      }
      const culprit = chosen.find((file) => file.naam === judged.bestand);
      if (culprit)
        await change(aanlevering.id, (now) => ({ ...withFailure(now, culprit.id, judged.sentence), requestId: crypto.randomUUID() }));
      else await put(asDraft(find(aanlevering.id) ?? aanlevering, judged.sentence), aanlevering.id);
    }
  }

  async function tellDropped(aanlevering: Aanlevering): Promise<void> {
    for (const bestandId of aanlevering.dropped) {
      try {
        await world.drop(bestandId);
      } catch (error) {
        if (!world.judge(error).refused) return pauseAfterFailure(0);
      }
      await change(aanlevering.id, (now) => ({ ...now, dropped: now.dropped.filter((id) => id !== bestandId) }));
    }
  }

  async function sendFile(aanleveringId: string, file: UploadFile, bestandId: string): Promise<void> {
    const controller = new AbortController();
    running.set(file.id, controller);
    try {
      await world.send(file, bestandId, (sentBytes) => noteProgress(aanleveringId, file, sentBytes), controller.signal);
      await change(aanleveringId, (now) => withSent(now, file.id));
      tellProgress(aanleveringId);
    } catch (error) {
      if (controller.signal.aborted || isStopped) return;
      // The answer may have been lost while the bytes arrived: the server knows.
      const isKnown = await lookAtServer();
      const now = find(aanleveringId)?.files.find((one) => one.id === file.id);
      if (now?.state !== "waiting") return;
      const judged = world.judge(error);
      const tried = (tries.get(file.id) ?? 0) + (world.isOnline() ? 1 : 0);
      tries.set(file.id, tried);
      if (isKnown && (judged.refused || tried >= mostTries)) {
        await change(aanleveringId, (one) => withFailure(one, file.id, judged.refused ? judged.sentence : notArrived));
        return;
      }
      await pauseAfterFailure(tried);
    } finally {
      running.delete(file.id);
    }
  }

  /** One round of what can be done now. @returns what is under way */
  function startWork(): Promise<void>[] {
    const work: Promise<void>[] = [];
    for (const aanlevering of state.aanleveringen) {
      if (aanlevering.phase !== "sending") continue;
      for (const file of aanlevering.files) {
        if (file.state !== "waiting" || !file.bestandId || running.has(file.id) || running.size >= atOnce) continue;
        work.push(sendFile(aanlevering.id, file, file.bestandId));
      }
    }
    return work;
  }

  async function pumpAlone(): Promise<void> {
    // Another window may have finished some of it while this one waited for its turn.
    const kept = new Set((await world.store.list()).map((one) => one.id));
    const gone = state.aanleveringen.filter((one) => one.phase === "sending" && kept.size > 0 && !kept.has(one.id));
    if (gone.length > 0) await lookAtServer();
    const underWay = new Set<Promise<void>>();
    while (!isStopped && isSending()) {
      const unannounced = state.aanleveringen.find((one) => one.phase === "sending" && one.files.some((file) => file.state === "chosen"));
      if (unannounced) {
        await announce(unannounced);
        continue;
      }
      const dropping = state.aanleveringen.find((one) => one.dropped.length > 0);
      if (dropping) {
        await tellDropped(dropping);
        continue;
      }
      for (const promise of startWork()) {
        const tracked = promise.finally(() => underWay.delete(tracked));
        underWay.add(tracked);
      }
      // Nothing to send: all of it is being checked, or waits for another file. The socket tells; a look now and then is for when it cannot.
      if (underWay.size > 0) await Promise.race([...underWay, nextChange()]);
      else if (await hasWaited()) await lookAtServer();
    }
  }

  /** Whether nothing happened for a while. Where only failed files are left, a person has to do something first. */
  async function hasWaited(): Promise<boolean> {
    const isStuck = state.aanleveringen.every((one) => one.phase === "draft" || one.files.every((file) => file.state === "failed"));
    const time = world.wait(isStuck ? 60_000 : lookEveryMs).then(() => true);
    return Promise.race([nextChange().then(() => false), time]);
  }

  let wake: (() => void)[] = [];
  const nextChange = () => new Promise<void>((resolve) => wake.push(resolve));
  function wakeUp(): void {
    for (const resolve of wake) resolve();
    wake = [];
  }

  function pump(): void {
    wakeUp();
    if (isPumping || isStopped || !isSending()) return;
    isPumping = true;
    world
      .alone(pumpAlone)
      .catch(() => {}) // a browser that refuses the lock is closing this page
      .finally(() => {
        isPumping = false;
        if (isSending()) pump();
      });
  }

  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    snapshot: () => state,
    findOf,
    /** Takes up what was left behind, of this dossier. Goes on sending by itself. */
    async load(dossierId: string): Promise<void> {
      const kept = (await world.store.list()).filter((one) => one.dossierId === dossierId);
      show({ isLoaded: true, aanleveringen: [...state.aanleveringen.filter((one) => !kept.some(({ id }) => id === one.id)), ...kept] });
      if (isSending()) await lookAtServer();
      pump();
    },
    /** Changes the pages of a stuk: of its draft, or of what is on its way. */
    async edit(aanlevering: Aanlevering, id: string): Promise<void> {
      await put(aanlevering, id);
      pump();
    },
    /** `Aanleveren`. */
    async start(id: string): Promise<void> {
      await change(id, (now) => ({ ...now, phase: "sending", sentence: null }));
      pump();
    },
    /** `Stoppen`: nothing more goes out, what went out is taken back, and the pages stand ready as before. */
    async stop(id: string): Promise<void> {
      const found = find(id);
      if (!found) return;
      for (const file of found.files) running.get(file.id)?.abort();
      // Those that are in go first: what is left must never look like a whole aanlevering.
      const order = [...found.files].sort((a, b) => Number(b.state === "sent") - Number(a.state === "sent"));
      const withdrawn = [...found.dropped, ...order.flatMap((file) => (file.bestandId ? [file.bestandId] : []))];
      const sentBytes = new Map(state.sentBytes);
      for (const file of found.files) sentBytes.delete(file.id);
      show({ sentBytes });
      await put(asDraft(found, null), id);
      for (const bestandId of withdrawn) await world.drop(bestandId).catch(() => {}); // what cannot be told now is cleared away at night
      wakeUp();
    },
    /** The socket, or a fetch, brought a newer dossier. */
    async see(dossier: KlantDossierView): Promise<void> {
      await takeDossier(dossier, false);
      pump();
    },
    close(): void {
      isStopped = true;
      for (const controller of running.values()) controller.abort();
      wakeUp();
    },
  };
}
