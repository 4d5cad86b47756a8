import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import zlib from "node:zlib";

const installed = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
// Where Debian and Fedora keep the one library beyond libc that the packed browser needs from outside.
const systemNss = ["/usr/lib/x86_64-linux-gnu/libnss3.so", "/usr/lib64/libnss3.so"];

function packedFolder(): string {
  let folder = path.dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium"));
  while (!fs.existsSync(path.join(folder, "bin/chromium.br"))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error("The package @sparticuz/chromium holds no browser.");
    folder = parent;
  }
  return path.join(folder, "bin");
}

function unpackInto(folder: string): void {
  const packed = packedFolder();
  const inflate = (name: string) => zlib.brotliDecompressSync(fs.readFileSync(path.join(packed, name)));
  fs.writeFileSync(path.join(folder, "chromium"), inflate("chromium.br"), { mode: 0o755 });
  // Libraries, fonts and software rendering; the first two only serve machines that lack them.
  for (const name of ["al2023", "fonts", "swiftshader"]) {
    execFileSync("tar", ["xf", "-", "-C", folder], { input: inflate(`${name}.tar.br`) });
  }
}

/** Unpacks the browser of the npm package once. Made aside and renamed: two runs at once and a killed one do no harm. */
function unpackedBrowser(root: string): string {
  const folder = path.join(root, ".data/chromium");
  const browser = path.join(folder, "chromium");
  if (fs.existsSync(browser)) return browser;
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  const aside = fs.mkdtempSync(`${folder}-`);
  try {
    unpackInto(aside);
    fs.renameSync(aside, folder);
  } catch (error) {
    if (!fs.existsSync(browser)) throw error;
  } finally {
    fs.rmSync(aside, { recursive: true, force: true });
  }
  return browser;
}

/**
 * The environment in which Playwright finds a Chromium: the one named by CHROMIUM_PATH, one that is installed, else the one in
 * the npm package, which needs nothing of the machine. Its own launch arguments are not used: they switch web security off.
 */
export function chromiumEnvironment(root: string): Record<string, string> {
  const named = process.env.CHROMIUM_PATH;
  if (named && !fs.existsSync(named)) throw new Error(`CHROMIUM_PATH is ${named}, and there is no such file.`);
  const found = named ?? installed.find((file) => fs.existsSync(file));
  if (found) return { CHROMIUM_PATH: found };
  const browser = unpackedBrowser(root);
  const folder = path.dirname(browser);
  return {
    CHROMIUM_PATH: browser,
    ...(systemNss.some((file) => fs.existsSync(file)) ? {} : { LD_LIBRARY_PATH: path.join(folder, "lib") }),
    ...(fs.existsSync("/etc/fonts/fonts.conf") ? {} : { FONTCONFIG_PATH: folder }),
  };
}
