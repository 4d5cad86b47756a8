import express from "express";
import { describe, expect, it } from "vitest";
import { iconRoute, manifestOf } from "./install.ts";

async function ask(path: string): Promise<Response> {
  const app = express().use("/icoon", iconRoute);
  const server = app.listen(0);
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  try {
    return await fetch(`http://localhost:${port}${path}`);
  } finally {
    server.close();
  }
}

describe("the icon on a home screen", () => {
  it.each([180, 192, 512])("is a png of %i", async (size) => {
    const answer = await ask(`/icoon/41357d-${size}.png`);
    expect(answer.headers.get("content-type")).toBe("image/png");
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([size, size]);
  });

  it.each(["/icoon/41357d-9999.png", "/icoon/rood-192.png", "/icoon/41357d-192.svg", "/icoon/../secret"])(
    "is not made for %s",
    async (path) => expect((await ask(path)).status).toBe(404),
  );
});

describe("the manifest", () => {
  it("carries the kantoor's name and colour, and an icon in each size that phones ask", () => {
    const manifest = manifestOf({ naam: "De Vries Hypotheken", kleur: "#41357D" });
    expect(manifest).toMatchObject({ name: "De Vries Hypotheken", display: "standalone", start_url: "/" });
    expect(manifest.icons).toContainEqual({ src: "/icoon/41357d-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" });
  });
});
