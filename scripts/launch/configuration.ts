import path from "node:path";
import { LaunchError } from "./launch-error.ts";

export type Ports = { advisor: number; portal: number; local: number; postgres: number };

export type Configuration = {
  dataDir: string;
  ports: Ports;
  advisorUrl: string;
  portalUrl: string;
  /** A PostgreSQL of the user's own; undefined means the embedded one. */
  database?: { ownerUrl: string; appUrl?: string };
};

type Environment = Record<string, string | undefined>;

const portVariables = {
  advisor: ["ADVISOR_PORT", 3000],
  portal: ["PORTAL_PORT", 3001],
  local: ["LOCAL_PORT", 3002],
  postgres: ["PG_PORT", 15432],
} as const;

/** The variable with which a user changes a port, for sentences that must name it. */
export function portVariable(name: keyof Ports): string {
  return portVariables[name][0];
}

function findText(env: Environment, name: string): string | undefined {
  return env[name]?.trim() || undefined;
}

function readPort(env: Environment, name: keyof Ports): number {
  const [variable, otherwise] = portVariables[name];
  const text = findText(env, variable);
  if (text === undefined) return otherwise;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535)
    throw new LaunchError(`${variable} is ${text}, which is not a port; use a number from 1 to 65535.`);
  return port;
}

function readPorts(env: Environment): Ports {
  const ports = {
    advisor: readPort(env, "advisor"),
    portal: readPort(env, "portal"),
    local: readPort(env, "local"),
    postgres: readPort(env, "postgres"),
  };
  const names = Object.keys(portVariables) as (keyof Ports)[]; // the keys of the literal above
  for (const [index, name] of names.entries()) {
    const twin = names.slice(0, index).find((other) => ports[other] === ports[name]);
    if (twin) throw new LaunchError(`${portVariable(twin)} and ${portVariable(name)} are both ${ports[name]}; give each its own port.`);
  }
  return ports;
}

function readDatabaseUrl(env: Environment, variable: string): string | undefined {
  const text = findText(env, variable);
  if (text === undefined) return undefined;
  if (!/^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? "")) {
    throw new LaunchError(`${variable} is not an address of PostgreSQL; it looks like postgres://user:password@host:5432/database.`);
  }
  return text;
}

function readDatabase(env: Environment): Configuration["database"] {
  const ownerUrl = readDatabaseUrl(env, "DATABASE_URL");
  const appUrl = readDatabaseUrl(env, "APP_DATABASE_URL");
  if (appUrl && !ownerUrl) {
    throw new LaunchError(
      "APP_DATABASE_URL is set without DATABASE_URL; set DATABASE_URL to the owner of the same database, or unset both.",
    );
  }
  return ownerUrl ? { ownerUrl, appUrl } : undefined;
}

function readAppUrls(env: Environment, ports: Ports): { advisorUrl: string; portalUrl: string } {
  const [advisorUrl, portalUrl] = [findText(env, "ADVISOR_URL"), findText(env, "PORTAL_URL")];
  if (Boolean(advisorUrl) !== Boolean(portalUrl)) {
    const [set, missing] = advisorUrl ? ["ADVISOR_URL", "PORTAL_URL"] : ["PORTAL_URL", "ADVISOR_URL"];
    throw new LaunchError(`${set} is set without ${missing}; set both to the addresses at which people reach the apps, or neither.`);
  }
  if (!advisorUrl || !portalUrl) return { advisorUrl: `http://localhost:${ports.advisor}`, portalUrl: `http://localhost:${ports.portal}` };
  for (const [variable, text] of Object.entries({ ADVISOR_URL: advisorUrl, PORTAL_URL: portalUrl })) {
    const url = URL.parse(text);
    if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== "/")
      throw new LaunchError(`${variable} is ${text}; it must be an origin such as https://dossier.example.nl.`);
  }
  return { advisorUrl: new URL(advisorUrl).origin, portalUrl: new URL(portalUrl).origin };
}

/** A token of a real vendor must not look as if it worked: what this start runs uses the stand-ins, so that no demo mail or paper leaves. */
function refuseVendors(env: Environment): void {
  const asked = findText(env, "LOCAL_SERVICES");
  if (asked !== undefined && asked !== "on")
    throw new LaunchError(
      `LOCAL_SERVICES is ${asked}, but this start always brings the local stand-ins; unset it, or run the servers themselves.`,
    );
  const name = Object.keys(env).find((key) => /^(UPLOADTHING_|POSTMARK_|GOOGLE_CLIENT_|MICROSOFT_CLIENT_)/.test(key) && findText(env, key));
  if (!name) return;
  throw new LaunchError(
    `${name} is set, but this start uses local stand-ins for UploadThing, Postmark, Google and Microsoft only; unset it, or run the servers themselves without LOCAL_SERVICES.`,
  );
}

/**
 * What the user asked for in the environment, checked before anything starts.
 * @param root folder of the repository; `.data` below it is the default place for data
 * @throws LaunchError with one sentence for a value that makes no sense or a setting that is half there
 */
export function readConfiguration(env: Environment, root: string): Configuration {
  const ports = readPorts(env);
  refuseVendors(env);
  return {
    dataDir: path.resolve(root, findText(env, "DATA_DIR") ?? ".data"),
    ports,
    ...readAppUrls(env, ports),
    database: readDatabase(env),
  };
}
