import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { metrics } from "../../src/metrics/index.ts";
import { clusterUrl } from "../helpers/cluster.ts";
import { company } from "../helpers/company.ts";
import { begin, living, type Running } from "../helpers/program.ts";

/** One company, once where everything is kept by default and once with DATABASE_URL and ANALYTICS_URL set: nobody can tell which is which. */
interface Place {
  readonly data: string;
  readonly port: string;
  readonly env: Readonly<Record<string, string>>;
  program?: Running;
}

const DATABASE = `same_output_${process.pid}`;
let folder = "";
let files: readonly string[] = [];
const COMPANY = Array.from(
  { length: 60 },
  (_, n) =>
    `a${n} (region=${["north", "south", "east", ""][n % 4]}): ${(n % 7) * 100 + 50} ${n % 5 === 0 ? "EUR" : "USD"}/month from 2024-0${1 + (n % 9)}${
      n % 3 === 0 ? ", +50 in 2025-02" : n % 4 === 1 ? `, gone 2025-0${1 + (n % 6)}` : ""
    }`,
);
const DEALS = Array.from({ length: 20 }, (_, n) => `deal a${n}: sql 2023-1${n % 3}-10, won 2024-0${1 + (n % 9)}-05`);
let places: readonly [Place, Place];
const admin = new pg.Client({ connectionString: inject("databaseUrl") });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bowtie-same-"));
  await chmod(folder, 0o711);
  const texts = Object.entries(company(...COMPANY, ...DEALS));
  files = texts.map(([name]) => join(folder, name));
  await Promise.all(texts.map(([name, text]) => writeFile(join(folder, name), text)));
  await admin.connect();
  await admin.query(`create database ${DATABASE}`);
  const database = new URL(inject("databaseUrl"));
  database.pathname = `/${DATABASE}`;
  places = [
    { data: join(folder, "default"), port: "4321", env: {} },
    {
      data: join(folder, "cluster"),
      port: "4322",
      env: { DATABASE_URL: database.href, ANALYTICS_URL: clusterUrl() ?? "" },
    },
  ];
});
afterAll(async () => {
  for (const pid of await living(folder)) process.kill(pid, "SIGKILL");
  await sleep(200);
  await admin.query(`drop database if exists ${DATABASE} with (force)`);
  await admin.end();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

const command = async ({ data, env }: Place, ...args: readonly string[]): Promise<string> => {
  const { out, err, code } = await begin([...args, "--data", data], env).ended;
  if (code !== 0) throw new Error(`${args.join(" ")}: ${err}`);
  return out;
};

const told = ({ env }: Place, text: string): string => {
  const { password } = new URL(env["ANALYTICS_URL"] ?? "");
  expect(text).not.toContain(password);
  expect(text).not.toContain(decodeURIComponent(password));
  return text;
};

async function start(place: Place): Promise<void> {
  place.program = begin(["start", "--no-demo", "--data", place.data, "--port", place.port], place.env);
  let failed = "";
  void place.program.ended.then(({ err }) => {
    failed = err;
  });
  for (let tries = 0; tries < 250; tries++) {
    if ((await readFile(join(place.data, "server.json"), "utf8").catch(() => "")) !== "") return;
    if (failed !== "") break;
    await sleep(200);
  }
  throw new Error(`the program did not start: ${failed}`);
}

test("a cluster that is not ready stops the program before it starts, and init makes it ready", async () => {
  const [, cluster] = places;
  const refused = await begin(["start", "--data", cluster.data, "--port", cluster.port], cluster.env).ended;
  expect(refused.code).toBe(2);
  expect(told(cluster, refused.err)).toContain("Run “bowtie analytics init”");
  expect(JSON.parse(await command(cluster, "analytics", "init", "--format", "json"))).toMatchObject({
    shards: 2,
    servers: 2,
    was: "nothing",
  });
  expect(JSON.parse(await command(cluster, "analytics", "init", "--format", "json"))).toMatchObject({ was: "ready" });
});

test("answers of every metric are the same, byte by byte", async () => {
  await Promise.all(places.map(start));
  for (const place of places) await command(place, "import", ...files);
  const answers = async ({ data }: Place): Promise<string[]> => {
    const { url, secret } = JSON.parse(await readFile(join(data, "server.json"), "utf8")) as { url: string; secret: string };
    const all: string[] = [];
    for (const { id } of metrics)
      for (const rest of ["", "&segment=region"]) {
        const answer = await fetch(`${url}/api/metrics/${id}?from=2025-01&by=quarter${rest}`, {
          headers: { authorization: `Bearer ${secret}` },
        });
        all.push(`${id}${rest}: ${await answer.text()}`);
      }
    return all;
  };
  const [first, second] = await Promise.all(places.map(answers));
  expect(first?.filter((answer) => answer.includes('"value":')).length).toBeGreaterThan(metrics.length);
  expect(second).toEqual(first);
  for (const args of [
    ["metric", "mrr_movements"],
    ["metric", "net_revenue_retention", "--segment", "region", "--format", "csv"],
  ] as const) {
    const [one, other] = await Promise.all(places.map((place) => command(place, ...args)));
    expect(other).toBe(one);
    expect(one?.split("\n").length).toBeGreaterThan(10);
  }
  const status = JSON.parse(await command(places[1], "analytics", "status", "--format", "json")) as { shards: { rows: number }[] };
  expect(status.shards.filter(({ rows }) => rows > 50)).toHaveLength(2);
  for (const place of places) place.program?.child.kill("SIGTERM");
  for (const { program } of places) expect((await program?.ended)?.code).toBe(0);
  told(places[1], (await places[1].program?.ended)?.err ?? "");
});
