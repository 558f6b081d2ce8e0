import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer, type Server } from "node:tls";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FactKeeper, initialiseClickHouse, openClickHouseStore, parseClickHouseUrl } from "../../src/analytics/index.ts";
import type { Context } from "../../src/operations/index.ts";
import { clusterUrl } from "../helpers/cluster.ts";
import { company } from "../helpers/company.ts";
import { emptyLedger, importText } from "../helpers/ledger.ts";
import { tell } from "../helpers/telling.ts";

/** The servers of the cluster, spoken to through TLS: with a certificate that nobody trusts who is not told to. */
const folder = mkdtempSync(join(tmpdir(), "bowtie-tls-"));
const certificate = join(folder, "cert.pem");
const servers: Server[] = [];
let base: Context;
let plain: URL;
let secure: string;

async function guard(port: number): Promise<number> {
  const server = createServer({ key: readFileSync(join(folder, "key.pem")), cert: readFileSync(certificate) }, (socket) => {
    const behind = connect(port, "127.0.0.1");
    for (const [one, other] of [
      [socket, behind],
      [behind, socket],
    ] as const) {
      one.on("error", () => other.destroy());
      one.pipe(other);
    }
  });
  servers.push(server);
  server.on("tlsClientError", () => undefined);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

beforeAll(async () => {
  const name = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", join(folder, "key.pem")];
  execFileSync("openssl", ["req", "-x509", ...key, "-out", certificate, "-days", "2", ...name], { stdio: "ignore" });
  base = await emptyLedger(() => new Date("2025-03-01T12:00:00Z"));
  plain = new URL(clusterUrl() ?? "");
  const nodes = (plain.searchParams.get("nodes") ?? "").split(",");
  const ports = await Promise.all(nodes.map((node) => guard(Number(node.split(":")[1]))));
  const [first] = ports;
  secure = `https://${plain.username}:${plain.password}@localhost:${first}${plain.pathname}?cluster=pair&nodes=${ports.map((port) => `localhost:${port}`).join(",")}`;
});
afterAll(async () => {
  for (const server of servers) server.close();
  await base.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = (url: string) => openClickHouseStore({ pool: base.storage.pool, address: parseClickHouseUrl(url) });

test("facts go through TLS where the certificate is named, and say the same", async () => {
  const { pool } = base.storage;
  const url = `${secure}&ca=${certificate}`;
  expect(await initialiseClickHouse(pool, parseClickHouseUrl(url))).toMatchObject({ shards: 2, servers: 2 });
  const store = await open(url);
  const keeper = new FactKeeper({ pool, store, settings: () => base.counting.current });
  await importText(base, company("acme (region=north): 100 USD/month from 2024-01, +50 in 2024-06", "beta: 50 USD/month from 2024-02"));
  const asked = ["mrr_movements", "net_revenue_retention"];
  expect(await tell({ ...base, store, keeper }, { segment: "region" }, asked)).toEqual(await tell(base, { segment: "region" }, asked));
  await keeper.close();
  await store.close();
});

test("a certificate nobody was told to trust, or of another name, is refused, and nothing is told to its server", async () => {
  await expect(open(secure)).rejects.toMatchObject({ code: "analytics_untrusted", status: 503 });
  const byAddress = `${secure.replace("@localhost", "@127.0.0.1")}&ca=${certificate}`;
  await expect(open(byAddress)).rejects.toThrow("ca=file");
});

test("plain and secure ports that were mixed up are told apart", async () => {
  const swapped = new URL(secure);
  swapped.port = plain.port;
  await expect(open(swapped.href)).rejects.toMatchObject({ code: "analytics_not_secure" });
  await expect(open(secure.replace("https://", "http://"))).rejects.toMatchObject({ code: "analytics_away" });
});

test("a file of certificates that cannot be read is named", async () => {
  await expect(open(`${secure}&ca=${join(folder, "none.pem")}`)).rejects.toThrow("none.pem");
});
