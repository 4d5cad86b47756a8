import { uploadLimits } from "@dossierklaar/domain/dossiercontrole/rules";
import type { KlantStukView } from "@dossierklaar/domain/dossiercontrole/view";
import { weigeringLabels } from "@dossierklaar/domain/labels";
import { describe, expect, it } from "vitest";
import {
  type Aanlevering,
  asDraft,
  newAanlevering,
  reconcile,
  toUploadFile,
  withFiles,
  withMove,
  withoutFile,
  withReplacement,
  withReservation,
  withTurn,
} from "./aanlevering.ts";
import { sumOf } from "./sum.ts";

const photo = (name: string, bytes = 10, type = "image/jpeg") => new File(["x".repeat(bytes)], name, { type });
const draft = (...names: string[]) =>
  withFiles(
    newAanlevering({ id: "stuk", naam: "Loonstrook" }, "dossier"),
    names.map((name) => photo(name)),
  );
const names = (aanlevering: Aanlevering) => aanlevering.files.map((file) => file.naam);

type Bestand = KlantStukView["bestanden"][number];
const stukWith = (bestanden: Partial<Bestand>[]) => ({ id: "stuk", bestanden }) as KlantStukView; // all that reconcile looks at

describe("choosing", () => {
  it("refuses at once what can be seen from outside, and only that", () => {
    expect(toUploadFile(photo("leeg.jpg", 0)).sentence).toBe(weigeringLabels.empty);
    expect(toUploadFile(photo("virus.exe", 3, "application/x-msdownload")).sentence).toBe(weigeringLabels.wrongType);
    const tooLarge = Object.defineProperty(photo("groot.pdf", 1, "application/pdf"), "size", { value: uploadLimits.bytes + 1 });
    expect(toUploadFile(tooLarge).sentence).toBe(weigeringLabels.tooLarge);
    expect(toUploadFile(photo("foto.heic", 3, "")).state).toBe("chosen");
  });

  it("takes as many as may go at once, and says what stays behind", () => {
    const many = withFiles(
      draft("a"),
      Array.from({ length: 31 }, (_, at) => photo(`${at}.jpg`)),
    );
    expect(many.files).toHaveLength(uploadLimits.files);
    expect(many.sentence).toContain("2 bestanden passen er niet meer bij");
  });

  it("turns a whole turn in four, moves within the row, and takes out", () => {
    let one = draft("a", "b", "c");
    const id = one.files[1]?.id ?? "";
    for (const expected of [90, 180, 270, 0]) {
      one = withTurn(one, id);
      expect(one.files[1]?.draaiing).toBe(expected);
    }
    expect(names(withMove(one, id, -1))).toEqual(["b", "a", "c"]);
    expect(names(withMove(withMove(one, id, 1), id, 1))).toEqual(["a", "c", "b"]);
    expect(names(withoutFile(one, id))).toEqual(["a", "c"]);
  });
});

describe("on its way", () => {
  const reserved = () => withReservation({ ...draft("a", "b"), phase: "sending" }, ["b1", "b2"]);

  it("gives each file the id that the server gave it, in order, and asks the next time with another requestId", () => {
    const before = draft("a", "b");
    const after = withReservation(before, ["b1", "b2"]);
    expect(after.files.map((file) => [file.naam, file.bestandId, file.state])).toEqual([
      ["a", "b1", "waiting"],
      ["b", "b2", "waiting"],
    ]);
    expect(after.requestId).not.toBe(before.requestId);
  });

  it("puts another file in the place of one that failed, and remembers to take the old one back", () => {
    const one = reserved();
    const replaced = withReplacement(one, one.files[0]?.id ?? "", photo("c"));
    expect(names(replaced)).toEqual(["c", "b"]);
    expect(replaced.dropped).toEqual(["b1"]);
    expect(replaced.files[0]?.state).toBe("chosen");
  });

  it("believes the server: stored, refused, received", () => {
    const one = reserved();
    const own = { aanleveringId: one.id, aangeleverdOp: null, weigering: null };
    const seen = reconcile(
      one,
      stukWith([
        { ...own, id: "b1", status: "uploaded" },
        { ...own, id: "b2", status: "refused", weigering: "encrypted" },
      ]),
      false,
    );
    expect(seen.kind === "going" && seen.aanlevering.files.map((file) => [file.state, file.sentence])).toEqual([
      ["sent", null],
      ["failed", weigeringLabels.encrypted],
    ]);
    expect(reconcile(one, stukWith([{ ...own, id: "b1", status: "accepted", aangeleverdOp: new Date() }]), false)).toEqual({
      kind: "received",
    });
  });

  it("does not lose a file that was announced after the dossier was fetched", () => {
    const one = reserved();
    expect(reconcile(one, stukWith([]), false)).toEqual({ kind: "going", aanlevering: one });
    const fresh = reconcile(one, stukWith([]), true);
    expect(fresh.kind === "going" && fresh.aanlevering.files.every((file) => file.state === "failed")).toBe(true);
    expect(reconcile(one, undefined, false).kind).toBe("going");
    expect(reconcile(one, undefined, true).kind).toBe("gone");
  });

  it("stopped, it stands ready as another aanlevering", () => {
    const one = reserved();
    const again = asDraft(one, null);
    expect(again.id).not.toBe(one.id);
    expect(again.files.every((file) => file.bestandId === null && file.state === "chosen")).toBe(true);
  });

  it("counts bytes, without those of a failed file", () => {
    const one = reserved();
    const [a, b] = one.files;
    expect(sumOf(one, new Map([[a?.id ?? "", 4]]))).toEqual({ sentBytes: 4, totalBytes: 20 });
    expect(sumOf(one, new Map([[a?.id ?? "", 12]]))).toEqual({ sentBytes: 10, totalBytes: 20 });
    const failed = { ...one, files: one.files.map((file) => (file === b ? { ...file, state: "failed" as const } : file)) };
    expect(sumOf(failed, new Map([[a?.id ?? "", 4]]))).toEqual({ sentBytes: 4, totalBytes: 10 });
  });
});
