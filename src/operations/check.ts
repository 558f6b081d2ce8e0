import { type AnalyticsStore, FactKeeper, type FactReader, openDuckStore, presentScope, type Question } from "../analytics/index.ts";
import type { Check } from "../contract/index.ts";
import { formatDay, formatMonth } from "../domain/index.ts";
import type { factTables } from "../facts/index.ts";
import { findingsOf } from "../ledger/index.ts";
import { type Context, today } from "./context.ts";
import { answer, type View, withView } from "./evaluate.ts";
import type { Report } from "./progress.ts";

type Law = Check["laws"][number];

const SCOPE = presentScope();
const SHOWN = 5;

const law = (name: string, meaning: string, checked: number, broken: readonly string[]): Law => ({
  law: name,
  meaning,
  holds: broken.length === 0,
  checked,
  broken: broken.slice(0, SHOWN),
});

/** Checks what must hold of any ledger, on this one, and lists what its data leaves to be desired. */
export async function checkLedger(context: Context, report: Report = () => undefined): Promise<Check> {
  const laws = await withView(context, { level: "customer" }, report, async (view) => {
    if (view.span === null) return [];
    return [await movementsAddUp(view), await openingsAgree(view.reader), ...(await segmentsAddUp(view.reader))];
  });
  laws.push(await derivationIsRepeatable(context, report));
  return {
    laws,
    findings: [
      ...(await findingsOf(context.storage.pool, {
        today: formatDay(today(context)),
        gapDays: context.counting.current.gapDays,
        reportingCurrency: context.counting.current.reportingCurrency,
      })),
    ],
  };
}

async function movementsAddUp(view: View): Promise<Law> {
  const from = view.span === null ? undefined : formatMonth(view.span.first);
  const { series } = await answer(view, {
    metric: "mrr_movements",
    by: "month",
    where: [],
    level: "customer",
    ...(from === undefined ? {} : { from }),
  });
  const sums = new Map<string, { opening: number; rows: number; closing: number }>();
  for (const { period, currency, part, value } of series) {
    const key = `${period} ${currency ?? ""}`.trim();
    const sum = sums.get(key) ?? { opening: 0, rows: 0, closing: 0 };
    if (part === "opening" || part === "closing") sum[part] = value ?? 0;
    else sum.rows += value ?? 0;
    sums.set(key, sum);
  }
  const broken = [...sums]
    .filter(([, { opening, rows, closing }]) => opening + rows !== closing)
    .map(([key, { opening, rows, closing }]) => `${key}: ${opening} + ${rows} is not ${closing}`);
  return law("movements_add_up", "In every month and currency, opening plus movements is closing, to the minor unit.", sums.size, broken);
}

/** Retention knows the openings by another way than the movements do. */
async function openingsAgree(reader: FactReader): Promise<Law> {
  const window = 12;
  const levels = new Map<string, Map<number, bigint>>();
  for (const { keys, sums } of await reader.sums({
    fact: "movement",
    sums: ["amount"],
    by: [{ column: "currency" }, { column: "month" }],
    where: [],
  })) {
    const months = levels.get(String(keys[0])) ?? new Map<number, bigint>();
    months.set(Number(keys[1]), sums[0] ?? 0n);
    levels.set(String(keys[0]), months);
  }
  const runs = await reader.sums({
    fact: "retention",
    sums: ["opening"],
    by: [{ column: "currency" }, { column: "from_month" }, { column: "to_month" }],
    where: [
      { column: "window_months", in: [window] },
      { column: "opening", from: 1 },
    ],
  });
  const broken: string[] = [];
  let checked = 0;
  for (const [currency, months] of levels) {
    const own = runs.filter((run) => run.keys[0] === currency);
    const known = [...months.keys()].sort((a, b) => a - b);
    let level = 0n;
    for (let month = known[0] ?? 0; month <= (known.at(-1) ?? -1); month++) {
      level += months.get(month) ?? 0n;
      const opening = own.reduce(
        (sum, { keys, sums }) => (Number(keys[1]) <= month + window && Number(keys[2]) > month + window ? sum + (sums[0] ?? 0n) : sum),
        0n,
      );
      checked += 1;
      if (opening !== level)
        broken.push(
          `${currency} ${formatMonth(month as Parameters<typeof formatMonth>[0])}: movements give ${level}, retention ${opening}`,
        );
    }
  }
  return law("openings_agree", "What retention starts from in any month is the level that the movements lead to.", checked, broken);
}

