import type { AgendaBlock } from "@dossierklaar/domain/afspraak/choices";
import { formatTime } from "@dossierklaar/domain/format";
import type { DayPane } from "@dossierklaar/ui/advisor/day-pane";
import type { ComponentProps } from "react";

export type DayBlock = ComponentProps<typeof DayPane>["blocks"][number];

const lastMinute = 23 * 60 + 59;
const workday = { from: 8 * 60, until: 18 * 60 };
const quarter = 15;

export const minutesOf = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return hour * 60 + minute;
};

const timeOf = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** So many minutes after a time, within the day. */
export const endOf = (time: string, minutes: number): string => timeOf(Math.min(minutesOf(time) + minutes, lastMinute));

/** What stands in a colleague's agenda, as wall time. */
export const toDayBlock = (block: AgendaBlock): DayBlock => {
  const start = formatTime(block.begintOp);
  return {
    id: block.afspraakId,
    title: block.titel,
    start,
    end: endOf(start, block.duurMinuten),
    ...(block.locatie ? { sub: block.locatie } : {}),
  };
};

/** The afspraak in the way; touching is not overlapping. */
export const findClash = (blocks: readonly DayBlock[], start: string, minutes: number): DayBlock | undefined =>
  blocks.find((block) => minutesOf(block.start) < minutesOf(start) + minutes && minutesOf(block.end) > minutesOf(start));

/** The free time nearest to the one that was wanted, by the quarter, within the working day; undefined when the day is full. */
export function findFreeTime(blocks: readonly DayBlock[], wanted: string, minutes: number): string | undefined {
  const free: number[] = [];
  for (let at = workday.from; at + minutes <= workday.until; at += quarter) if (!findClash(blocks, timeOf(at), minutes)) free.push(at);
  const distance = (at: number) => Math.abs(at - minutesOf(wanted));
  const nearest = free.sort((a, b) => distance(a) - distance(b))[0];
  return nearest === undefined ? undefined : timeOf(nearest);
}
