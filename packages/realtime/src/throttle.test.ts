import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createThrottle } from "./throttle.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function recorded(windowMs: number) {
  const sent: string[] = [];
  return { sent, throttle: createThrottle<number>(windowMs, (key, value) => void sent.push(`${key}${value}`)) };
}

test("the first goes at once, and of what follows in its window only the last", () => {
  const { sent, throttle } = recorded(1_000);
  for (const value of [1, 2, 3]) throttle.push("a", value);
  expect(sent).toEqual(["a1"]);
  vi.advanceTimersByTime(1_000);
  expect(sent).toEqual(["a1", "a3"]);
});

test("a steady stream is sent once a window, and a pause makes the next go at once again", () => {
  const { sent, throttle } = recorded(1_000);
  for (let value = 0; value < 35; value++) {
    throttle.push("a", value);
    vi.advanceTimersByTime(100);
  }
  expect(sent).toEqual(["a0", "a9", "a19", "a29"]);
  vi.advanceTimersByTime(5_000);
  throttle.push("a", 99);
  expect(sent.slice(-2)).toEqual(["a34", "a99"]);
});

test("one key does not hold up another, and nothing is sent after the stop", () => {
  const { sent, throttle } = recorded(1_000);
  throttle.push("a", 1);
  throttle.push("b", 1);
  throttle.push("b", 2);
  throttle.stop();
  vi.advanceTimersByTime(5_000);
  expect(sent).toEqual(["a1", "b1"]);
});
