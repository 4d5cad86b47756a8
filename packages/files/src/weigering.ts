import type { weigeringLabels } from "@dossierklaar/domain/labels";

/** Why a file is refused: each has its sentence in the domain's labels. */
export type Weigering = keyof typeof weigeringLabels;
