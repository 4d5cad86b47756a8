import { listUnsentEmails } from "@dossierklaar/db/queries/email";
import { newKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { enqueueMail } from "@dossierklaar/domain/enqueue-mail";
import { openStoryDossier, testDeps } from "@dossierklaar/domain/testing/dossier";
import { expect, it } from "vitest";

const { databases, owner } = await testDatabase();

it("finds what every kantoor has waiting as the walled role, which itself sees none of it", async () => {
  const deps = testDeps(databases);
  const queued: { kantoorId: string; emailId: string | undefined }[] = [];
  for (const naam of ["De Vries Hypotheken", "Bakker Advies"]) {
    const kantoor = await newKantoor(owner, naam);
    const { dossierId } = await openStoryDossier(deps, kantoor);
    const mail = { soort: "inloglink" as const, sleutel: `inloglink:${naam}`, aan: "eline@voorbeeld.example", aanNaam: "Eline", dossierId };
    const emailId = await databases
      .forKantoor(kantoor.id)
      .transaction()
      .execute((tx) => enqueueMail(tx, kantoor.id, mail));
    queued.push({ kantoorId: kantoor.id, emailId });
  }
  const soon = new Date(Date.now() + 60_000);
  expect(await listUnsentEmails(databases.withoutKantoor, soon)).toEqual(expect.arrayContaining(queued));
  expect(await databases.withoutKantoor.selectFrom("email").selectAll().execute()).toEqual([]);
});
