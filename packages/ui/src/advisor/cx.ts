/** Joins class names; what is false, undefined or empty falls out. */
export const cx = (...names: (string | false | undefined)[]): string => names.filter(Boolean).join(" ");
