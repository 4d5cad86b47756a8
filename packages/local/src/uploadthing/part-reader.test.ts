import { expect, test } from "vitest";
import { createPartReader, findMultipartBoundary, MalformedPartError } from "./part-reader.ts";

const BOUNDARY = "----formdata-042";
const HEADER = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="loonstrook.pdf"\r\nContent-Type: application/pdf\r\n\r\n`;
const END = `\r\n--${BOUNDARY}--\r\n`;

function readInPieces(body: Buffer, size: number): { content: string; isComplete: boolean } {
  const reader = createPartReader(BOUNDARY);
  const content: Buffer[] = [];
  for (let at = 0; at < body.length; at += size) content.push(Buffer.from(reader.read(body.subarray(at, at + size))));
  return { content: Buffer.concat(content).toString("latin1"), isComplete: reader.isComplete() };
}

test("takes out the content wherever the pieces are cut", () => {
  // Line breaks and half delimiters inside a file are content.
  const content = `\r\n\r\n--${BOUNDARY.slice(0, -1)}X\r\r\n--\r\n%PDF`;
  const body = Buffer.from(HEADER + content + END, "latin1");
  for (let size = 1; size <= body.length; size++) expect(readInPieces(body, size)).toEqual({ content, isComplete: true });
});

test("an empty slice has no content and is complete", () => {
  expect(readInPieces(Buffer.from(HEADER + END), 7)).toEqual({ content: "", isComplete: true });
});

test("a body that stops before its delimiter is not complete, and what cannot be the delimiter is given out", () => {
  expect(readInPieces(Buffer.from(`${HEADER}abc\r\n--${BOUNDARY.slice(0, 5)}`), 1000)).toEqual({ content: "abc", isComplete: false });
});

test("refuses another part and an endless header", () => {
  expect(() => readInPieces(Buffer.from(HEADER.replace('"file"', '"avatar"') + END), 50)).toThrow(MalformedPartError);
  expect(() => readInPieces(Buffer.alloc(40_000, "x"), 1000)).toThrow(MalformedPartError);
});

test("finds the boundary, quoted or not, and only in a form", () => {
  expect(findMultipartBoundary(`multipart/form-data; boundary=${BOUNDARY}`)).toBe(BOUNDARY);
  expect(findMultipartBoundary('multipart/form-data; charset=utf-8; boundary="a b"')).toBe("a b");
  expect(findMultipartBoundary("application/pdf")).toBeUndefined();
  expect(findMultipartBoundary(undefined)).toBeUndefined();
});
