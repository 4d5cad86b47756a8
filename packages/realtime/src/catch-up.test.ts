import { expect, test, vi } from "vitest";
import { createCatchUp } from "./catch-up.ts";

/** A screen whose fetches take a while; `newest` is what exists. */
function slowScreen(fails = 0) {
  const screen = { shown: 0, newest: 0, fetches: 0, atOnce: 0, mostAtOnce: 0, failures: fails };
  const catchUp = createCatchUp({
    async refetch() {
      screen.fetches += 1;
      screen.mostAtOnce = Math.max(screen.mostAtOnce, ++screen.atOnce);
      const snapshot = screen.newest;
      await new Promise((resolve) => setTimeout(resolve, 20));
      screen.atOnce -= 1;
      if (screen.failures-- > 0) throw new Error("no network");
      screen.shown = snapshot;
    },
    isBehind: () => screen.shown < screen.newest,
    onProgress: () => {},
  });
  return { screen, catchUp };
}

test("never two fetches at once, few of them, and new enough in the end", async () => {
  const { screen, catchUp } = slowScreen();
  for (let versie = 1; versie <= 50; versie++) {
    screen.newest = versie;
    catchUp.run();
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await vi.waitFor(() => expect(screen.shown).toBe(50));
  expect(screen.mostAtOnce).toBe(1);
  expect(screen.fetches).toBeLessThan(15);
});

test("nothing is fetched when the screen is new enough, unless it is required", async () => {
  const { screen, catchUp } = slowScreen();
  catchUp.run();
  expect(screen.fetches).toBe(0);
  catchUp.require();
  expect(catchUp.isCurrent()).toBe(false);
  catchUp.run();
  await vi.waitFor(() => expect(catchUp.isCurrent()).toBe(true));
  expect(screen.fetches).toBe(1);
});

test("after a failure it tries again, and after a stop no more", async () => {
  const { screen, catchUp } = slowScreen(1);
  screen.newest = 1;
  catchUp.run();
  await vi.waitFor(() => expect(screen.shown).toBe(1), { timeout: 3_000 });
  const broken = slowScreen(100);
  broken.screen.newest = 1;
  broken.catchUp.run();
  broken.catchUp.stop();
  await vi.waitFor(() => expect(broken.catchUp.isRunning()).toBe(false), { timeout: 3_000 });
  expect(broken.screen.fetches).toBe(1);
});
