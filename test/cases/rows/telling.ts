import type { MetricQuestion, SeriesPoint } from "../../../src/contract/index.ts";
import { type Context, operations } from "../../../src/operations/index.ts";
import { toCsv } from "../../helpers/company-tables.ts";
import { ask } from "../../helpers/golden.ts";
import { importText } from "../../helpers/ledger.ts";
import { ledger } from "../company-ledger.ts";

type Cells = Readonly<Record<string, string>>;
export type Rest = Partial<MetricQuestion>;

/** A ledger of tables; `name.csv` to rows. It speaks through the end of 2025 unless told otherwise. */
export async function tables(files: Readonly<Record<string, readonly Cells[]>>, through = "2025-12-31"): Promise<Context> {
  const context = await ledger();
  await add(context, files, through);
  return context;
}

export const add = (
  context: Context,
  files: Readonly<Record<string, readonly Cells[]>>,
  through = "2025-12-31",
): ReturnType<typeof importText> =>
  importText(
    context,
    Object.fromEntries(Object.entries(files).flatMap(([name, rows]) => (rows.length === 0 ? [] : [[`${name}.csv`, toCsv(rows)]]))),
    {
      answers: { through },
    },
  );

/** A contract line of 100 USD a month, as far as nothing else is said. */
export const line = (cells: Cells): Cells => ({
  subscription_id: "S-1",
  account_id: "A-1",
  plan: "gold",
  price: "100",
  quantity: "1",
  interval: "month",
  currency: "USD",
  ...cells,
});

export const lines = (...rows: readonly Cells[]): Promise<Context> =>
  tables({ subscription_lines: rows.map((row, i) => line({ line_id: `L-${i + 1}`, ...row })) });

const points = (context: Context, metric: string, span: string, rest: Rest): Promise<readonly SeriesPoint[]> => {
  const [from = "", to = from] = span.split("..");
  return ask(context, { metric, from, to, ...rest });
};

/** Values of a metric over a run of periods, `2024-01..2024-03`. */
export const values = async (context: Context, metric: string, span: string, rest: Rest = {}): Promise<readonly (number | null)[]> =>
  (await points(context, metric, span, rest)).map(({ value }) => value);

/** MRR at the end of each month, in major units. */
export const mrr = async (context: Context, span: string, rest: Rest = {}): Promise<readonly number[]> =>
  (await values(context, "mrr", span, rest)).map((value) => (value ?? 0) / 100);

export const customers = (context: Context, span: string, rest: Rest = {}): Promise<readonly (number | null)[]> =>
  values(context, "active_customers", span, rest);

/** Movements of every kind, month by month, in major units: `2024-02 expansion 50`. */
export const moved = async (context: Context, span: string, rest: Rest = {}): Promise<readonly string[]> =>
  (await points(context, "mrr_movements", span, { method: "fine", ...rest }))
    .filter(({ value, part }) => value !== 0 && part !== "opening" && part !== "closing")
    .map(({ period, part, value }) => `${period} ${part} ${(value ?? 0) / 100}`);

/** What the movements of one kind in a month were made of, with their reasons: what a person sees who opens the number. */
export async function opened(context: Context, period: string, part: string, rest: Rest = {}): Promise<readonly string[]> {
  const question = {
    metric: "mrr_movements",
    method: "fine",
    period,
    part,
    where: [],
    level: "customer" as const,
    limit: 20,
    offset: 0,
    ...rest,
  };
  const { contributions } = await operations.explain(context, question, () => undefined);
  const facts: string[] = [];
  for (const { entity } of contributions) {
    const { opened: found } = await operations.explain(context, { ...question, entity }, () => undefined);
    for (const { day, what, reason, amount } of found?.facts ?? []) facts.push(`${day} ${what}, ${reason}: ${(amount ?? 0) / 100}`);
  }
  return facts;
}
