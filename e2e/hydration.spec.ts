import { addresses, expect, test } from "./fixtures.ts";
import { openPortal } from "./portal-sign-in.ts";
import { goOnAs } from "./signed-in.ts";

/**
 * A Suspense boundary that the server wrote comes to life after the rest of its page. A change that arrives in between (a live row, the
 * clock) makes React throw its part away and complain (errors 421 and 418), now and then, on slow machines. A page without one has no in between.
 * Behind the page stand Remix's own, which carry what the loaders answered and never change.
 */
const hasBoundary = (page: string): boolean => /<!--\$[?!]?-->/.test(page.slice(0, page.indexOf("</html>")));

test("no screen of the kantoor has parts that come to life later than the rest", async ({ desk }) => {
  await goOnAs(desk, "sanne@devries.example");
  await desk.goto("/dossiers/2026-0001");
  await expect(desk.getByRole("tree", { name: "Dossiernavigatie" })).toBeVisible();
  const afspraak = /\/dossiers\/2026-0001\/afspraken\/[\w-]+/.exec(desk.url())?.[0] ?? "";
  const screens = ["/dossiers", "/dossiers/nieuw", "/werkvoorraad"];
  const inDossier = ["dossiercontrole", "gegevens", "emails", "logboek", "afspraken/nieuw"].map((one) => `/dossiers/2026-0001/${one}`);
  const atAfspraak = ["dossiercontrole", "actiepunten", "emails", "scenario"].map((one) => `${afspraak}/${one}`);
  for (const screen of [...screens, ...inDossier, ...atAfspraak]) {
    const answer = await desk.request.get(`${addresses.advisor}${screen}`);
    expect([screen, answer.status(), hasBoundary(await answer.text())]).toEqual([screen, 200, false]);
  }
});

test("no screen of the portal has parts that come to life later than the rest", async ({ phone }) => {
  await openPortal(phone, "noor.lburg@voorbeeld.example", "Noor Ëlburg", addresses);
  for (const screen of ["/", "/afspraken", "/documenten"]) {
    const answer = await phone.request.get(`${addresses.portal}${screen}`);
    expect([screen, answer.status(), hasBoundary(await answer.text())]).toEqual([screen, 200, false]);
  }
});

test("a checklist on a slow machine takes changes while it comes to life", async ({ desk }) => {
  test.setTimeout(60_000);
  await goOnAs(desk, "sanne@devries.example");
  const devtools = await desk.context().newCDPSession(desk);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 8 });
  for (const screen of ["dossiercontrole", "emails", "dossiercontrole", "emails"]) {
    await desk.goto(`/dossiers/2026-0001/${screen}`);
    await expect(desk.getByText("Live", { exact: true })).toBeVisible({ timeout: 20_000 });
  }
});

test("a first connection that keeps waiting is being made, and only then restored", async ({ desk }) => {
  await goOnAs(desk, "sanne@devries.example");
  // It opens, and nothing ever answers.
  await desk.routeWebSocket(/socket\.io/, () => {});
  await desk.goto("/dossiers/2026-0001/dossiercontrole");
  const light = desk.getByRole("status").filter({ hasText: /Verbinding|Live/ });
  await expect(light).toHaveText("Verbinding maken…");
  await expect(light).toHaveText("Verbinding wordt hersteld…", { timeout: 10_000 });
});
