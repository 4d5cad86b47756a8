import { describe, expect, it } from "vitest";
import { fileStorageEnvSchema, filesEnvSchema } from "./env.ts";
import { uploadOrigins } from "./uploadthing.ts";

const tokenOf = (regions: string[]): string =>
  Buffer.from(JSON.stringify({ apiKey: "sk_live_x", appId: "abc", regions })).toString("base64");

const cloud = { UPLOADTHING_TOKEN: tokenOf(["fra1"]), UPLOADTHING_CALLBACK_URL: "https://portaal.voorbeeld.nl/api/uploadthing" };
const local = {
  LOCAL_SERVICES: "on",
  UPLOADTHING_TOKEN: tokenOf(["local"]),
  UPLOADTHING_CALLBACK_URL: "http://localhost:3001/api/uploadthing",
  UPLOADTHING_INGEST_URL: "http://localhost:3002/ut-local/ingest",
  UPLOADTHING_API_URL: "http://localhost:3002/ut-local/api",
  UPLOADTHING_UFS_HOST: "localhost:3002/ut-local/files",
  UPLOADTHING_UFS_APP_ID_LOCATION: "path",
  UPLOADTHING_IS_DEV: "false",
};

const complaints = (env: Record<string, string | undefined>): string[] =>
  (filesEnvSchema.safeParse(env).error?.issues ?? []).map(({ path, message }) => `${path.join(".")} ${message}`);

describe("a start with files in the cloud", () => {
  it("is allowed inside the European Union and private", () => {
    expect(complaints(cloud)).toEqual([]);
    expect(complaints({ ...cloud, UPLOADTHING_TOKEN: tokenOf(["dub1"]) })).toEqual([]);
    expect(filesEnvSchema.parse(cloud).UPLOADTHING_ACL).toBe("private");
  });

  it.each(["sea1", "zrh1", "mars1"])("is refused with a region outside the Union: %s", (region) => {
    const env = { ...cloud, UPLOADTHING_TOKEN: tokenOf(["fra1", region]) };
    expect(complaints(env)).toEqual([expect.stringContaining(`outside the European Union (region ${region})`)]);
    expect(complaints({ ...env, UPLOADTHING_ALLOW_OUTSIDE_EU: "on" })).toEqual([]);
  });

  it("is refused with files that anyone may read", () => {
    const env = { ...cloud, UPLOADTHING_ACL: "public-read" };
    expect(complaints(env)).toEqual([expect.stringMatching(/^UPLOADTHING_ACL would let anyone/)]);
    expect(complaints({ ...env, UPLOADTHING_ALLOW_PUBLIC: "on" })).toEqual([]);
  });

  it.each(["", "geen token", Buffer.from("{}").toString("base64"), tokenOf([])])("is refused with the token %j", (token) => {
    expect(complaints({ ...cloud, UPLOADTHING_TOKEN: token })).toHaveLength(token === "" ? 2 : 1);
    expect(complaints({ ...cloud, UPLOADTHING_TOKEN: token })[0]).toMatch(/^UPLOADTHING_TOKEN /);
  });

  it("is refused with one address of a stand-in", () => {
    expect(complaints({ ...cloud, UPLOADTHING_API_URL: local.UPLOADTHING_API_URL })).toEqual([
      "UPLOADTHING_API_URL is for the local stand-in and needs LOCAL_SERVICES=on; without it files go to UploadThing itself",
    ]);
  });

  it("is refused with the token of the stand-in", () => {
    expect(complaints({ ...cloud, UPLOADTHING_TOKEN: local.UPLOADTHING_TOKEN })).toEqual([
      expect.stringContaining("the token of the local stand-in"),
    ]);
  });

  it("wants a callback address that UploadThing can reach safely", () => {
    expect(complaints({ ...cloud, UPLOADTHING_CALLBACK_URL: "http://portaal.voorbeeld.nl/api/uploadthing" })).toHaveLength(1);
    expect(complaints({ ...cloud, UPLOADTHING_CALLBACK_URL: undefined })).toHaveLength(1);
    expect(fileStorageEnvSchema.safeParse({ UPLOADTHING_TOKEN: cloud.UPLOADTHING_TOKEN }).success).toBe(true);
  });
});

describe("a start with the stand-in", () => {
  it("is allowed with all its addresses", () => expect(complaints(local)).toEqual([]));

  it.each(["UPLOADTHING_INGEST_URL", "UPLOADTHING_API_URL", "UPLOADTHING_UFS_HOST", "UPLOADTHING_UFS_APP_ID_LOCATION"] as const)(
    "is refused without %s, which would lead to the cloud",
    (name) => expect(complaints({ ...local, [name]: undefined })).toEqual([expect.stringMatching(`^${name} is missing`)]),
  );

  it.each([
    ["UPLOADTHING_INGEST_URL", "https://fra1.ingest.uploadthing.com"],
    ["UPLOADTHING_API_URL", "https://api.uploadthing.com"],
    ["UPLOADTHING_UFS_HOST", "ufs.sh"],
    ["UPLOADTHING_UFS_HOST", "local.ufs.sh"],
    ["UPLOADTHING_TOKEN", tokenOf(["fra1"])],
    ["UPLOADTHING_IS_DEV", "true"],
  ])("is refused with %s of the cloud", (name, value) => {
    expect(complaints({ ...local, [name]: value })).toEqual([expect.stringMatching(`^${name} `)]);
  });
});

it("names the origins that a page talks to", () => {
  expect(uploadOrigins(filesEnvSchema.parse(local))).toEqual({ ingest: ["http://localhost:3002"], files: ["http://localhost:3002"] });
  expect(uploadOrigins(filesEnvSchema.parse(cloud))).toEqual({
    ingest: ["https://fra1.ingest.uploadthing.com"],
    files: ["https://abc.ufs.sh"],
  });
});
