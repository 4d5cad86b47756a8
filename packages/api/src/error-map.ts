import type { ErrorCode } from "@dossierklaar/domain/errors";
import type { TRPC_ERROR_CODE_KEY } from "@trpc/server";

/** Domain code → what HTTP makes of it. Exhaustive: a new code does not compile until it has its place here. */
export const errorMap: Record<ErrorCode, TRPC_ERROR_CODE_KEY> = {
  NOT_FOUND: "NOT_FOUND",
  FORBIDDEN: "FORBIDDEN",
  ALREADY_CHANGED: "CONFLICT",
  TRANSITION_REFUSED: "CONFLICT",
  AMBIGUOUS_TIME: "BAD_REQUEST",
  NONEXISTENT_TIME: "BAD_REQUEST",
  INVALID_INPUT: "BAD_REQUEST",
  ALREADY_EXISTS: "CONFLICT",
  LAST_CHOICE: "CONFLICT",
  LAST_ADMIN: "CONFLICT",
  EMAIL_TAKEN: "CONFLICT",
  PICTURE_REFUSED: "BAD_REQUEST",
  REQUEST_REUSED: "CONFLICT",
  DOSSIER_CLOSED: "PRECONDITION_FAILED",
  UPLOAD_LIMIT: "BAD_REQUEST",
  UPLOAD_REFUSED: "BAD_REQUEST",
  GRANT_SPENT: "CONFLICT",
  GRANT_EXPIRED: "CONFLICT",
};
