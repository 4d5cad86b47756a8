// Two kantoren with people and dossiers, made through the product's own commands, so that what a newcomer sees is what the product does.
import { createAdviseurAccount } from "@dossierklaar/auth/advisor";
import { createDb } from "@dossierklaar/db";
import type { Rol } from "@dossierklaar/db/columns";
import { seedKantoor } from "@dossierklaar/db/seed/kantoor";
import type { AdviseurActor } from "@dossierklaar/domain/actor";
import { UTApi } from "uploadthing/server";
import { demoDossiers } from "./dossiers.ts";
import { playDossier } from "./play-dossier.ts";

export type DemoOptions = {
  ownerUrl: string;
  /** As dossierklaar_app: dossiers are made inside the walls. */
  appUrl: string;
  /** UPLOADTHING_* of the running stand-in: the demo's papers are stored there. */
  environment: Record<string, string>;
};

export const demoPassword = "welkom-in-de-demo";

type DemoGebruiker = { rollen: Rol[]; voornaam: string; achternaam: string; email: string; functie: string };

const kantoren: Record<
  "devries" | "bakker",
  { naam: string; kleur: string; adres: string; telefoon: string; toon: "formal" | "informal"; mensen: DemoGebruiker[] }
> = {
  devries: {
    naam: "De Vries Hypotheken",
    kleur: "#3f3480",
    adres: "Maliebaan 41, 3581 CD Utrecht",
    telefoon: "030 123 45 67",
    toon: "informal",
    mensen: [
      { rollen: ["adviseur"], voornaam: "Sanne", achternaam: "Visser", email: "sanne@devries.example", functie: "Hypotheekadviseur" },
      { rollen: ["binnendienst"], voornaam: "Tim", achternaam: "Bos", email: "tim@devries.example", functie: "Binnendienst" },
      { rollen: ["admin"], voornaam: "Karin", achternaam: "Beheer", email: "beheer@devries.example", functie: "Kantoormanager" },
    ],
  },
  bakker: {
    naam: "Bakker Advies",
    kleur: "#0f6b5c",
    adres: "Stationsweg 12, 6711 PT Ede",
    telefoon: "0318 12 34 56",
    toon: "formal",
    mensen: [
      {
        rollen: ["admin", "adviseur"],
        voornaam: "Piet",
        achternaam: "Bakker",
        email: "piet@bakker.example",
        functie: "Financieel adviseur",
      },
    ],
  },
};

/** Fills an empty database. The caller has made sure that it is empty and that LOCAL_SERVICES is on. */
export async function seedDemo(options: DemoOptions): Promise<void> {
  const onError = (error: Error) => console.warn(`demo data: ${error.message}`);
  const owner = createDb({ url: options.ownerUrl, max: 2, applicationName: "demo-owner", onError });
  const apps = createDb({ url: options.appUrl, max: 4, applicationName: "demo", onError });
  const storage = new UTApi({
    token: options.environment.UPLOADTHING_TOKEN,
    ingestUrl: options.environment.UPLOADTHING_INGEST_URL,
    apiUrl: options.environment.UPLOADTHING_API_URL,
    ufsHost: options.environment.UPLOADTHING_UFS_HOST,
    ufsAppIdLocation: "path",
    logLevel: "Fatal",
  });
  const restoreWarnings = withoutDeprecations();
  try {
    for (const [slug, kantoor] of Object.entries(kantoren)) {
      const { id, actors } = await makeKantoor(owner.withoutKantoor, slug, kantoor);
      for (const dossier of demoDossiers.filter((d) => d.kantoor === slug))
        await playDossier({ databases: apps, storage, kantoorId: id, actors }, dossier);
    }
  } finally {
    restoreWarnings();
    await Promise.all([owner.close(), apps.close()]);
  }
}

/** UTApi reads its own deprecated fields and says so twice a file: that is the vendor's to mend, and no news for a newcomer. */
function withoutDeprecations(): () => void {
  const { warn } = console;
  console.warn = (...words: unknown[]) => {
    if (!String(words[0]).includes("[uploadthing][deprecated]")) warn(...words);
  };
  return () => {
    console.warn = warn;
  };
}

async function makeKantoor(owner: Parameters<typeof createAdviseurAccount>[0], slug: string, kantoor: (typeof kantoren)["devries"]) {
  return owner.transaction().execute(async (tx) => {
    const id = await seedKantoor(tx, {
      naam: kantoor.naam,
      kleur: kantoor.kleur,
      aanspreekvorm: kantoor.toon,
      adres: kantoor.adres,
      telefoon: kantoor.telefoon,
      email: `info@${slug}.example`,
      digest_minuten: 1,
      locaties: [{ naam: `Kantoor ${kantoor.adres.split(" ").at(-1)}`, adres: kantoor.adres }],
    });
    const actors: AdviseurActor[] = [];
    for (const mens of kantoor.mensen) {
      const { id: gebruikerId } = await tx
        .insertInto("gebruiker")
        .values({ kantoor_id: id, ...mens, telefoon: kantoor.telefoon })
        .returning("id")
        .executeTakeFirstOrThrow();
      const naam = `${mens.voornaam} ${mens.achternaam}`;
      await createAdviseurAccount(tx, { id: gebruikerId, email: mens.email, naam, wachtwoord: demoPassword });
      actors.push({ kind: "gebruiker", kantoorId: id, gebruikerId, rollen: mens.rollen, naam, beperkteInzage: false, sessionId: "demo" });
    }
    return { id, actors };
  });
}
