import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

export type Seal = {
  /** `about` says to whom it belongs: put in another's row, it does not open. */
  close(text: string, about: string): string;
  /** Throws for what was closed with another key, for somebody else, or changed since. */
  open(sealed: string, about: string): string;
};

const version = "v1";

/** Keeps tokens unreadable in the database and in its backups: AES-256-GCM by a key made of the configured secret. */
export function createSeal(secret: string): Seal {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "dossierklaar agenda", 32));
  return {
    close(text, about) {
      const iv = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(about));
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return `${version}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url")}`;
    },
    open(sealed, about) {
      const [mark, packed = ""] = sealed.split(".");
      const bytes = Buffer.from(packed, "base64url");
      if (mark !== version || bytes.length < 28) throw new RangeError("nothing that this seal closed");
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12))
        .setAAD(Buffer.from(about))
        .setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
    },
  };
}
