// What every browser has and jsdom lacks, for the tests of components. Import it first.

if (typeof window !== "undefined") {
  // `CSS` is declared as always present; in jsdom it is not.
  const css = (globalThis as { CSS?: { escape?: (text: string) => string } }).CSS ?? {};
  css.escape ??= (text) => text.replace(/[^\w-]/g, (character) => `\\${character}`);
  Object.defineProperty(globalThis, "CSS", { configurable: true, value: css });
}
