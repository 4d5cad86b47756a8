import { afterEach, expect, vi } from "vitest";

// A warning that nobody reads becomes an incident that nobody understands: what the code complains about fails its test.
const complaints: string[] = [];
vi.spyOn(console, "error").mockImplementation((...words: unknown[]) => {
  complaints.push(words.map(String).join(" "));
});
afterEach(() => {
  const seen = complaints.splice(0);
  expect(seen, "console.error was called").toEqual([]);
});