async function segmentsAddUp(reader: FactReader): Promise<readonly Law[]> {
  const total = await sumsByCurrency(reader, []);
  const broken: string[] = [];
  let checked = 0;
  for (const { field, values } of reader.fields()) {
    if (values > 200) continue;
    const parts = new Map<string, bigint>();
    for (const { keys, sums } of await reader.sums({
      fact: "movement",
      sums: ["amount"],
      by: [{ field }, { column: "currency" }],
      where: [],
    })) {
      parts.set(String(keys[1]), (parts.get(String(keys[1])) ?? 0n) + (sums[0] ?? 0n));
    }
    checked += 1;
    for (const [currency, sum] of total)
      if (sum !== (parts.get(currency) ?? 0n)) broken.push(`${field}, ${currency}: ${parts.get(currency) ?? 0n} instead of ${sum}`);
  }
  return [law("segments_add_up", "The parts of any segmentation add up to the whole.", checked, broken)];
}

async function sumsByCurrency(reader: FactReader, where: Question["where"]): Promise<ReadonlyMap<string, bigint>> {
  const rows = await reader.sums({ fact: "movement", sums: ["amount"], by: [{ column: "currency" }], where });
  return new Map(rows.map(({ keys, sums }) => [String(keys[0]), sums[0] ?? 0n]));
}

/** What is compared between the kept facts and fresh ones: every table, by its most telling columns. */
const COMPARED: readonly Question[] = [
  { fact: "movement", by: ["month", "kind", "reason", "cohort"], sums: ["amount", "logos", "live", "live_amount", "since"] },
  { fact: "retention", by: ["from_month", "to_month", "window_months"], sums: ["opening", "gross", "growth", "logo", "kept", "bin"] },
  { fact: "stage", by: ["month", "state", "next", "evidence"], sums: ["days", "reached", "day"] },
  { fact: "deal", by: ["created_month", "closed_month", "outcome", "type"], sums: ["days", "amount", "list_amount"] },
  { fact: "cost", by: ["month", "purpose", "currency"], sums: ["amount", "said", "day"] },
  { fact: "finance", by: ["month", "measure", "currency"], sums: ["amount", "day"] },
  { fact: "layer", by: ["month", "layer", "cohort"], sums: ["amount", "logos", "day"] },
  { fact: "renewal", by: ["due_month", "since_month", "outcome"], sums: ["amount", "renewed", "gross", "uplift", "days_late"] },
].map(({ fact, by, sums }) => ({ fact: fact as keyof typeof factTables, by: by.map((column) => ({ column })), sums, where: [] }));

async function derivationIsRepeatable(context: Context, report: Report): Promise<Law> {
  const fresh: AnalyticsStore = await openDuckStore(":memory:");
  try {
    const keeper = new FactKeeper({ pool: context.storage.pool, store: fresh, settings: () => context.counting.current });
    await keeper.rebuild(SCOPE, today(context), ({ done, total }) => report({ phase: "checking", label: "facts", done, total }));
    const broken: string[] = [];
    let checked = 0;
    for (const question of COMPARED) {
      const [kept, made] = await Promise.all(
        [context.store, fresh].map((store) => store.read(SCOPE, (reader) => digest(reader, question))),
      );
      for (const key of new Set([...(kept?.keys() ?? []), ...(made?.keys() ?? [])])) {
        checked += 1;
        if (kept?.get(key) !== made?.get(key))
          broken.push(`${question.fact} ${key}: kept ${kept?.get(key) ?? "nothing"}, derived ${made?.get(key) ?? "nothing"}`);
      }
    }
    return law("derivation_repeats", "Deriving everything again from the ledger gives the facts that are kept.", checked, broken);
  } finally {
    await fresh.close();
  }
}

async function digest(reader: FactReader, question: Question): Promise<ReadonlyMap<string, string>> {
  const rows = await reader.sums(question);
  return new Map(rows.map(({ keys, rows: count, sums }) => [keys.join("/"), [count, ...sums].join("/")]));
}
