// Measures one size, in a process of its own: `npm run bench 1000000`, or `npm run bench lines`.
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Context, type InputFile, importFiles, openContext, operations, type Report, stopDatabase } from "../src/operations/index.ts";
import { ingestWhileRead, otherCounts, shareOfBandwidth } from "./counted.ts";
import { accounts, accountsFor, lines, movements } from "./files.ts";
import { forgetPeak, peakMegabytes, row, seconds, timing } from "./measure.ts";
import { BY_ATTRIBUTE, pages, RETENTION } from "./pages.ts";
import { spine } from "./spine.ts";

const size = Number(process.argv[2]);
const LINES = 1_000_000;
const TIMES = 20;
/** January 2021 to December 2025, as months since the year 0. */
const SPINE_MONTHS = [2021 * 12, 2025 * 12 + 11] as const;
const THROUGH = "2025-12-31";
const quiet = (): undefined => undefined;

const open = async (dataFolder: string): Promise<Context> => {
  const context = await openContext({ dataFolder, now: () => new Date(`${THROUGH}T12:00:00Z`) });
  if (!context) throw new Error(`${dataFolder} is in use`);
  return context;
};

async function load(context: Context, name: string, file: InputFile, rows: number): Promise<void> {
  forgetPeak();
  const start = performance.now();
  let written = start;
  const report: Report = ({ phase }) => {
    if (phase !== "deriving") written = performance.now();
  };
  const input = { title: name, files: [file], mapping: null, answers: { through: THROUGH }, dryRun: false };
  const { files } = await importFiles(context, input, report);
  const done = performance.now();
  const added = files[0]?.entriesAdded;
  if (added !== rows) throw new Error(`${added} of ${rows} rows of ${name} became entries`);
  const print = (what: string, milliseconds: number): void => row(what, milliseconds / 1000, rows / (milliseconds / 1000), peakMegabytes());
  print(`import ${name}: into the ledger`, written - start);
  print(`import ${name}: facts included`, done - start);
}

async function measure(dataFolder: string): Promise<void> {
  row(`${size.toLocaleString("en")} movements`, "seconds", "rows/s", "peak MB");
  const context = await open(dataFolder);
  await load(context, "accounts", accounts(accountsFor(size)), accountsFor(size));
  await load(context, "movements", movements(size), size);
  forgetPeak();
  row("rebuild of all facts", await seconds(() => operations.rebuild(context, {}, quiet)), "", peakMegabytes());
  row("refresh after 1,000 movements of 1,000 accounts", await refresh(context));

  await context.close();

  console.log("");
  row("page data, each after a start", "first ms", "median ms", "p95 ms", "peak MB");
  let firstOfRetention = 0;
  let firstByAttribute = 0;
  for (const name of Object.keys(pages(context))) {
    // Nothing another page has asked may be remembered.
    const fresh = await open(dataFolder);
    const { first, median, p95, peak } = await timing(pages(fresh)[name] as () => Promise<unknown>, TIMES);
    row(name, first, median, p95, peak);
    if (name === RETENTION) firstOfRetention = first;
    if (name === BY_ATTRIBUTE) firstByAttribute = first;
    await fresh.close();
  }
  const last = await open(dataFolder);
  const asked60 = { from: "2021-01", to: "2025-12", by: "month" as const, where: [], level: "customer" as const };
  const net = await operations.metric(last, { metric: "net_revenue_retention", ...asked60 }, quiet);
  const gross = await operations.metric(last, { metric: "gross_revenue_retention", ...asked60 }, quiet);
  await last.close();

  const other = await spine(join(dataFolder, "facts.duckdb"), ...SPINE_MONTHS);
  console.log("");
  row("NRR and GRR of 60 months, customer x month spine", "ms", "ratio");
  row("customer x month spine", other.milliseconds, `${(other.milliseconds / firstOfRetention).toFixed(0)} x`);
  same(other.net, net.series);
  same(other.gross, gross.series);

  const again = await open(dataFolder);
  await otherCounts(again, THROUGH);
  await ingestWhileRead(again, THROUGH);
  await again.close();
  shareOfBandwidth(size, 2 * accountsFor(size), firstByAttribute);
}

/** Both ways must give the same rates, or their times cannot be compared. */
function same(theirs: readonly number[], ours: readonly { readonly value: number | null }[]): void {
  if (theirs.length !== ours.length) throw new Error(`the spine answers ${theirs.length} months, the facts ${ours.length}`);
  ours.forEach(({ value }, i) => {
    if (Math.abs((value ?? 0) - (theirs[i] ?? 0)) > 1e-9) throw new Error(`month ${i}: ${value} against ${theirs[i]}`);
  });
}

/** Seconds from the end of an import of 1,000 movements until its facts are in. */
async function refresh(context: Context): Promise<number> {
  let taken = 0;
  const keeper = Object.create(context.keeper, {
    bring: {
      value: async (...args: Parameters<Context["keeper"]["bring"]>) => {
        taken = await seconds(() => context.keeper.bring(...args));
      },
    },
  }) as Context["keeper"];
  const file = movements(1_000, { anAccount: 1, seed: 7 });
  await importFiles({ ...context, keeper }, { title: "late", files: [file], mapping: null, answers: { through: THROUGH }, dryRun: false });
  return taken;
}

/** A million subscription lines, the shape that costs most. */
async function measureLines(dataFolder: string): Promise<void> {
  const context = await open(dataFolder);
  console.log("");
  row("subscription lines", "seconds", "rows/s", "peak MB");
  await load(context, "lines", lines(LINES), LINES);
  await context.close();
}

const dataFolder = await mkdtemp(join(tmpdir(), "bowtie-bench-"));
// The user PostgreSQL runs as may pass, so that its files lie in here and go with it.
await chmod(dataFolder, 0o711);
try {
  await (process.argv[2] === "lines" ? measureLines(dataFolder) : measure(dataFolder));
} finally {
  await stopDatabase(dataFolder);
  await rm(dataFolder, { recursive: true, force: true });
}
