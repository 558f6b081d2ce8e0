import { readdir } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listen, type RunningServer } from "../../src/api/index.ts";
import type { Audit, ColumnValues, ImportResult, IssueList, Job, Preview, Problem, Upload } from "../../src/contract/index.ts";
import { type Context, storeUpload } from "../../src/operations/index.ts";
import { bearerOf } from "../helpers/access.ts";
import { emptyLedger } from "../helpers/ledger.ts";

let context: Context;
let server: RunningServer;
let authorization: string;
beforeEach(async () => {
  context = await emptyLedger();
  authorization = await bearerOf(context, ["admin"]);
  server = await listen(context, { port: 0, host: "127.0.0.1", webFolder: context.dataFolder, hosts: [] });
});
afterEach(async () => {
  await server.close();
  await context.close();
});

const at = (path: string): string => `http://127.0.0.1:${server.port}${path}`;
const send = async (path: string, body: string | Uint8Array<ArrayBuffer>, type = "application/json"): Promise<Response> =>
  fetch(at(path), { method: "POST", body, headers: { "content-type": type, authorization } });
const got = (path: string): Promise<Response> => fetch(at(path), { headers: { authorization } });
const upload = async (name: string, body: string | Uint8Array<ArrayBuffer>): Promise<Response> =>
  send(`/api/uploads?name=${encodeURIComponent(name)}`, body, "application/octet-stream");
const uploaded = async (name: string, body: string | Uint8Array<ArrayBuffer>): Promise<Upload> =>
  (await (await upload(name, body)).json()) as Upload;
const problemOf = async (response: Response): Promise<Problem> => (await response.json()) as Problem;

async function finished(path: string, input: unknown): Promise<Job> {
  let job = (await (await send(path, JSON.stringify(input))).json()) as Job;
  while (job.state === "running") {
    await new Promise((resolve) => setTimeout(resolve, 20));
    job = (await (await got(`/api/jobs/${job.id}`)).json()) as Job;
  }
  return job;
}
const imported = async (input: unknown): Promise<ImportResult> => (await finished("/api/imports", input)).result as ImportResult;
const issues = async (query = ""): Promise<IssueList> => (await (await got(`/api/issues${query}`)).json()) as IssueList;
const kept = (): Promise<string[]> => readdir(join(context.dataFolder, "uploads")).catch(() => []);

const LINES = `subscription_id,account_id,starts_on,price,interval,currency
S-1,A-1,2026-01-01,100,month,EUR
S-2,A-2,2026-02-31,50,month,EUR
S-3,A-3,2026-02-01,20,month,EUR
`;

test("a file is uploaded, looked at, imported, corrected, and taken back", async () => {
  const file = await uploaded("subscription_lines.csv", LINES);
  expect(file).toMatchObject({ format: "csv", encoding: "utf-8", delimiter: ",", recognised: { importer: "template.subscription_line" } });

  const preview = (await (await send(`/api/uploads/${file.id}/preview`, "{}")).json()) as Preview;
  expect(preview.questions).toEqual([]);
  expect(preview.rows.map(({ row, cells }) => [row, cells[0]])).toEqual([
    [2, "S-1"],
    [3, "S-2"],
    [4, "S-3"],
  ]);
  expect(preview.records[0]).toMatchObject({ row: 2, type: "subscription_line", fields: { subscription_id: "S-1", price: "100" } });
  expect(preview.issues).toMatchObject([{ row: 3, column: "starts_on", code: "not_a_date", severity: "error" }]);

  const { batch, files } = await imported({ title: "lines", files: [file.id] });
  expect(((await (await got("/api/audit")).json()) as Audit).entries).toMatchObject([
    { kind: "token", operation: "import", subject: "lines", after: { batch, dryRun: false } },
    { kind: "token", operation: "upload", subject: "subscription_lines.csv" },
  ]);
  expect(files).toMatchObject([{ outcome: "imported", rowsRead: 3, entriesAdded: 2, rowsUnchanged: 0, rowsRejected: 1, rowsSkipped: 0 }]);
  expect(await kept()).toEqual([]);

  const { total, issues: listed, counts } = await issues(`?batch=${batch}&severity=error`);
  expect({ total, counts: counts.map(({ code, count }) => [code, count]) }).toEqual({ total: 1, counts: [[listed[0]?.code, 1]] });
  expect(listed[0]).toMatchObject({ file: "subscription_lines.csv", row: 3, cells: { subscription_id: "S-2", starts_on: "2026-02-31" } });
  const csv = await (await got(`/api/issues.csv?file=${counts[0]?.fileId}`)).text();
  expect(csv.split("\n")[1]).toContain("S-2,A-2,2026-02-31,50,month,EUR");

  const path = `/api/issues/${listed[0]?.id}/correct`;
  const wrong = await finished(path, { cells: { ...listed[0]?.cells, starts_on: "2026-02-30" } });
  expect(wrong).toMatchObject({ state: "failed", problem: { code: "still_wrong", details: { column: "starts_on" } } });
  const right = await finished(path, { cells: { starts_on: "2026-02-28" } });
  expect((right.result as ImportResult).files).toMatchObject([{ entriesAdded: 1 }]);
  expect((await issues()).total).toBe(0);

  // Taking the correction back leaves the row to be corrected again; taking the import back leaves nothing.
  await finished(`/api/imports/${(right.result as ImportResult).batch}/undo`, {});
  expect((await issues()).total).toBe(1);
  expect((await finished(`/api/imports/${batch}/undo`, {})).result).toEqual({ batch, entriesHidden: 2 });
  expect((await issues()).total).toBe(0);
  expect((await finished(`/api/imports/${batch}/undo`, {})).problem).toMatchObject({ code: "no_such_batch", status: 409 });

  const again = await uploaded("subscription_lines.csv", LINES);
  expect((await imported({ title: "again", files: [again.id] })).files).toMatchObject([{ entriesAdded: 2, rowsRejected: 1 }]);
});

