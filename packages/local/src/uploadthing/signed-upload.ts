export type Acl = "private" | "public-read";

/** What the app signed into the address of one upload. The part's own file name and type are worthless: a resumed slice calls itself "blob". */
export type SignedUpload = {
  appId: string;
  name: string;
  /** Bytes. */
  size: number;
  type: string;
  /** Null for an upload by the server itself (UTApi), which is not called back. */
  slug: string | null;
  customId: string | null;
  contentDisposition: "inline" | "attachment";
  acl: Acl;
};

/** Keys are opaque, but their alphabet is not: whatever can leave a folder or name another resource is no key. */
export function isFileKey(text: string): boolean {
  return /^[A-Za-z0-9_-]{10,300}$/.test(text);
}

export function isAcl(value: unknown): value is Acl {
  return value === "private" || value === "public-read";
}

/** Reads the signed parameters; undefined when one that an upload cannot do without is absent or unreadable. */
export function readSignedUpload(query: URLSearchParams): SignedUpload | undefined {
  const appId = readParameter(query, "x-ut-identifier");
  const name = readParameter(query, "x-ut-file-name");
  const size = readParameter(query, "x-ut-file-size");
  // Private unless the route says otherwise: keys have some 2^30 values, so an address alone protects nobody's papers.
  const acl = readParameter(query, "x-ut-acl") ?? "private";
  if (!appId || name === null || size === null || !/^\d{1,15}$/.test(size) || !isAcl(acl)) return undefined;
  return {
    appId,
    name,
    size: Number(size),
    type: readParameter(query, "x-ut-file-type") ?? "",
    slug: readParameter(query, "x-ut-slug"),
    customId: readParameter(query, "x-ut-custom-id"),
    contentDisposition: readParameter(query, "x-ut-content-disposition") === "attachment" ? "attachment" : "inline",
    acl,
  };
}

/** Whether two signed addresses ask for the same upload; when they may be used does not matter, what they carry does. */
export function isSameUpload(a: SignedUpload, b: SignedUpload): boolean {
  return (
    a.appId === b.appId &&
    a.name === b.name &&
    a.size === b.size &&
    a.type === b.type &&
    a.slug === b.slug &&
    a.customId === b.customId &&
    a.contentDisposition === b.contentDisposition &&
    a.acl === b.acl
  );
}

/** The SDK encodes each value twice; URLSearchParams undoes one layer. */
function readParameter(query: URLSearchParams, name: string): string | null {
  const value = query.get(name);
  if (value === null) return null;
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}
