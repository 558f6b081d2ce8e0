import { chmod, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { type Audit, routes } from "../../src/contract/index.ts";
import { company } from "../helpers/company.ts";
import { begin, type Ended, living, type Running, run } from "../helpers/program.ts";

const PORT = 4307;
let folder = "";
let data = "";

const LINES = [
  "acme (region=north): 100 USD/month from 2024-01, +50 in 2024-06",
  "blue (region=south): 1200 USD/year from 2024-02, gone 2024-09",
  "deal acme: sql 2024-01-10, won 2024-02-15",
];
const FAULTY = "subscription_id,account_id,starts_on,price,interval,currency\nX-1,A-1,2024-02-31,10,month,USD\n";

const bowtie = (...args: readonly string[]): Promise<Ended> => run(...args, "--data", data);

async function answered(...args: readonly string[]): Promise<string> {
  const { code, out, err } = await bowtie(...args);
  expect({ args, code, err }).toMatchObject({ args, code: 0, err: expect.not.stringMatching(/\n\s+at /) });
  return out;
}

/** What a command prints as JSON is what the contract says, and nothing besides. */
async function json<S extends z.ZodType>(schema: S, ...args: readonly string[]): Promise<z.output<S>> {
  const printed: unknown = JSON.parse(await answered(...args, "--format", "json"));
  const parsed = schema.parse(printed);
  expect(JSON.parse(JSON.stringify(parsed))).toEqual(printed);
  return parsed;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bowtie-cli-"));
  await chmod(folder, 0o711);
  data = join(folder, "data");
  for (const [name, text] of Object.entries(company(...LINES))) await writeFile(join(folder, name), text);
  await writeFile(join(folder, "faulty.csv"), FAULTY);
  await writeFile(join(folder, "broken.yaml"), "source: [");
  await writeFile(join(folder, "peers.csv"), "metric,median\nnet_revenue_retention,104 %\n");
  await writeFile(join(folder, "broken.json"), "{ name: base }");
  await writeFile(join(folder, "list.json"), "[]");
  await writeFile(join(folder, "slip.json"), JSON.stringify({ name: "slip", chnages: [], question: { segmnt: "region" } }));
  await writeFile(join(folder, "luck.json"), JSON.stringify({ changes: [{ lever: "luck", by: "to", amount: 1 }] }));
  await writeFile(join(folder, "later.json"), JSON.stringify({ format: "openbowtie-scenario", version: 2, name: "later" }));
  await writeFile(join(folder, "other.json"), JSON.stringify({ format: "openbowtie-mapping", name: "other" }));
  await writeFile(
    join(folder, "wrong.yaml"),
    "source: crm\nfiles:\n  - file: faulty.csv\n    records:\n      - type: planet\n        fields: {}\n",
  );
});
afterAll(async () => {
  for (const pid of await living(data)) process.kill(pid, "SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

/** What every command must do, by the folder itself and by a running server alike. */
function commands(shows: (what: string) => boolean): void {
  test("JSON is what the contract says", async () => {
    const mrr = await json(routes.metric.output, "metric", "mrr", "--from", "2024-01", "--to", "2024-09");
    expect(mrr.series.map(({ value }) => value)).toEqual([100_00, 200_00, 200_00, 200_00, 200_00, 250_00, 250_00, 250_00, 150_00]);
    const apart = await json(routes.difference.output, "difference", "mrr", "--period", "2024-09", "--from", "ours", "--to", "stripe");
    expect([apart.from, apart.to, apart.difference, apart.causes]).toEqual([150_00, 150_00, 0, []]);
    expect(await json(routes.series.output, "series")).toEqual({ series: [] });
    expect((await json(routes.bowtie.output, "show", "--from", "2024-01", "--to", "2024-09")).states).toHaveLength(9);
    expect((await json(routes.models.output, "models", "--from", "2024-01", "--to", "2024-09")).models).toHaveLength(1);
    const explained = await json(routes.explain.output, "explain", "mrr", "--period", "2024-06");
    expect(explained.contributions.map(({ id, amount }) => [id, amount])).toEqual([
      ["acme", 150_00],
      ["blue", 100_00],
    ]);
    expect((await json(routes.issues.output, "issues")).issues.map(({ code }) => code)).toContain("not_a_date");
    expect((await json(routes.imports.output, "imports")).batches.length).toBeGreaterThan(1);
    const compared = await json(routes.benchmarks.output, "benchmarks", "--from", "2024-01", "--to", "2024-09", "--acv", "12000");
    expect(compared.metrics.length).toBeGreaterThan(5);
    const saved = await json(routes.savePeers.output, "peers", "import", join(folder, "peers.csv"));
    expect((await json(routes.peers.output, "peers", "list")).peers.map(({ name }) => name)).toEqual([saved.name]);
    await answered("peers", "delete", "peers");
    expect((await json(routes.check.output, "check")).laws.every(({ holds }) => holds)).toBe(true);
  });

  test("a scenario is shown, changed, saved and made the plan, and what is saved is what was shown", async () => {
    const file = join(folder, "ours.json");
    await writeFile(file, JSON.stringify({ note: "first", changes: [{ lever: "price", by: "relative", amount: 0.1, ramp: 3 }] }));
    expect(await json(routes.saveScenario.output, "scenarios", "save", file)).toMatchObject({ name: "ours", months: 36 });
    const shown = await answered("scenarios", "show", "ours");
    await writeFile(file, shown);
    await answered("scenarios", "save", file);
    expect(await answered("scenarios", "show", "ours")).toBe(shown);
    expect((await json(routes.scenarios.output, "scenarios")).scenarios.map(({ name, note }) => [name, note])).toEqual([["ours", "first"]]);
    expect(await json(routes.setPlan.output, "plan", "set", "ours", "--start", "2024-05")).toMatchObject({ startMonth: "2024-05" });
    const { months } = await json(routes.plan.output, "plan");
    expect(months.map(({ month, arr }) => [month, arr.actual])).toEqual([
      ["2024-05", 2400_00],
      ["2024-06", 3000_00],
      ["2024-07", 3000_00],
      ["2024-08", 3000_00],
    ]);
    const table = (await answered("plan")).trimEnd().split("\n");
    expect(table.slice(2).map((row) => row.split(/ +/).slice(0, 3))).toEqual(
      months.map(({ month, arr }) => [
        month,
        ...[arr.planned, arr.actual].map((minor) => (minor / 100).toLocaleString("en-US", { minimumFractionDigits: 2 })),
      ]),
    );
    const csv = (await answered("plan", "--month", "2024-06", "--format", "csv")).trimEnd().split("\n");
    expect([csv[0], csv.length, csv.at(-1)]).toEqual([
      "segment,lever,planned,actual,n,months,variance",
      2 + (months[1]?.levers.length ?? 0),
      expect.stringContaining("unexplained"),
    ]);
    await answered("scenarios", "delete", "ours");
    expect(await json(routes.scenarios.output, "scenarios")).toEqual({ scenarios: [] });
    expect((await json(routes.plan.output, "plan")).plan?.scenario.note).toBe("first");
  });

  test("CSV and tables hold the same rows as JSON", async () => {
    const csv = (await answered("metric", "mrr", "--from", "2024-01", "--to", "2024-03", "--segment", "region", "--format", "csv"))
      .trimEnd()
      .split("\n");
    expect(csv).toHaveLength(1 + 2 * 3);
    expect(new Set(csv.map((row) => row.split(",").length)).size, "every row has all columns").toBe(1);
    const table = await answered("metric", "mrr", "--from", "2024-01", "--to", "2024-03");
    expect(table.split("\n").filter((row) => row.startsWith("2024-"))).toHaveLength(3);
    expect(table).toContain("100.00");
  });

  test("accounts are found by name, and one of them tells what happened", async () => {
    const found = await json(routes.accounts.output, "accounts", "--search", "ACM");
    expect(found.accounts.map(({ id, revenue }) => [id, revenue[0]?.mrr])).toEqual([["acme", 150_00]]);
    const told = await answered("account", "acme", "--kinds", "subscription_started,subscription_changed,won");
    expect(told).toMatch(/Pays: +150\.00 USD MRR/);
    expect(
      told
        .split("\n")
        .filter((row) => /^20/.test(row))
        .map((row) => row.slice(0, 10)),
    ).toEqual(["2024-06-01", "2024-02-15", "2024-01-01"]);
  });

  const declined: readonly (readonly [what: string, args: readonly string[], says: RegExp])[] = [
    ["an unknown metric", ["metric", "nonsense"], /no metric “nonsense”.*mrr/],
    ["a period that is none", ["metric", "mrr", "--from", "soon"], /2026-06/],
    ["periods in the wrong order", ["metric", "mrr", "--from", "2024-06", "--to", "2024-01"], /earlier period first/],
    ["an unknown segment", ["metric", "mrr", "--segment", "colour"], /no|field “colour”/],
    ["an unknown filter", ["metric", "mrr", "--where", "colour=red"], /field “colour”/],
    ["a filter without a value", ["metric", "mrr", "--where", "colour"], /FIELD=VALUE/],
    ["an unknown method", ["metric", "mrr", "--method", "guess"], /no method “guess”/],
    ["an unknown level", ["metric", "mrr", "--level", "planet"], /customer, subscription, parent/],
    ...["show", "models", "movers", "recovery", "alerts", "benchmarks"].map((command): [string, string[], RegExp] => [
      `a profile nobody knows, of ${command}`,
      [command, "--profile", "nobody"],
      /no profile “nobody”/,
    ]),
    ["settings on trial that are none", ["show", "--set", "gapDays=many"], /gapDays/],
    ["an account that is not there", ["account", "nobody"], /no account nobody/],
    ["an unknown order of accounts", ["accounts", "--sort", "luck"], /mrr, name, since/],
    ["a format that is none", ["metric", "mrr", "--format", "xml"], /table, json, csv/],
    ["a file that is not there", ["import", "nowhere.csv"], /nowhere\.csv/],
    ["a mapping that is not there", ["import", "FAULTY", "--map", "nowhere.yaml"], /nowhere\.yaml/],
    ["a mapping that is no YAML", ["import", "FAULTY", "--map", "BROKEN"], /mapping/i],
    ["a mapping to an unknown record", ["import", "FAULTY", "--map", "WRONG"], /type|planet/],
    ["peers of an unknown metric", ["peers", "import", "FAULTY"], /needs a column “metric”/],
    ["a scenario that is no JSON", ["scenarios", "save", "NOJSON"], /broken\.json is no JSON: .*scenarios show/],
    ["a scenario that is a list", ["scenarios", "save", "LIST"], /holds no scenario/],
    ["a scenario with fields nobody knows", ["scenarios", "save", "SLIP"], /“?segmnt.*chnages|chnages.*segmnt/],
    ["a scenario of an unknown lever", ["scenarios", "save", "LUCK"], /changes “luck”.*Known: inflow/],
    ["a scenario of a later version", ["scenarios", "save", "LATER"], /version 2.*reads version 1/],
    ["a file of another format", ["scenarios", "save", "OTHER"], /“openbowtie-mapping”/],
    ["a scenario that is not there", ["scenarios", "show", "nobodys"], /no scenario named “nobodys”/],
    ["a plan of a scenario that is not there", ["plan", "set", "nobodys"], /no scenario named “nobodys”/],
    ["a plan from no month on", ["plan", "set", "nobodys", "--start", "soon"], /2026-01/],
    ["a batch that is not there", ["undo", "999"], /999/],
    ["a batch that is no number", ["undo", "last"], /whole number/],
    ["a command that is none", ["conquer"], /unknown command/],
  ];
  for (const [what, args, says] of declined.filter((one) => shows(one[0]))) {
    test(`${what} is declined in a sentence`, async () => {
      const files: Readonly<Record<string, string>> = {
        FAULTY: "faulty.csv",
        BROKEN: "broken.yaml",
        WRONG: "wrong.yaml",
        NOJSON: "broken.json",
        LIST: "list.json",
        SLIP: "slip.json",
        LUCK: "luck.json",
        LATER: "later.json",
        OTHER: "other.json",
      };
      const real = args.map((arg) => (files[arg] === undefined ? arg : join(folder, files[arg])));
      const { code, out, err } = await bowtie(...real);
      expect([1, 2], `${code}: ${err}`).toContain(code);
      expect(out).toBe("");
      expect(err).toMatch(says);
      expect(err).not.toMatch(/\n\s+at |node:internal/);
    });
  }
}

describe("without a server", () => {
  test("files are imported, and faulty rows reported", async () => {
    const files = Object.keys(company(...LINES)).map((name) => join(folder, name));
    const { files: imported } = await json(routes.import.output, "import", ...files);
    expect(imported.map(({ outcome, rowsRejected }) => [outcome, rowsRejected])).toEqual(files.map(() => ["imported", 0]));
    const faulty = await json(routes.import.output, "import", join(folder, "faulty.csv"));
    expect(faulty.files).toMatchObject([{ entriesAdded: 0, rowsRejected: 1 }]);
  });

  commands(() => true);

  test("people and the audit log are there without a server too", async () => {
    await json(routes.invite.output, "people", "invite", "zoe@people.example", "--roles", "admin");
    expect(await bowtie("people", "roles", "nobody@people.example", "ae")).toMatchObject({
      code: 2,
      err: expect.stringContaining("no person"),
    });
    expect(await bowtie("people", "invite", "zoe@people.example", "--roles", "king")).toMatchObject({ code: 2 });
    expect(await bowtie("tokens", "create", "x", "--person", "nobody@people.example")).toMatchObject({ code: 2 });
    expect(await answered("audit", "--operation", "invite")).toContain("zoe@people.example");
  });

  test("nothing is left running", async () => {
    expect(await living(data)).toEqual([]);
  });
});

describe("with a server", () => {
  let server: Running;
  beforeAll(async () => {
    server = begin(["start", "--no-demo", "--port", String(PORT), "--data", data]);
    for (let waited = 0; waited < 1000; waited++) {
      if ((await fetch(`http://127.0.0.1:${PORT}/api/health`).catch(() => null))?.ok) return;
      await sleep(100);
    }
    throw new Error(`the server did not start: ${(await server.ended).err}`);
  });

  // Only those that the server itself declines.
  commands((what) => /metric|order|segment|batch that is not/.test(what));

  test("commands act as the machine's owner, by a secret that only this user can read", async () => {
    const file = join(data, "server.json");
    expect(((await stat(file)).mode & 0o777).toString(8)).toBe("600");
    const note = JSON.parse(await readFile(file, "utf8")) as Readonly<Record<string, string>>;
    await writeFile(file, JSON.stringify({ ...note, secret: "bowtie_machine_of-another-start" }));
    expect(await bowtie("people")).toMatchObject({ code: 2, err: expect.stringContaining("another start") });
    await writeFile(file, JSON.stringify(note));
    const { people } = await json(routes.people.output, "people");
    expect(people).toEqual([]);
  });

  test("somebody is invited, made a token for, and shut out, and all of it is written down", async () => {
    const { link } = await json(routes.invite.output, "people", "invite", "sam@people.example", "--roles", "ae,csm");
    expect(link).toContain(`http://127.0.0.1:${PORT}/invitation?token=`);
    await fetch(`http://127.0.0.1:${PORT}/api/links/invitation`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ secret: new URL(link).searchParams.get("token"), name: "Sam", password: "a row of eight tall pines" }),
    });
    expect(await json(routes.setRoles.output, "people", "roles", "sam@people.example", "revops")).toMatchObject({ roles: ["revops"] });
    const token = await json(
      routes.createToken.output,
      "tokens",
      "create",
      "nightly",
      "--person",
      "sam@people.example",
      "--scopes",
      "read",
    );
    const ask = (): Promise<Response> =>
      fetch(`http://127.0.0.1:${PORT}/api/metrics`, { headers: { authorization: `Bearer ${token.secret}` } });
    expect((await ask()).status).toBe(200);
    await json(routes.deactivate.output, "people", "deactivate", "sam@people.example");
    expect((await ask()).status).toBe(401);
    const { entries } = JSON.parse(await answered("audit", "--person", "machine", "--limit", "4", "--format", "json")) as Audit;
    expect(entries.map(({ operation, subject }) => [operation, subject])).toEqual([
      ["deactivate", "sam@people.example"],
      ["createToken", "nightly"],
      ["setRoles", "sam@people.example"],
      ["invite", "sam@people.example"],
    ]);
    expect(await answered("audit", "--operation", "invite", "--format", "csv")).toMatch(
      /^at,who,operation,on,outcome,before,after\n.*,machine,invite,sam@/,
    );
  });

  test("a second server on the folder is declined", async () => {
    const { code, err } = await bowtie("start", "--port", String(PORT + 1));
    expect([code, err]).toEqual([2, expect.stringContaining("already runs")]);
  });

  test("it stops when asked to, and leaves nothing behind", async () => {
    expect((await bowtie("stop")).code).toBe(0);
    expect((await server.ended).code).toBe(0);
    expect(await living(data)).toEqual([]);
    expect((await json(routes.metric.output, "metric", "mrr", "--from", "2024-01", "--to", "2024-01")).series[0]?.value).toBe(100_00);
  });
});

test("a database that does not answer is told in words, without the password of its address", async () => {
  const { ended } = begin(["imports", "--data", join(folder, "elsewhere")], { DATABASE_URL: "postgres://ann:secret@127.0.0.1:9/ledger" });
  const { code, err } = await ended;
  expect(code).toBe(2);
  expect(err).toMatch(/^The database does not answer \(connect ECONNREFUSED 127\.0\.0\.1:9\)\..*DATABASE_URL/);
  expect(err).not.toMatch(/secret|\n\s+at /);
});
