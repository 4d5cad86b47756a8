// `npm run dev`: like `npm start`, with hot reload in the browser and a restart of what runs changed server code.
import path from "node:path";
import { runInForeground } from "./launch/foreground.ts";
import { restartOnChange } from "./launch/restart-on-change.ts";

await runInForeground("development", "console", (stack) => restartOnChange(stack, path.resolve(import.meta.dirname, "..")));
