import { listAanvragers } from "@dossierklaar/db/queries/aanvrager";
import { listActiepunten } from "@dossierklaar/db/queries/actiepunt";
import { listAfspraken } from "@dossierklaar/db/queries/afspraak";
import { findDossierHead } from "@dossierklaar/db/queries/dossier";
import { findDossierChanges } from "@dossierklaar/db/queries/dossier-changes";
import { listEventsAfter } from "@dossierklaar/db/queries/dossier-event";
import { listEmails } from "@dossierklaar/db/queries/email";
import { requireKantoor } from "@dossierklaar/db/queries/kantoor";
import { listStukken } from "@dossierklaar/db/queries/stuk";
import { newKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { expect, test } from "vitest";
import { annotateStuk } from "../dossiercontrole/annotate-stuk.ts";
import { reserveUpload } from "../dossiercontrole/reserve-upload.ts";
import { asKlant, asRol, openStoryDossier, planStoryAfspraak, testDeps } from "../testing/dossier.ts";

const database = await testDatabase();

/** A dossier with an afspraak, stukken, actiepunten, mails and a file under way. */
async function fullDossier(naam: string) {
  const kantoor = await newKantoor(database.owner, naam);
  const deps = testDeps(database.databases);
  const dossier = await openStoryDossier(deps, kantoor);
  await planStoryAfspraak(deps, kantoor, dossier.dossierId, { ocktoAanvragerIds: [...dossier.aanvragerIds] });
  const db = database.databases.forKantoor(kantoor.id);
  const stukken = await listStukken(db, kantoor.id, dossier.dossierId);
  const hers = stukken.find((s) => s.aanvrager_id === dossier.aanvragerIds[0] && s.klant_mag_uploaden);
  await reserveUpload(deps, asKlant(kantoor, dossier), {
    dossierId: dossier.dossierId,
    stukId: hers?.id ?? "",
    requestId: crypto.randomUUID(),
    aanleveringId: crypto.randomUUID(),
    bestanden: [
      { naam: "voorkant.jpg", mime: "image/jpeg", grootte: 1_200_000, draaiing: 90 },
      { naam: "achterkant.jpg", mime: "image/jpeg", grootte: 900_000, draaiing: 0 },
    ],
  });
  return { kantoor, deps, db, dossierId: dossier.dossierId, stukken };
}

test("one statement reads of every table what its own list reads, a kind of value for a kind of value", async () => {
  const { kantoor, deps, db, dossierId, stukken } = await fullDossier("De Vries Hypotheken");
  const planned = (await findDossierHead(db, kantoor.id, { id: dossierId }))?.versie ?? 0;
  await annotateStuk(deps, asRol(kantoor, "adviseur"), {
    requestId: crypto.randomUUID(),
    dossierId,
    stukId: stukken[0]?.id ?? "",
    interneNotitie: "Nabellen",
  });
  for (const after of [-1, planned]) {
    const changes = await findDossierChanges(db, kantoor.id, dossierId, after, { log: true });
    expect(changes).toEqual({
      head: await findDossierHead(db, kantoor.id, { id: dossierId }),
      kantoorNaam: (await requireKantoor(db, kantoor.id)).naam,
      aanvragers: (await listAanvragers(db, kantoor.id, dossierId)).filter((a) => a.versie > after),
      afspraken: await listAfspraken(db, kantoor.id, dossierId, after),
      stukken: await listStukken(db, kantoor.id, dossierId, { afterVersie: after }),
      actiepunten: await listActiepunten(db, kantoor.id, dossierId, after),
      emails: await listEmails(db, kantoor.id, dossierId, after),
      log: await listEventsAfter(db, kantoor.id, dossierId, after),
    });
  }
  const all = await findDossierChanges(db, kantoor.id, dossierId, -1, { log: false });
  expect(all?.stukken.flatMap((s) => s.bestanden)).toHaveLength(2);
  expect(all?.actiepunten.length).toBeGreaterThan(0);
  expect(all?.emails.length).toBeGreaterThan(0);
  expect(all?.log).toEqual([]);
});

test("a dossier of another kantoor is not there, also on a connection that read it before", async () => {
  const { kantoor, db, dossierId } = await fullDossier("Bakker Advies");
  const other = await newKantoor(database.owner, "Ander Kantoor");
  const foreign = database.databases.forKantoor(other.id);
  for (let i = 0; i < 8; i++) {
    expect((await findDossierChanges(db, kantoor.id, dossierId, -1, { log: true }))?.head.id).toBe(dossierId);
    expect(await findDossierChanges(foreign, kantoor.id, dossierId, -1, { log: true })).toBeUndefined();
    expect(await findDossierChanges(foreign, other.id, dossierId, -1, { log: true })).toBeUndefined();
  }
});
