import { expect, it } from "vitest";
import { ownPath } from "./own-path";

it.each([
  ["/dossiers/2026-0001?toon=open", "/dossiers/2026-0001?toon=open"],
  [null, "/dossiers"],
  ["", "/dossiers"],
  ["https://elders.example/", "/dossiers"],
  ["//elders.example/", "/dossiers"],
  ["/\\elders.example/", "/dossiers"],
  ["/\t/elders.example/", "/dossiers"],
  ["javascript:alert(1)", "/dossiers"],
  // Back to signing in would go round for ever.
  ["/inloggen?naar=%2Fdossiers", "/dossiers"],
])("%j leads to %s", (asked, path) => expect(ownPath(asked)).toBe(path));
