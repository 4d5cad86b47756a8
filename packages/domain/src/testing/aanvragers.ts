import type { AanvragerFacts } from "../scenario/rules.ts";

/** The two aanvragers of the main story, as the rules of scenario's know them. */
export const eline: AanvragerFacts = {
  id: "eline",
  positie: 1,
  inkomenstypeIds: ["loondienst"],
  klantprofielId: "doorstromer",
  klantprofielCode: "02",
  geboortedatum: "1988-03-14",
  ondernemingSinds: null,
  employers: [],
  businesses: [],
};
export const jorrit: AanvragerFacts = {
  ...eline,
  id: "jorrit",
  positie: 2,
  inkomenstypeIds: ["zzp", "loondienst"],
  klantprofielId: "starter",
  klantprofielCode: "01",
  ondernemingSinds: 2019,
};
