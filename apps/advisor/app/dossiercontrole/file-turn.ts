/** Quarter turns to the right. */
export type Turn = 0 | 1 | 2 | 3;

/** Degrees, also negative or past a whole turn, as quarter turns. */
export const turnOf = (degrees: number): Turn => ((((degrees / 90) % 4) + 4) % 4) as Turn; // the remainder of four is one of four