test("files of one import are read each in its own way, and a file nobody knows is named", async () => {
  const own = await uploaded("subscription_lines.csv", LINES);
  const other = await uploaded("deals.csv", "Ref;Client;Opened;Step\nD-1;A-1;03/04/2026;Won\nD-2;A-2;05/04/2026;\n");
  const stray = await uploaded("people.csv", "colour,shape\nred,round\n");
  const mapping = {
    source: "crm",
    maps: { steps: { Won: "commit" } },
    files: [
      {
        file: "deals.csv",
        records: [
          {
            type: "opportunity",
            when: { column: "Step" },
            fields: { opportunity_id: "Ref", account_id: "Client", created_on: "Opened", state: { column: "Step", values: "steps" } },
          },
        ],
      },
    ],
  };
  const values = (await (await got(`/api/uploads/${other.id}/values?column=Step`)).json()) as ColumnValues;
  expect(values).toEqual({ values: [{ value: "Won", rows: 1 }], more: false });

  const files = [own.id, { id: other.id, mapping }, stray.id];
  const asked = await finished("/api/imports", { title: "both", files });
  expect(asked.problem).toMatchObject({
    code: "question",
    details: { questions: [{ file: "deals.csv", kind: "date_order", column: "Opened" }] },
  });

  const answered = [own.id, { id: other.id, mapping, answers: { dates: "dmy" } }, stray.id];
  const dry = await imported({ title: "both", files: answered, dryRun: true });
  expect(dry.batch).toBeNull();
  expect(dry.files.map(({ outcome }) => outcome)).toEqual(["checked", "checked", "unknown"]);
  const result = await imported({ title: "both", files: answered });
  expect(result.files).toMatchObject([
    { outcome: "imported", importer: "template.subscription_line" },
    { outcome: "imported", importer: "mapping", rowsRead: 2, entriesAdded: 1, rowsSkipped: 1, rowsRejected: 0 },
    { outcome: "unknown" },
  ]);
});

test("a corrected row is read as its file was: with its order of day and month", async () => {
  const file = await uploaded(
    "accounts.csv",
    "account_id;created_on;name\nA-1;25/03/2026;Otter\nA-2;39/04/2026;Pine\nA-3;04/05/2026;Fox\n",
  );
  const { files } = await imported({ title: "accounts", files: [file.id] });
  expect(files).toMatchObject([{ rowsRejected: 1, entriesAdded: 2 }]);
  const [issue] = (await issues()).issues;
  const job = await finished(`/api/issues/${issue?.id}/correct`, { cells: { ...issue?.cells, created_on: "03/04/2026" } });
  expect(job).toMatchObject({ state: "done" });
});

