import type { CodeSeed } from "./types.ts";

/** How an aanvrager earns; one person can have more than one. 001 to 003 mirror the HDN codes 10, 11 and 12. */
export const inkomenstypen: readonly CodeSeed[] = [
  { code: "001", naam: "Loondienst vast" },
  { code: "002", naam: "Loondienst tijdelijk met intentieverklaring" },
  { code: "003", naam: "Loondienst tijdelijk zonder intentieverklaring" },
  { code: "004", naam: "Flex / uitzend / oproep" },
  { code: "005", naam: "ZZP / IB-ondernemer" },
  { code: "006", naam: "DGA" },
  { code: "007", naam: "VOF / maatschap" },
  { code: "008", naam: "Pensioen / AOW" },
  { code: "009", naam: "Uitkering (WIA/WAO/Anw)" },
  { code: "010", naam: "Alimentatie" },
  { code: "011", naam: "Huurinkomsten/vermogen" },
  { code: "012", naam: "Loondienst buitenland" },
  { code: "013", naam: "Geen inkomen" },
];
