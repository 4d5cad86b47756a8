import { z } from "zod";

const url = z.string().regex(/^postgres(ql)?:\/\//, "must begin with postgres://");

/** What an app needs to reach the database: the walled role only. */
export const appDbEnvSchema = z.object({ APP_DATABASE_URL: url });

/** The worker's runner also needs the owner, for graphile-worker's own tables. */
export const ownerDbEnvSchema = z.object({ DATABASE_URL: url });