test("a name with folders in it, or with signs nobody sees, stays in its folder as a plain name", async () => {
  const file = await uploaded("../../../etc/\u0000pass\u202ewd.csv", LINES);
  expect(file.name).toBe("passwd.csv");
  expect((await kept()).sort()).toEqual([file.id, `${file.id}.name`]);
  expect((await uploaded("..\\..\\windows\\lines.csv", LINES)).name).toBe("lines.csv");
  for (const name of ["", "..", "/", "x".repeat(201)]) expect((await upload(name, LINES)).status).toBe(400);
  for (const id of ["..%2f..%2fserver.json", "0000"]) expect((await send(`/api/uploads/${id}/preview`, "{}")).status).toBe(404);
});

test("what is no table is refused in words, and nothing of it is kept", async () => {
  const zip = new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]);
  expect(await problemOf(await upload("book.xlsx", zip))).toMatchObject({ status: 422, code: "not_text" });
  expect(await problemOf(await upload("cut.csv.gz", gzipSync(LINES).subarray(0, 30)))).toMatchObject({ code: "broken_gzip" });
  expect(await problemOf(await upload("one-line.csv.gz", gzipSync("a".repeat(20_000_000))))).toMatchObject({ code: "no_rows" });
  expect(await problemOf(await upload("one-object.json", `{"a":"${"x".repeat(70_000_000)}"}`))).toMatchObject({ code: "no_rows" });
  expect(await kept()).toEqual([]);
});

test("a file that swells to many times its size is given up, whoever packed it", async () => {
  const bomb = gzipSync(`account_id,name\n${`A-1,${"x".repeat(9000)}\n`.repeat(12_000)}`);
  const { id } = await uploaded("accounts.csv.gz", bomb);
  expect(await finished("/api/imports", { title: "bomb", files: [id] })).toMatchObject({
    state: "failed",
    problem: { code: "swollen_gzip" },
  });
  expect((await (await got("/api/imports")).json()) as unknown).toEqual({ batches: [] });
});

test("a file larger than allowed and a request larger than any honest one are refused while they arrive", async () => {
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (;;) yield new Uint8Array(100_000);
  }
  await expect(storeUpload(context, "endless.csv", endless(), 1_000_000)).rejects.toMatchObject({ code: "upload_too_large", status: 413 });
  expect(await kept()).toEqual([]);
  expect(await problemOf(await send("/api/imports", `{"title":"${"x".repeat(6_000_000)}"}`))).toMatchObject({ code: "too_large" });
});

test("an import that is stopped while it reads leaves nothing, and can be started again", async () => {
  const rows = Array.from({ length: 400_000 }, (_, i) => `A-${i},Account ${i}`).join("\n");
  const { id } = await uploaded("accounts.csv", `account_id,name\n${rows}\n`);
  let job = (await (await send("/api/imports", JSON.stringify({ title: "long", files: [id] }))).json()) as Job;
  while (job.step?.phase !== "reading") job = (await (await got(`/api/jobs/${job.id}`)).json()) as Job;
  await send(`/api/jobs/${job.id}/cancel`, "{}");
  while (job.state === "running") job = (await (await got(`/api/jobs/${job.id}`)).json()) as Job;
  expect(job).toMatchObject({ state: "failed", problem: { code: "cancelled" } });
  expect((await (await got("/api/imports")).json()) as unknown).toEqual({ batches: [] });
  expect((await kept()).length).toBe(2);
});

test("a file imported again says what became of its rows the first time", async () => {
  const first = await uploaded("subscription_lines.csv", LINES);
  await imported({ title: "lines", files: [first.id] });
  const again = await uploaded("subscription_lines.csv", LINES);
  const { batch, files } = await imported({ title: "again", files: [again.id] });
  expect(batch).toBeNull();
  expect(files).toMatchObject([{ outcome: "unchanged", rowsRead: 3, entriesAdded: 0, rowsUnchanged: 2, rowsRejected: 1 }]);
});

test("a number that no ledger can hold is refused, not a fault of ours", async () => {
  for (const path of ["/api/issues.csv?file=abc", "/api/issues.csv", "/api/issues?batch=99999999999", "/api/issues?file=99999999999"])
    expect((await got(path)).status, path).toBe(400);
  expect((await send("/api/imports/99999999999/undo", "{}")).status).toBe(400);
});

test("an upload that is broken off leaves nothing", async () => {
  const client = request(at("/api/uploads?name=long.csv"), { method: "POST", headers: { authorization } });
  client.on("error", () => undefined);
  client.write("account_id,name\n".repeat(1000));
  await expect.poll(kept).toHaveLength(1);
  client.destroy();
  await expect.poll(kept).toEqual([]);
});
