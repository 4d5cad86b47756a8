import { expect, it } from "vitest";
import { appsRunning } from "./restart-on-change.ts";

const all = ["advisor", "portal", "worker"];
it.each([
  ["apps/advisor/server/main.ts", ["advisor"]],
  ["apps/worker/src/tasks/send-email.ts", ["worker"]],
  ["packages/domain/src/stuk/rules.ts", all],
  ["packages/db/migrations/20260101-a.ts", all],
  ["apps/advisor/app/routes/_app.tsx", []],
  ["packages/ui/src/button.ts", []],
  ["packages/local/src/server.ts", []],
  ["packages/domain/src/stuk/rules.test.ts", []],
  ["packages/domain/node_modules/x/src/a.ts", []],
  ["apps/portal/build/server/index.js", []],
])("a change of %s restarts %o", (file, apps) => expect(appsRunning(file)).toEqual(apps));
