import { sql } from "@dossierklaar/db";
import { type TestDatabase, testDatabase } from "@dossierklaar/db/testing/test-db";
import { afterEach, beforeAll, beforeEach, expect, vi } from "vitest";
import type { Audience } from "../contract.ts";
import { type LiveServer, prepare, signIn, startLive } from "./live-server.ts";
import { type Fetched, openScreen, type Screen } from "./screen.ts";

type Dossier = { dossierId: string; kantoorId: string };

/** For a test file: a database, and for each test a server with the screens that look at it. All are closed after it. */
export function liveWorld() {
  let db: TestDatabase;
  let live: LiveServer;
  const screens: Screen[] = [];
  beforeAll(async () => {
    db = await testDatabase();
    await prepare(db);
  });
  beforeEach(async () => {
    live = await startLive(db);
  });
  afterEach(async () => {
    closeScreens();
    vi.unstubAllGlobals();
    await live.stop();
  });

  function closeScreens(): void {
    for (const screen of screens.splice(0)) screen.stop();
  }

  async function fetched(dossier: Dossier, audiences: Audience[]): Promise<Fetched> {
    const { rows } = await sql<Fetched>`
      select versie, coalesce((
        select json_agg(json_build_object('versie', t.versie, 'text', t.text)) from live_told t
        where t.dossier_id = d.id and t.audience = any(${audiences})), '[]') as rows
      from live_dossier d where id = ${dossier.dossierId}`.execute(db.databases.withoutKantoor);
    if (!rows[0]) throw new Error("gone");
    return rows[0];
  }

  /** A screen over this socket that fetches so; as the adviseur when nothing else is said. */
  function open(socket: ReturnType<LiveServer["connect"]>, dossier: Dossier, fetch = () => fetched(dossier, ["adviseur"])): Screen {
    const screen = openScreen(socket, dossier.dossierId, fetch);
    screens.push(screen);
    return screen;
  }

  /** Somebody who hears these audiences and looks at the dossier, up to date. */
  async function watching(dossier: Dossier, audiences: Audience[] = ["adviseur"], server = live) {
    const who = await signIn(db, dossier.kantoorId, audiences);
    const socket = server.connect(who.token);
    const screen = open(socket, dossier, () => fetched(dossier, audiences));
    await expect.poll(() => screen.states.at(-1)).toBe("live");
    return { who, socket, screen };
  }

  return {
    get db() {
      return db;
    },
    /** The server of this test. */
    get live() {
      return live;
    },
    /** Another server in the place of the one that the test stopped. */
    async startAnew(more: Parameters<typeof startLive>[1]): Promise<void> {
      live = await startLive(db, more);
    },
    fetched,
    open,
    watching,
    closeScreens,
  };
}

/** Waits until the screen shows this versie. */
export const showing = (screen: Screen, versie: number) => expect.poll(() => screen.versie, { interval: 5, timeout: 8_000 }).toBe(versie);
