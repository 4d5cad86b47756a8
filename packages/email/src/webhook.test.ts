import { describe, expect, it } from "vitest";
import { isFromPostmark, readMailReport } from "./webhook.ts";

const MessageID = "883953f4-6105-42a2-a16a-77a8eac79483";
const Metadata = { emailId: "0198f9d2-0000-7000-8000-000000000001", kantoorId: "0198f9d2-0000-7000-8000-000000000002" };
const report = (fields: object) => readMailReport({ MessageID, Metadata, ...fields });

describe("what Postmark tells of a mail", () => {
  it.each([
    [{ RecordType: "Delivery", Recipient: "a@b.example", DeliveredAt: "2026-11-24T10:00:00Z" }, "delivered"],
    [{ RecordType: "Open", FirstOpen: true }, "opened"],
    [{ RecordType: "SpamComplaint", Type: "SpamComplaint", TypeCode: 512 }, "complained"],
    [{ RecordType: "Bounce", Type: "HardBounce", TypeCode: 1 }, "bounced"],
    [{ RecordType: "Bounce", Type: "SomethingNew", TypeCode: 77 }, "bounced"],
  ])("%j is %s", (fields, kind) => expect(report(fields)).toMatchObject({ ...Metadata, postmarkId: MessageID, news: { kind } }));

  it.each([
    ["a mail that is still tried", { RecordType: "Bounce", Type: "Transient" }],
    ["an answer of a machine", { RecordType: "Bounce", Type: "AutoResponder" }],
    ["a kind of call that says nothing of one mail", { RecordType: "SubscriptionChange" }],
    ["a mail without our metadata", { RecordType: "Delivery", Metadata: {} }],
    ["metadata that nobody of us wrote", { RecordType: "Delivery", Metadata: { emailId: "1", kantoorId: "2" } }],
  ])("%s is passed over", (_, fields) => expect(report(fields)).toBeUndefined());

  it("takes anything for what it is not", () => {
    for (const body of [null, "", [], 7, { RecordType: "Delivery" }]) expect(readMailReport(body)).toBeUndefined();
  });

  it("says what to do about an address that is not there, and about a full mailbox", () => {
    expect(report({ RecordType: "Bounce", Type: "HardBounce" })?.news).toMatchObject({ reden: expect.stringContaining("bestaat niet") });
    expect(report({ RecordType: "Bounce", Type: "SoftBounce" })?.news).toMatchObject({ reden: expect.stringContaining("later opnieuw") });
  });
});

describe("who calls", () => {
  const secret = "s".repeat(40);
  const basic = (text: string): string => `Basic ${Buffer.from(text).toString("base64")}`;
  it.each([
    [basic(`postmark:${secret}`), true],
    [basic(`postmark:${secret}x`), false],
    [basic(`postmark:${"t".repeat(40)}`), false],
    [basic(`someone:${secret}`), false],
    [`Bearer ${secret}`, false],
    ["", false],
    [undefined, false],
  ])("%s: %s", (header, expected) => expect(isFromPostmark(header, secret)).toBe(expected));
});
