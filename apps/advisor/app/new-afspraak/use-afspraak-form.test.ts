import { expect, it } from "vitest";
import { type AfspraakChoices, defaultPlace, emptyForm } from "./use-afspraak-form";

const offices = [
  { id: "maliebaan", naam: "Utrecht", adres: "Maliebaan 41, Utrecht" },
  { id: "zeist", naam: "Zeist", adres: "Slotlaan 1, Zeist" },
];
const choices = (change: Partial<AfspraakChoices>): AfspraakChoices => ({
  afspraaktypen: [],
  locaties: offices,
  adviseurs: [
    { id: "sanne", naam: "Sanne Visser", standaardLocatieId: "zeist", agenda: "google" },
    { id: "tim", naam: "Tim Bos", standaardLocatieId: null, agenda: null },
  ],
  adviseurId: "sanne",
  thuisadres: "Kanaalweg 88, 3526 KL Utrecht",
  telefoon: "06 12345678",
  ockto: false,
  aanvragers: [],
  ...change,
});

// The adviseur's own, the kantoor's, the client's home, the telephone, else a link that is typed.
it.each([
  ["sanne", {}, "office", "Slotlaan 1, Zeist"],
  ["tim", {}, "office", "Maliebaan 41, Utrecht"],
  // An own office that is no longer in use.
  ["sanne", { locaties: offices.slice(0, 1) }, "office", "Maliebaan 41, Utrecht"],
  ["sanne", { locaties: [] }, "home", "Kanaalweg 88, 3526 KL Utrecht"],
  ["sanne", { locaties: [], thuisadres: "" }, "phone", "06 12345678"],
  ["sanne", { locaties: [], thuisadres: "", telefoon: "" }, "video", ""],
] as const)("where %s meets first, given %j: %s %s", (adviseurId, change, locatieSoort, locatie) => {
  const found = defaultPlace(adviseurId, choices(change as Partial<AfspraakChoices>)); // the table's arrays are readonly
  expect(found).toMatchObject({ locatieSoort, locatie });
});

it.each([
  ["sanne", true],
  ["tim", false],
])("proposes the agenda of who has coupled one: %s %s", (adviseurId, inAgenda) => {
  expect(emptyForm(choices({ adviseurId }), "2026-11-24").inAgenda).toBe(inAgenda);
});
