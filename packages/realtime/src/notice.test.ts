import { expect, it } from "vitest";
import { parseNotice } from "./notice.ts";

it.each([
  [
    "dossier_change",
    '{"k":"kantoor","d":"dossier","v":4}',
    { kind: "change", change: { kantoorId: "kantoor", dossierId: "dossier", versie: 4 } },
  ],
  ["session_revoked", '{"s":"session"}', { kind: "revoked", revoked: { sessionId: "session" } }],
  ["session_revoked", '{"g":"gebruiker"}', { kind: "revoked", revoked: { gebruikerId: "gebruiker" } }],
  ["session_revoked", '{"d":"dossier"}', { kind: "revoked", revoked: { dossierId: "dossier" } }],
  ["dossier_signal", '{"any":"thing"}', { kind: "signal", payload: { any: "thing" } }],
  ["dossier_signal", "null", { kind: "signal", payload: null }],
])("reads %s %s", (channel, payload, notice) => expect(parseNotice(channel, payload)).toEqual(notice));

it.each([
  ["dossier_change", "null"],
  ["dossier_change", "4"],
  ["dossier_change", "no json"],
  ["dossier_change", ""],
  ["dossier_change", '{"k":"kantoor","d":"dossier"}'],
  ["dossier_change", '{"k":"kantoor","d":"dossier","v":"4"}'],
  ["dossier_change", '{"k":null,"d":"dossier","v":4}'],
  ["session_revoked", "null"],
  ["session_revoked", "{}"],
  ["session_revoked", '{"s":""}'],
  ["dossier_signal", "no json"],
])("reads nothing in %s %s", (channel, payload) => expect(parseNotice(channel, payload)).toBeUndefined());
