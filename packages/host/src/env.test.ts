import { expect, it } from "vitest";
import { z } from "zod";
import { EnvError, originSchema, parseEnv, webEnvSchema } from "./env.ts";

const schema = webEnvSchema({ port: 3000 }).and(
  z.object({ URL: originSchema("https://x.example.nl"), KEY: z.string().min(3, "is short") }),
);
const whole = { URL: "https://dossier.example.nl/pad", KEY: "geheim" };
const read = (source: Record<string, string | undefined>) => parseEnv("The app", schema, source);

it("takes what is whole, and an empty variable for none", () => {
  const env = read({ ...whole, PORT: "", TRUST_PROXY: "" });
  expect(env).toMatchObject({ NODE_ENV: "production", LOG_LEVEL: "info", PORT: 3000, TRUST_PROXY: "", URL: "https://dossier.example.nl" });
  expect(Object.isFrozen(env)).toBe(true);
});

it.each([
  [{ KEY: undefined }, "The app cannot start: KEY is missing."],
  [{ KEY: "" }, "The app cannot start: KEY is missing."],
  [{ KEY: "ab" }, "The app cannot start: KEY is short."],
  [{ URL: "dossier" }, "The app cannot start: URL must be an origin such as https://x.example.nl."],
  [{ URL: undefined, KEY: undefined }, "The app cannot start: URL must be an origin such as https://x.example.nl; KEY is missing."],
])("says in one sentence what stops the start: %j", (wrong, sentence) => {
  expect(() => read({ ...whole, ...wrong })).toThrow(new EnvError(sentence));
});
