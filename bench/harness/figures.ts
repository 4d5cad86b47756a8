import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { sql } from "@dossierklaar/db";
import type { Product } from "./product.ts";

/** One line of the table: what was measured, beside its floor in the same run. */
export type Line = { what: string; floor: string; product: string; goal: string; isMet: boolean | null };

export type Machine = { cpu: string; cores: number; memoryGb: number; node: string; postgres: string; fsync: string };

/** How many wanted to run, over the last 1, 5 and 15 minutes: above the number of cores only ratios count. */
export const loadNow = (): number[] => os.loadavg().map((value) => Math.round(value * 10) / 10);

export async function describeMachine(product: Product): Promise<Machine> {
  const { rows } = await sql<{ postgres: string; fsync: string }>`
    select current_setting('server_version') as postgres, current_setting('fsync') as fsync`.execute(product.owner.withoutKantoor);
  return {
    cpu: os.cpus()[0]?.model ?? "unknown",
    cores: os.availableParallelism(),
    memoryGb: Math.round(os.totalmem() / 2 ** 30),
    node: process.version,
    postgres: rows[0]?.postgres ?? "unknown",
    fsync: rows[0]?.fsync ?? "unknown",
  };
}

export function printTable(lines: readonly Line[]): void {
  const header: Line = { what: "", floor: "floor", product: "product", goal: "goal", isMet: null };
  const cells = (line: Line) => [line.what, line.floor, line.product, line.goal, line.isMet === null ? "" : line.isMet ? "met" : "MISSED"];
  const table = [header, ...lines].map(cells);
  const widths = cells(header).map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  console.log("");
  for (const row of table)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    );
}

/** Keeps the figures as bench/results/latest.json, which is not committed. @returns the file */
export function keepFigures(figures: object): string {
  const file = path.resolve(import.meta.dirname, "../results/latest.json");
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`);
  return file;
}
