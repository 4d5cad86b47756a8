import type { Kysely, Selectable, Transaction } from "kysely";
import type { DB } from "./schema.generated.ts";

export type Database = DB;

/** Reads. Carries one kantoor, or none for the tables that belong to none. */
export type Db = Kysely<Database>;

/** Writes and locks: proof that a transaction is open. */
export type Tx = Transaction<Database>;

/** A row as a select gives it. */
export type Row<Table extends keyof Database> = Selectable<Database[Table]>;
