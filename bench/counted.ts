// Other ways of counting the same ledger, imports while pages are read, and how near a scan comes to what the memory can deliver.
import { type Context, importFiles, operations, type Report } from "../src/operations/index.ts";
import { movements } from "./files.ts";
import { forgetPeak, peakMegabytes, row, seconds, timing } from "./measure.ts";

const quiet = (): undefined => undefined;
const TIMES = 20;
const YEAR = { from: "2025-01", to: "2025-12", by: "month", where: [], level: "customer" } as const;

const ask = (context: Context, metric: string, rest: object = {}): Promise<unknown> =>
  operations.metric(context, { metric, ...YEAR, ...rest } as never, quiet);

/** A profile, a past day and a currency view: each derived once, then asked like the organisation's own numbers. */
export async function otherCounts(context: Context, asOf: string): Promise<void> {
  console.log("");
  row("another way of counting", "derived s", "first ms", "median ms", "p95 ms", "peak MB");
  await operations.saveSettings(context, { change: { reportingCurrency: "USD" } }, quiet);
  const ways = {
    "profile chartmogul": { profile: "chartmogul" },
    "as of a past day": { asOf },
    "constant currency": { view: "constant" },
  } as const;
  for (const [name, counted] of Object.entries(ways)) {
    forgetPeak();
    const derived = await seconds(() => operations.derive(context, { level: "customer", ...counted } as never, quiet));
    const { first, median, p95, peak } = await timing(
      () => Promise.all([ask(context, "mrr_movements", counted), ask(context, "net_revenue_retention", counted)]),
      TIMES,
    );
    row(name, derived, first, median, p95, peak);
  }
}

/** Movements imported in files while pages are asked without a pause. */
export async function ingestWhileRead(context: Context, through: string): Promise<void> {
  const FILES = 5;
  const ROWS = 40_000;
  let isDone = false;
  const waits: number[] = [];
  const reader = (async () => {
    while (!isDone)
      waits.push((await seconds(() => Promise.all([ask(context, "mrr_movements"), ask(context, "net_revenue_retention")]))) * 1000);
  })();
  forgetPeak();
  let written = 0;
  const taken = await seconds(async () => {
    for (let file = 0; file < FILES; file++) {
      const start = performance.now();
      let ended = start;
      const report: Report = ({ phase }) => {
        if (phase !== "deriving") ended = performance.now();
      };
      const input = { title: "stream", files: [movements(ROWS, { seed: 100 + file })], mapping: null, answers: { through }, dryRun: false };
      await importFiles(context, input, report);
      written += (ended - start) / 1000;
    }
  });
  isDone = true;
  await reader;
  waits.sort((a, b) => a - b);
  console.log("");
  row("ingest while pages are read", "rows/s ledger", "rows/s facts", "page median ms", "page p95 ms", "peak MB");
  row(
    `${FILES} files of ${ROWS.toLocaleString("en")} movements`,
    (FILES * ROWS) / written,
    (FILES * ROWS) / taken,
    waits[Math.floor(waits.length / 2)] ?? 0,
    waits[Math.floor(waits.length * 0.95)] ?? 0,
    peakMegabytes(),
  );
}

const GIBI = 2 ** 30;

/** Bytes a second that this machine copies in memory, read and written both counted: the best of some runs. */
function bandwidth(): number {
  const from = Buffer.alloc(GIBI / 2, 1);
  const to = Buffer.alloc(GIBI / 2);
  let best = 0;
  for (let run = 0; run < 5; run++) {
    const start = performance.now();
    from.copy(to);
    best = Math.max(best, GIBI / ((performance.now() - start) / 1000));
  }
  return best;
}

/** Bytes of the columns a question by an arbitrary attribute reads of each fact row, and of each label. */
const MOVEMENT_BYTES = 8 + 8 + 4 + 2;
const LABEL_BYTES = 8 + 2 + 4;

/** What share of the memory's bandwidth a scan by an attribute reaches, at its first answer. */
export function shareOfBandwidth(rows: number, labels: number, firstMs: number): void {
  const limit = bandwidth();
  const bytes = rows * MOVEMENT_BYTES + labels * LABEL_BYTES;
  const reached = bytes / (firstMs / 1000);
  console.log("");
  row("memory, copying on one core", "GB/s");
  row("the machine", limit / 1e9);
  row(`MRR by region: ${(bytes / 1e6).toFixed(0)} MB of columns`, reached / 1e9, `${((100 * reached) / limit).toFixed(1)} %`);
}
