import { readFileSync } from "node:fs";
import { badRequest } from "../../domain/index.ts";

/** Where a ClickHouse is and how it is spoken to. Holds the password: never shown, logged or put into a sentence. */
export interface ClickHouseAddress {
  /** `https://host:8443`, without name and password. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
  readonly database: string;
  /** The cluster's name in the servers' `remote_servers`; `null` for one server by itself. */
  readonly cluster: string | null;
  /** Every server of the cluster, where tables are made one by one; none where the servers do it among themselves (`on cluster`). */
  readonly nodes: readonly string[];
  readonly caFile: string | null;
  /** How long one request may take. */
  readonly seconds: number;
}

const FORM = "https://user:password@host:8443/database?cluster=name";
const PARAMETERS = new Set(["cluster", "nodes", "ca", "timeout"]);
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

const refused = (what: string): Error => badRequest("bad_analytics_url", `ANALYTICS_URL ${what} It is written as ${FORM}.`);

/**
 * Reads `http(s)://user:password@host:port/database?cluster=name&nodes=host:port,host:port&ca=file&timeout=seconds`.
 * Refuses what it does not know, without repeating it: a password may stand in the wrong place.
 */
export function parseClickHouseUrl(text: string): ClickHouseAddress {
  if (!URL.canParse(text)) throw refused("is no address.");
  const url = new URL(text);
  if (url.protocol !== "http:" && url.protocol !== "https:") throw refused("must begin with http:// or https://.");
  for (const name of url.searchParams.keys())
    if (!PARAMETERS.has(name)) throw refused(`knows only the parameters ${[...PARAMETERS].join(", ")}.`);
  const database = decodeURIComponent(url.pathname.slice(1));
  if (!NAME.test(database)) throw refused("must name a database, of letters, digits and _.");
  const cluster = url.searchParams.get("cluster");
  if (cluster !== null && !/^[A-Za-z0-9_.-]+$/.test(cluster)) throw refused("names a cluster with signs no cluster has.");
  const nodes = (url.searchParams.get("nodes") ?? "").split(",").filter((node) => node !== "");
  for (const node of nodes) if (!/^[^\s/@]+:\d+$/.test(node)) throw refused("must give each of its nodes as host:port.");
  if (cluster === null && nodes.length > 0) throw refused("gives nodes but no cluster.");
  const seconds = Number(url.searchParams.get("timeout") ?? 120);
  if (!(seconds >= 1 && seconds <= 3600)) throw refused("must give a timeout between 1 and 3600 seconds.");
  return {
    url: url.origin,
    username: decodeURIComponent(url.username) || "default",
    password: decodeURIComponent(url.password),
    database,
    cluster,
    nodes: nodes.map((node) => `${url.protocol}//${node}`),
    caFile: url.searchParams.get("ca"),
    seconds,
  };
}

/** The certificate the servers' own are signed with, when it is none the machine trusts anyway. */
export function certificateOf({ caFile }: ClickHouseAddress): Buffer | null {
  if (caFile === null) return null;
  try {
    return readFileSync(caFile);
  } catch {
    throw badRequest("bad_analytics_url", `ANALYTICS_URL names ${caFile} as the file of certificates (ca=), which cannot be read.`);
  }
}
