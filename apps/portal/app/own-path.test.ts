import { expect, test } from "vitest";
import { ownPath } from "./own-path.ts";

test.each([
  ["/actiepunten/1?x=2", "/actiepunten/1?x=2"],
  ["/", "/"],
  [undefined, "/"],
  ["https://evil.example", "/"],
  ["//evil.example", "/"],
  ["/\\evil.example", "/"],
  ["/\t/evil.example", "/"],
  ["afspraken", "/"],
])("%j leads to %s", (text, path) => expect(ownPath(text)).toBe(path));
