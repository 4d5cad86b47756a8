import { z } from "zod";

/** Where UploadThing stores inside the European Union (Zürich, zrh1, is outside it). */
const euRegions = new Set(["fra1", "dub1"]);
/** The region in the token of the stand-in; UploadThing has none of this name. */
const localRegion = "local";
const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

const tokenSchema = z.object({
  apiKey: z.string().startsWith("sk_"),
  appId: z.string().min(1),
  regions: z.array(z.string().min(1)).min(1),
  ingestHost: z.string().min(1).default("ingest.uploadthing.com"),
});
export type UploadThingToken = z.infer<typeof tokenSchema>;

/** What stands in a token; undefined when it is none. */
export function findToken(text: string): UploadThingToken | undefined {
  try {
    return tokenSchema.safeParse(JSON.parse(Buffer.from(text.trim(), "base64").toString("utf8"))).data;
  } catch {
    return undefined;
  }
}

const webAddress = (example: string) => z.url({ protocol: /^https?$/, error: `must be a web address, such as ${example}` });

const storageShape = z.object({
  UPLOADTHING_TOKEN: z.string("is missing: the token of the app at UploadThing").trim().min(1, "must not be empty"),
  UPLOADTHING_ACL: z.enum(["private", "public-read"], { error: "must be private or public-read" }).default("private"),
  UPLOADTHING_ALLOW_OUTSIDE_EU: z.literal("on", { error: "must be on, or absent" }).optional(),
  UPLOADTHING_ALLOW_PUBLIC: z.literal("on", { error: "must be on, or absent" }).optional(),
  UPLOADTHING_INGEST_URL: webAddress("http://localhost:3002/ut-local/ingest").optional(),
  UPLOADTHING_API_URL: webAddress("http://localhost:3002/ut-local/api").optional(),
  UPLOADTHING_UFS_HOST: z.string().min(1, "must not be empty").optional(),
  UPLOADTHING_UFS_APP_ID_LOCATION: z.enum(["path", "subdomain"], { error: "must be path or subdomain" }).optional(),
  UPLOADTHING_IS_DEV: z.literal("false", { error: "must be false: only then the callback goes from server to server" }).optional(),
  LOCAL_SERVICES: z.string().optional(),
});
type StorageEnv = z.infer<typeof storageShape>;

const localNames = ["UPLOADTHING_INGEST_URL", "UPLOADTHING_API_URL", "UPLOADTHING_UFS_HOST", "UPLOADTHING_UFS_APP_ID_LOCATION"] as const;
type Say = (name: keyof StorageEnv, message: string) => void;

const isLoopback = (address: string): boolean => URL.canParse(address) && loopback.has(new URL(address).hostname);

function checkLocal(env: StorageEnv, token: UploadThingToken, say: Say): void {
  for (const name of localNames) if (env[name] === undefined) say(name, "is missing: with LOCAL_SERVICES=on files go to the stand-in only");
  for (const name of ["UPLOADTHING_INGEST_URL", "UPLOADTHING_API_URL"] as const) {
    const address = env[name];
    if (address !== undefined && !isLoopback(address))
      say(name, "must be an address of this machine while LOCAL_SERVICES=on: the token of the stand-in does not belong in the cloud");
  }
  const host = env.UPLOADTHING_UFS_HOST;
  // The SDK speaks plain http to a file host only when the text contains "local".
  if (host !== undefined && !(isLoopback(`http://${host}`) && host.includes("local")))
    say("UPLOADTHING_UFS_HOST", "must be a host of this machine while LOCAL_SERVICES=on, such as localhost:3002/ut-local/files");
  if (env.UPLOADTHING_UFS_APP_ID_LOCATION === "subdomain") say("UPLOADTHING_UFS_APP_ID_LOCATION", "must be path while LOCAL_SERVICES=on");
  if (token.regions.some((region) => region !== localRegion))
    say("UPLOADTHING_TOKEN", "is a token of the cloud; with LOCAL_SERVICES=on only the token of the stand-in may be used");
}

function checkCloud(env: StorageEnv, token: UploadThingToken, say: Say): void {
  for (const name of localNames)
    if (env[name] !== undefined)
      say(name, "is for the local stand-in and needs LOCAL_SERVICES=on; without it files go to UploadThing itself");
  if (token.regions.includes(localRegion)) {
    say(
      "UPLOADTHING_TOKEN",
      "is the token of the local stand-in, which UploadThing does not know; set the token of the app at UploadThing",
    );
    return;
  }
  const outside = token.regions.filter((region) => !euRegions.has(region));
  if (outside.length > 0 && env.UPLOADTHING_ALLOW_OUTSIDE_EU !== "on")
    say(
      "UPLOADTHING_TOKEN",
      `stores files outside the European Union (region ${outside.join(", ")}); choose fra1 or dub1 at UploadThing, or set UPLOADTHING_ALLOW_OUTSIDE_EU=on when your kantoren agreed to that in writing`,
    );
}

function checkStorage(env: StorageEnv, issues: z.RefinementCtx): void {
  const say: Say = (name, message) => issues.addIssue({ code: "custom", path: [name], message });
  const token = findToken(env.UPLOADTHING_TOKEN);
  if (!token) say("UPLOADTHING_TOKEN", "is no token of UploadThing: copy it whole from the page API Keys");
  else if (env.LOCAL_SERVICES === "on") checkLocal(env, token, say);
  else checkCloud(env, token, say);
  if (env.UPLOADTHING_ACL !== "private" && env.UPLOADTHING_ALLOW_PUBLIC !== "on")
    say(
      "UPLOADTHING_ACL",
      "would let anyone who guesses an address read identity papers and payslips; leave it at private, or set UPLOADTHING_ALLOW_PUBLIC=on",
    );
}

/** What a process that reads and removes files must have (the worker). Join it with `.and(…)`: spreading its `.shape` loses its rules. */
export const fileStorageEnvSchema = storageShape.superRefine(checkStorage);
export type FileStorageEnv = z.infer<typeof fileStorageEnvSchema>;

/** What an app that takes uploads must have: as fileStorageEnvSchema, with the address at which UploadThing calls it back. Join it with `.and(…)`. */
export const filesEnvSchema = storageShape
  .extend({
    // Without it the SDK guesses the address from the Host header, which anyone can set.
    UPLOADTHING_CALLBACK_URL: webAddress("https://portaal.voorbeeld.nl/api/uploadthing"),
  })
  .superRefine((env, issues) => {
    checkStorage(env, issues);
    if (env.LOCAL_SERVICES !== "on" && !env.UPLOADTHING_CALLBACK_URL.startsWith("https://"))
      issues.addIssue({
        code: "custom",
        path: ["UPLOADTHING_CALLBACK_URL"],
        message: "must begin with https://: UploadThing calls it from the internet",
      });
  });
export type FilesEnv = z.infer<typeof filesEnvSchema>;
