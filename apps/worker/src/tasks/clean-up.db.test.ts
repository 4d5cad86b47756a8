import { mintGrant } from "@dossierklaar/auth/grants";
import { expect, it } from "vitest";
import { newAddress, startWorld } from "../testing/world.ts";
import { cleanUp } from "./clean-up.ts";

const world = await startWorld();
const { deps, owner, kantoor } = world;
const day = 24 * 3_600_000;

it("forgets answers after a week and grants after their ninety days, of every kantoor", async () => {
  const dossier = await world.planned();
  const requestIds = [6, 8].map((days) => ({ id: crypto.randomUUID(), at: new Date(Date.now() - days * day) }));
  await owner
    .insertInto("request_result")
    .values(
      requestIds.map(({ id, at }) => ({
        kantoor_id: kantoor.id,
        actor: "test",
        request_id: id,
        procedure: "test",
        input_hash: "x",
        result: "null",
        aangemaakt_op: at,
      })),
    )
    .execute();
  const email = newAddress("eline");
  for (const days of [30, 200])
    await deps.databases
      .forKantoor(kantoor.id)
      .transaction()
      .execute((tx) =>
        mintGrant(tx, {
          kantoorId: kantoor.id,
          dossierId: dossier.dossierId,
          email,
          soort: "mailLink",
          now: new Date(Date.now() - days * day),
        }),
      );
  await cleanUp(deps);
  await cleanUp(deps);
  const results = await owner.selectFrom("request_result").select("request_id").where("actor", "=", "test").execute();
  expect(results.map((row) => row.request_id)).toEqual([requestIds[0]?.id]);
  expect(await owner.selectFrom("portal_grant").select("id").where("email", "=", email).execute()).toHaveLength(1);
});
