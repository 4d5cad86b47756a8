/** How many stukken stand in each state; cancelled and offered are counted by nobody, so they have no place here. */
export type Marks = {
  approved: number;
  provisionallyApproved: number;
  received: number;
  declaredNotApplicable: number;
  rejected: number;
  requested: number;
};

const parts: readonly { key: keyof Marks; word: string; tone: string }[] = [
  { key: "approved", word: "akkoord", tone: "bg-mark-approved" },
  { key: "provisionallyApproved", word: "voorlopig akkoord", tone: "bg-mark-provisional" },
  { key: "received", word: "ontvangen", tone: "bg-mark-received" },
  { key: "declaredNotApplicable", word: "klant meldt: n.v.t.", tone: "bg-mark-declared" },
  { key: "rejected", word: "afgekeurd", tone: "bg-mark-rejected" },
  { key: "requested", word: "aan te leveren", tone: "bg-track" },
];

/** `3 akkoord, 4 ontvangen, 14 aan te leveren`: what the bar says to who cannot see it. */
export function marksInWords(marks: Marks): string {
  const words = parts.filter((part) => marks[part.key] > 0).map((part) => `${marks[part.key]} ${part.word}`);
  return words.length > 0 ? words.join(", ") : "nog geen stukken";
}

/** The progress of a dossier as one bar. The numbers stand in words beside it; the bar is never the only carrier. */
export function MarksBar(props: { marks: Marks; label?: string; size?: "thin" | "dense" | "roomy"; className?: string }) {
  const height = { thin: "h-1.5", dense: "h-2", roomy: "h-2.5" }[props.size ?? "dense"];
  const shown = parts.filter((part) => props.marks[part.key] > 0);
  return (
    <div
      aria-label={props.label ?? marksInWords(props.marks)}
      className={`flex min-w-0 flex-1 gap-0.5 overflow-hidden rounded-full ${height} ${shown.length === 0 ? "bg-track" : ""} ${props.className ?? ""}`}
      role="img"
    >
      {shown.map((part) => (
        <span className={`block transition-[flex-grow] duration-200 ${part.tone}`} key={part.key} style={{ flex: props.marks[part.key] }} />
      ))}
    </div>
  );
}

/** How far something is, `done` of `total`, in one colour: green when complete. For rows, where six colours would shout. */
export function ProgressMark(props: { done: number; total: number }) {
  const complete = props.total > 0 && props.done >= props.total;
  const share = props.total > 0 ? Math.min(100, (props.done / props.total) * 100) : 0;
  return (
    <span className="flex items-center gap-2.25 text-xs text-ink-2 tabular-nums">
      <span aria-hidden className="block h-1.5 w-16 flex-none overflow-hidden rounded-full bg-track">
        <span className={`block h-full ${complete ? "bg-mark-approved" : "bg-mark-received"}`} style={{ width: `${share}%` }} />
      </span>
      {props.done} van {props.total}
    </span>
  );
}
