// `npm start`: everything on one machine, as in production but for the stand-ins. See docs/architecture.md.
import { runInForeground } from "./launch/foreground.ts";

await runInForeground("production", "files");
