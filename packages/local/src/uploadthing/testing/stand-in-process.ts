import { createServer } from "node:http";
import { createUploadThingStandIn } from "../uploadthing.ts";

// Run by the tests as a process of its own, so that it can be killed in the middle of an upload. Arguments: port (0 for any), folder, key, app id.
const [port = "0", dataDir = "", apiKey = "", appId = ""] = process.argv.slice(2);

const server = createServer({ requestTimeout: 0 });
server.listen(Number(port), "127.0.0.1", () => {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The stand-in listens on a port.");
  const publicOrigin = `http://127.0.0.1:${address.port}`;
  const standIn = createUploadThingStandIn({ localServices: true, apiKey, appId, dataDir, publicOrigin });
  server.on("request", (request, response) => {
    if (!standIn.listener(request, response)) response.writeHead(404).end();
  });
  process.stdout.write(`${publicOrigin}\n`);
});
