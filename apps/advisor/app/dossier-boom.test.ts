import { Calendar, CalendarCheck, CalendarX } from "lucide-react";
import { expect, it } from "vitest";
import { boomOf } from "./dossier-boom";
import { afspraakView, dossierView } from "./testing/views";

const now = new Date("2026-11-24T09:00:00Z");
const asked = { soort: "move", reden: "", momenten: "", antwoord: "", door: "Eline Quist", op: now } as const;

it.each([
  ["planned", {}, Calendar, "ma 30 november 14:30", undefined],
  ["over, which is only time", { begintOp: new Date("2026-11-24T07:30:00Z") }, CalendarCheck, "di 24 november 08:30", undefined],
  ["called off", { status: "cancelled" as const }, CalendarX, "ma 30 november 14:30, afgezegd", undefined],
  ["asked to be moved", { verzoek: { ...asked, status: "open" as const } }, Calendar, "ma 30 november 14:30", 1],
  ["answered", { verzoek: { ...asked, status: "declined" as const } }, Calendar, "ma 30 november 14:30", undefined],
])("an afspraak that is %s shows it in the boom, and leads to its page", (_, change, icon, sub, badge) => {
  const node = boomOf(dossierView({ afspraken: [afspraakView("a", change)] }), now, false).find((one) => one.id === "a");
  expect(node).toMatchObject({ icon, sub, href: "/dossiers/2026-0417/afspraken/a" });
  expect(node?.badge?.count).toBe(badge);
});
