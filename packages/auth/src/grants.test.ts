import { expect, test } from "vitest";
import { hashCode, hashToken, maskEmail } from "./grants.ts";

test("a masked address is known by its owner and teaches nobody else", () => {
  expect(maskEmail("jan.jansen@gmail.com")).toBe("j…@g…");
  expect(maskEmail("j@x.nl")).toBe("j…@x…");
});

test("a hash is of one token, and a code is of one address", () => {
  expect(hashToken("a")).toHaveLength(32);
  expect(hashToken("a")).not.toEqual(hashToken("b"));
  expect(hashCode("anna@example.nl", "123456")).not.toEqual(hashCode("bram@example.nl", "123456"));
});
