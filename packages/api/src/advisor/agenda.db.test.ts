import { newKantoor, type TestKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { findFeed, makeAbonnement, revokeAbonnement } from "@dossierklaar/domain/agenda/abonnement";
import { showAgenda } from "@dossierklaar/domain/agenda/show-agenda";
import { asRol, openStoryDossier, planStoryAfspraak } from "@dossierklaar/domain/testing/dossier";
import { beforeEach, describe, expect, it } from "vitest";
import { testApiDeps } from "../testing/world.ts";

const { databases, owner } = await testDatabase();
const deps = testApiDeps(databases);
let kantoor: TestKantoor;
beforeEach(async () => {
  const naam = `Kantoor ${crypto.randomUUID().replace(/\d/g, (digit) => "ghijklmnop".charAt(Number(digit)))}`;
  kantoor = await newKantoor(owner, naam);
});
const sanne = () => asRol(kantoor, "adviseur");

describe("the address that an agenda follows", () => {
  it("shows her afspraken, and nothing of them that is for the kantoor alone", async () => {
    const { dossierId } = await openStoryDossier(deps, kantoor);
    await planStoryAfspraak(deps, kantoor, dossierId, { opmerkingen: "Er is koffie.", interneNotitie: "GEHEIM-NOTITIE" });
    const { token } = await makeAbonnement(deps, sanne());
    const feed = await findFeed(deps, token);
    expect(feed?.naam).toBe("adviseur Test");
    expect(feed?.afspraken).toHaveLength(1);
    expect(feed?.afspraken[0]).toMatchObject({ opmerkingen: "Er is koffie.", isCancelled: false });
    expect(JSON.stringify(feed)).not.toContain("GEHEIM");
  });

  it("shows an afspraak that was called off as such, and none of a colleague", async () => {
    const { dossierId } = await openStoryDossier(deps, kantoor);
    const { afspraakId } = await planStoryAfspraak(deps, kantoor, dossierId);
    await owner.updateTable("afspraak").set({ status: "cancelled" }).where("id", "=", afspraakId).execute();
    const { token } = await makeAbonnement(deps, sanne());
    expect((await findFeed(deps, token))?.afspraken).toMatchObject([{ id: afspraakId, isCancelled: true }]);
    const colleague = await makeAbonnement(deps, asRol(kantoor, "admin"));
    expect((await findFeed(deps, colleague.token))?.afspraken).toEqual([]);
  });

  it("is kept as a hash only, and is on or off at Mijn account", async () => {
    expect(await showAgenda(deps, sanne())).toMatchObject({ abonnement: null });
    const { token, aangemaaktOp } = await makeAbonnement(deps, sanne());
    expect(await showAgenda(deps, sanne())).toMatchObject({ abonnement: { aangemaaktOp } });
    const rows = await owner.selectFrom("agenda_abonnement").selectAll().where("kantoor_id", "=", kantoor.id).execute();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows.map((row) => row.token_hash.toString("utf8")))).not.toContain(token);
  });

  it("stops working when it is revoked, when another is made, and when she leaves", async () => {
    const first = await makeAbonnement(deps, sanne());
    const second = await makeAbonnement(deps, sanne());
    expect(await findFeed(deps, first.token)).toBeUndefined();
    expect(await findFeed(deps, second.token)).toBeDefined();
    await owner.updateTable("gebruiker").set({ actief: false }).where("id", "=", kantoor.gebruikers.adviseur).execute();
    expect(await findFeed(deps, second.token)).toBeUndefined();
    await owner.updateTable("gebruiker").set({ actief: true }).where("id", "=", kantoor.gebruikers.adviseur).execute();
    await revokeAbonnement(deps, sanne());
    expect(await findFeed(deps, second.token)).toBeUndefined();
    expect(await showAgenda(deps, sanne())).toMatchObject({ abonnement: null });
  });

  it("is nobody's when it was never made", async () => {
    expect(await findFeed(deps, "x".repeat(43))).toBeUndefined();
  });
});
