import { afterAll, beforeAll, expect, test } from "vitest";
import type { MetricQuestion } from "../src/contract/index.ts";
import { readMeters } from "../src/ledger/index.ts";
import { type Context, operations, sendUsage, settleUsage } from "../src/operations/index.ts";
import { emptyLedger, importText } from "./helpers/ledger.ts";

const quiet = (): undefined => undefined;
const accounts = ["a", "b", "c", "d", "e", "f"] as const;

const lines = `subscription_id,line_id,account_id,starts_on,price,interval,currency,quantity
${accounts.map((name) => `s-${name},l-${name},${name},2025-12-01,10,month,EUR,2`).join("\n")}
`;

/** One day's use of an account, rated or not; told in parts, of which the last come after the month was closed. */
interface Use {
  readonly account: string;
  readonly on: string;
  readonly meter: string;
  readonly parts: readonly number[];
  readonly euros: number | null;
}

const uses: readonly Use[] = accounts.flatMap((account, i) =>
  ["2026-01-05", "2026-01-31", "2026-02-10", "2026-03-02"].flatMap((on, j) => [
    { account, on, meter: "calls", parts: [1.5 * (i + 1), j, i === 2 ? 40 : 0.25], euros: null },
    { account, on, meter: "compute", parts: [i + j + 1, 2, 3], euros: i % 2 === 0 ? 12 + j : null },
  ]),
);

/** The instants at which the first, second and third part became known. */
const instants = ["2026-03-05T12:00:00Z", "2026-03-06T12:00:00Z", "2026-04-20T12:00:00Z"];

let clock = new Date();
let imported: Context;
let sent: Context;

beforeAll(async () => {
  imported = await emptyLedger(() => clock);
  sent = await emptyLedger(() => clock);
  for (const [part, instant] of instants.entries()) {
    clock = new Date(instant);
    const through = instant.slice(0, 10);
    // The same exports on both sides; usage is a file of day sums here, single events there.
    for (const context of [imported, sent]) {
      const more = `account_id,name\n${accounts.map((name) => `${name},Account ${name} ${part}`).join("\n")}\n`;
      await importText(context, { "subscription_lines.csv": lines, "accounts.csv": more }, { answers: { source: "product", through } });
    }
    const rows = uses.map(({ account, on, meter, parts, euros }) => {
      const quantity = parts.slice(0, part + 1).reduce((sum, value) => sum + value, 0);
      return `${account}/${meter}/${on},${account},${on},${meter},${quantity},${euros === null ? "" : euros * (part + 1)},${euros === null ? "" : "EUR"}`;
    });
    const file = `usage_id,account_id,on,meter,quantity,amount,currency\n${rows.join("\n")}\n`;
    await importText(imported, { "usage.csv": file }, { answers: { source: "product", through } });
    await sendUsage(
      sent,
      "product",
      uses.map(({ account, on, meter, parts, euros }) => ({
        id: `${account} ${on} ${meter} ${part}`,
        account,
        meter,
        time: `${on}T${10 + part}:00:00Z`,
        value: parts[part],
        ...(euros === null ? {} : { amount: euros, currency: "EUR" }),
      })),
    );
    await settleUsage(sent, { all: true, wait: true });
  }
});
afterAll(async () => {
  await imported.close();
  await sent.close();
});

const question = { from: "2025-12", to: "2026-04", by: "month", level: "customer" } as const;
const asked: readonly (Partial<MetricQuestion> & { readonly metric: string })[] = [
  { metric: "usage_mrr" },
  { metric: "mrr", set: "usage=in_mrr" },
  { metric: "mrr_movements", set: "usage=in_mrr" },
  { metric: "cohort_usage", where: [{ field: "usage.meter", values: ["calls"] }] },
  { metric: "cohort_usage", segment: "usage.meter" },
  { metric: "mrr", asOf: "2026-03-05" },
  { metric: "usage_mrr", asOf: "2026-03-05" },
  { metric: "usage_mrr", asOf: "2026-03-31" },
  { metric: "cohort_usage", where: [{ field: "usage.meter", values: ["calls"] }], asOf: "2026-03-31" },
  { metric: "mrr", set: "usage=in_mrr", asOf: "2026-04-20" },
];

test.each(asked)("$metric of events is that of imported sums, closed months and past days included: %o", async (one) => {
  const of = async (context: Context) => (await operations.metric(context, { ...question, where: [], ...one }, quiet)).series;
  const series = await of(sent);
  expect(series).toEqual(await of(imported));
  expect(series.some(({ value }) => value !== null && value !== 0)).toBe(true);
});

test("a success plan measures by either alike", async () => {
  const read = async ({ storage: { pool } }: Context) => {
    const { rows } = await pool.query<{ num: number; id: string }>(
      "select num, external_id as id from bowtie.subject where kind = 0 order by external_id",
    );
    const wanted = rows.flatMap(({ num }) => (["sum_of_month", "last"] as const).map((take) => ({ account: num, meter: "calls", take })));
    const names = new Map(rows.map(({ num, id }) => [num, id]));
    return (await readMeters(pool, wanted)).map(({ account, ...rest }) => ({ ...rest, account: names.get(account) }));
  };
  const found = await read(sent);
  expect(found).toEqual(await read(imported));
  expect(found.length).toBeGreaterThan(accounts.length);
});
