// Where the blocks of a day stand. Pure; times are `HH:mm` of one and the same day, an end is later than its start.

export type DayBlock = { id: string; title: string; start: string; end: string; sub?: string; isOwn?: boolean };

export type PlacedBlock = DayBlock & {
  /** Minutes after midnight. */
  from: number;
  until: number;
  /** Which of `columns` side by side, counted from 0. */
  column: number;
  columns: number;
  /** It overlaps the afspraak being made. */
  isClash: boolean;
};

export const minutesOf = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return hour * 60 + minute;
};

export const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** The hours to show: 8 to 18, wider when something lies outside. */
export function hoursOf(blocks: readonly DayBlock[]): { first: number; last: number } {
  const first = Math.min(8, ...blocks.map((block) => Math.floor(minutesOf(block.start) / 60)));
  const last = Math.max(18, ...blocks.map((block) => Math.ceil(minutesOf(block.end) / 60)));
  return { first, last };
}

/** Blocks that overlap stand side by side; touching is not overlapping. */
export function placeBlocks(blocks: readonly DayBlock[]): PlacedBlock[] {
  const own = blocks.find((block) => block.isOwn);
  const timed = blocks
    .map((block) => ({ ...block, from: minutesOf(block.start), until: minutesOf(block.end) }))
    .sort((a, b) => a.from - b.from || b.until - a.until);
  const placed: PlacedBlock[] = [];
  let cluster: PlacedBlock[] = [];
  let clusterEnd = -1;
  const closeCluster = () => {
    const columns = Math.max(0, ...cluster.map((block) => block.column + 1));
    for (const block of cluster) block.columns = columns;
    cluster = [];
  };
  for (const block of timed) {
    if (block.from >= clusterEnd) closeCluster();
    const taken = new Set(cluster.filter((other) => other.until > block.from).map((other) => other.column));
    let column = 0;
    while (taken.has(column)) column += 1;
    const isClash = Boolean(own && !block.isOwn && block.from < minutesOf(own.end) && block.until > minutesOf(own.start));
    const one: PlacedBlock = { ...block, column, columns: 1, isClash };
    cluster.push(one);
    placed.push(one);
    clusterEnd = Math.max(clusterEnd, block.until);
  }
  closeCluster();
  return placed;
}
