import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { aanvragerAudience } from "./contract.ts";
import { newDossier, startLive } from "./testing/live-server.ts";
import { liveWorld } from "./testing/live-world.ts";

const world = liveWorld();

test("how far an upload is reaches the kantoor on every server, and no client", async () => {
  const dossier = await newDossier(world.db);
  const [anna, bram] = [aanvragerAudience(randomUUID()), aanvragerAudience(randomUUID())];
  const second = await startLive(world.db);
  try {
    const [adviser, elsewhere, ofAnna, ofBram] = [
      await world.watching(dossier),
      await world.watching(dossier, ["adviseur"], second),
      await world.watching(dossier, [anna]),
      await world.watching(dossier, [bram]),
    ];
    const signal = { dossierId: dossier.dossierId, kind: "upload.progress", stukId: randomUUID() } as const;
    for (let percent = 1; percent <= 15; percent++) ofAnna.socket.emit("signal", { ...signal, percent });
    ofAnna.socket.emit("signal", { ...signal, percent: 250 });
    ofAnna.socket.emit("signal", { ...signal, dossierId: randomUUID(), percent: 50 });
    for (const { screen } of [adviser, elsewhere]) await expect.poll(() => screen.signals).toEqual([1, 15]);
    for (const { screen } of [ofAnna, ofBram]) expect(screen.signals).toEqual([]);
  } finally {
    await second.stop();
  }
});

test("who looks is told to her colleagues on every server under the name of her session, and so is that she went; no client hears it", async () => {
  const dossier = await newDossier(world.db);
  const second = await startLive(world.db);
  try {
    const [adviser, elsewhere, client] = [
      await world.watching(dossier),
      await world.watching(dossier, ["adviseur"], second),
      await world.watching(dossier, [aanvragerAudience(randomUUID())]),
    ];
    const stukId = randomUUID();
    const here = { dossierId: dossier.dossierId, kind: "presence", stukId, here: true } as const;
    // A name that a browser gives itself is not listened to.
    adviser.socket.emit("signal", { ...here, gebruikerId: randomUUID() } as typeof here);
    await expect.poll(() => elsewhere.screen.present).toEqual([{ gebruikerId: expect.any(String), stukId, here: true }]);
    const [{ gebruikerId } = { gebruikerId: "" }] = elsewhere.screen.present;
    // Of a dossier that she does not watch she tells nothing.
    adviser.socket.emit("signal", { ...here, dossierId: randomUUID() });
    adviser.socket.disconnect();
    await expect.poll(() => elsewhere.screen.present.at(-1)).toEqual({ gebruikerId, stukId: null, here: false });
    expect(elsewhere.screen.present).toHaveLength(2);
    expect(client.screen.present).toEqual([]);
  } finally {
    await second.stop();
  }
});
