/** What time it is, handed in so that a rule can be tried at any moment. */
export type Clock = { now(): Date };
