/** Milliseconds on the clock that all processes of this machine share; says nothing about the time of day. */
export const nowMs = (): number => Number(process.hrtime.bigint()) / 1e6;
