import { describe, expect, it } from "vitest";
import { findAddress, parseAddresses } from "./address.ts";

describe("addresses", () => {
  it.each([
    ["a@b.example", { Email: "a@b.example", Name: "" }],
    ["Jorrit van Dam <j@b.example>", { Email: "j@b.example", Name: "Jorrit van Dam" }],
    ['"Dam, \\"J\\" van" <j@b.example>', { Email: "j@b.example", Name: 'Dam, "J" van' }],
    ["<j@b.example>", { Email: "j@b.example", Name: "" }],
  ])("reads %s", (text, recipient) => expect(findAddress(text)).toEqual(recipient));
  it.each(["", "a", "a@b", "a b@c.example", "a@b.example.", "a@b..example", "a@b.example, c", 'x"y <a@b.example>'])("refuses %j", (text) =>
    expect(findAddress(text)).toBeUndefined(),
  );
  it("splits on commas outside names only", () => {
    const list = '"Dam, van" <a@b.example>, c@d.example,';
    expect(parseAddresses(list)).toEqual({
      recipients: [expect.objectContaining({ Name: "Dam, van" }), { Email: "c@d.example", Name: "" }],
    });
    expect(parseAddresses("a@b.example, fout")).toEqual({ invalid: "fout" });
  });
});
