import type { stukStatusLabel } from "@dossierklaar/domain/labels";

/** The statuses of a stuk, as the domain names them. */
export type StukStatus = Parameters<typeof stukStatusLabel>[0];

/** What a badge can show: a status, or the moment before `received` in which the files are on their way. */
export type BadgeStatus = StukStatus | "uploading";
