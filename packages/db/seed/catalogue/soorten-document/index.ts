import type { SoortDocumentSeed } from "../types.ts";
import { aankoop } from "./aankoop.ts";
import { dga } from "./dga.ts";
import { dienstverlening } from "./dienstverlening.ts";
import { huidigeHypotheek } from "./huidige-hypotheek.ts";
import { identiteit } from "./identiteit.ts";
import { inkomensbewijs } from "./inkomensbewijs.ts";
import { loondienst } from "./loondienst.ts";
import { onderneming } from "./onderneming.ts";
import { pensioenEnUitkering } from "./pensioen-en-uitkering.ts";
import { relatie } from "./relatie.ts";
import { schuldenEnPolissen } from "./schulden-en-polissen.ts";
import { vermogen } from "./vermogen.ts";
import { woning } from "./woning.ts";

/** Every soort document that a new kantoor starts with, in the order of their numbers. */
export const soortenDocument: readonly SoortDocumentSeed[] = [
  ...identiteit,
  ...loondienst,
  ...inkomensbewijs,
  ...onderneming,
  ...dga,
  ...pensioenEnUitkering,
  ...relatie,
  ...aankoop,
  ...woning,
  ...huidigeHypotheek,
  ...vermogen,
  ...schuldenEnPolissen,
  ...dienstverlening,
].sort((a, b) => a.nummer - b.nummer);
