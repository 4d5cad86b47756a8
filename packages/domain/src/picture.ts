// Pictures that somebody sends of herself or of her kantoor: small, in the database, behind the same walls as their rows. A file host
// would be one more place to look for, and one more that can be away, for the sake of ten kilobytes.
import { createHash } from "node:crypto";
import { z } from "zod";
import { DomainError } from "./errors.ts";

/** At most 10 MB, as base64. */
export const pictureSchema = z
  .base64("Dit bestand kunnen we niet lezen. Kies het opnieuw.")
  .max(14_000_000, "Deze foto is groter dan 10 MB. Kies een kleinere.");

/** Makes one of the product's own pictures of what was sent; undefined for what is no picture that it can open. */
export type MakePicture = (bytes: Uint8Array) => Promise<Uint8Array | undefined>;

/** The picture as it is kept. Throws PICTURE_REFUSED at `field`. Not inside a transaction: it takes a moment. */
export async function readPicture(base64: string, make: MakePicture, field: string): Promise<{ bytes: Buffer; hash: string }> {
  const made = await make(Buffer.from(base64, "base64"));
  if (!made) throw new DomainError("PICTURE_REFUSED", { field });
  const bytes = Buffer.from(made);
  return { bytes, hash: createHash("sha256").update(bytes).digest("hex").slice(0, 16) };
}
