import { classicKinds, monthlyMinor, movementKinds, type Period } from "../domain/index.ts";
import type { Evidence, Metric, MetricContext, Point, Sum } from "./definition.ts";
import { classicCodes, kindCodes, kindOf, separateKinds } from "./kinds.ts";
import { levelOf } from "./level.ts";
import { known, missing, Running } from "./points.ts";

/** What customers bring into a segment and take out of it, when they or their plans change. Over all segments it is nothing. */
const CROSSINGS = ["segment_in", "segment_out"] as const;

/** Rows of the waterfall, in reading order; the rare ones appear when there is something in them. */
const rowsOf = (method: string): readonly { readonly part: string; readonly codes: readonly number[]; readonly always: boolean }[] =>
  method === "fine"
    ? [...movementKinds, ...CROSSINGS].map((kind) => ({ part: kind, codes: kindCodes(kind), always: false }))
    : [
        ...classicKinds.map((kind) => ({ part: kind as string, codes: classicCodes(kind), always: true })),
        ...[...separateKinds, ...CROSSINGS].map((kind) => ({ part: kind as string, codes: kindCodes(kind), always: false })),
      ];

export const mrrMovements: Metric = {
  id: "mrr_movements",
  version: 1,
  title: "MRR movements",
  unit: "money",
  meaning:
    "How MRR went from the opening of the period to its closing: every day's change of every customer, added up by kind. Opening plus all rows is closing, to the minor unit.",
  formula: "amount",
  source: "semantics B.1, movements",
  perCurrency: true,
  methods: [
    {
      name: "classic",
      meaning:
        "Five columns as every tool shows them: a pause counts as contraction, a return from it as expansion; opening balances, transfers, currency effects and corrections have rows of their own.",
    },
    { name: "fine", meaning: "Every kind of movement apart." },
    {
      name: "net",
      meaning:
        "Each customer's change over the whole month, quarter or year, in the five columns: who grows by 100 and shrinks by 100 in it has not moved, and who comes and goes within it does not appear.",
    },
  ],
  reasons: ["net_period"],
  asks: (context) =>
    context.method === "net"
      ? Object.fromEntries(
          [...new Set(context.periods.flatMap((period) => netColumn(period, context) ?? []))].map((column) => [
            column,
            { fact: "movement", sums: ["amount", "logos"], by: ["month", column] } as const,
          ]),
        )
      : { movements: { fact: "movement", sums: ["amount", "logos"], by: ["month", "kind"] } },
  compute: (sums, context) => {
    if (context.method === "net") return netWaterfalls(sums, context);
    const byRow = rowsOf(context.method).map((row) => ({ ...row, ...gather(sums["movements"] ?? [], row.codes) }));
    const all = gather(sums["movements"] ?? [], null);
    return context.periods.flatMap((period) => waterfall(period, context, byRow, all));
  },
  evidence: ({ period, part }, context): readonly Evidence[] => {
    if (part === "opening") return [levelOf("amount", "amount", period.from - 1)];
    if (part === "closing") return [levelOf("amount", "amount", period.to)];
    const codes = rowsOf(context.method).find((row) => row.part === part)?.codes ?? [];
    const column = context.method === "net" ? (netColumn(period, context) ?? "net_month") : "kind";
    return [
      {
        term: "amount",
        fact: "movement",
        where: [
          { column: "month", from: period.from, to: period.to },
          { column, in: codes },
        ],
        column: "amount",
      },
    ];
  },
  combine: ({ amount }) => monthlyMinor(amount ?? 0n),
  example: {
    given: ["acme: 100 USD/month from 2024-01, +50 in 2024-02", "blue: 30 USD/month from 2024-01, gone 2024-02"],
    ask: { from: "2024-02", to: "2024-02" },
    answer: [130_00, 0, 50_00, 0, -30_00, 0, 150_00],
  },
};

/** Where the net kind of a period stands; nothing for a run of months that is no whole month, quarter or year. */
function netColumn({ from, to }: Period, { settings }: MetricContext): "net_month" | "net_quarter" | "net_year" | null {
  const length = to - from + 1;
  const begins = (size: number): boolean => (from - settings.fiscalYearStart + 1) % size === 0;
  if (length === 1) return "net_month";
  if (length === 3 && begins(3)) return "net_quarter";
  return length === 12 && begins(12) ? "net_year" : null;
}

function netWaterfalls(sums: Readonly<Record<string, readonly Sum[]>>, context: MetricContext): readonly Point[] {
  const gathered = new Map<string, { readonly rows: readonly (Gathered & { part: string; always: boolean })[]; readonly all: Gathered }>();
  for (const [column, own] of Object.entries(sums)) {
    const rows = rowsOf("net").map((row) => ({ ...row, ...gather(own, row.codes) }));
    gathered.set(column, { rows, all: gather(own, null) });
  }
  return context.periods.flatMap((period) => {
    const found = gathered.get(netColumn(period, context) ?? "");
    return found ? waterfall(period, context, found.rows, found.all) : [missing(period, context, "net_period", 0, "net")];
  });
}

interface Gathered {
  readonly amount: Running;
  readonly rows: Running;
}

function gather(sums: readonly Sum[], codes: readonly number[] | null): Gathered {
  const gathered = { amount: new Running(), rows: new Running() };
  for (const {
    keys: [month = 0, kind = 0],
    rows,
    sums: [amount = 0n],
  } of sums) {
    if (kindOf(kind) === "live" || (codes !== null && !codes.includes(kind))) continue;
    gathered.amount.add(month, amount);
    gathered.rows.add(month, BigInt(rows));
  }
  return gathered;
}

/** Rounding each row on its own can leave a residue against the rounded closing; it gets a row instead of being hidden (row 4). */
function waterfall(
  period: Period,
  context: MetricContext,
  rows: readonly (Gathered & { part: string; always: boolean })[],
  all: Gathered,
): readonly Point[] {
  const opening = monthlyMinor(all.amount.at(period.from - 1));
  const closing = monthlyMinor(all.amount.at(period.to));
  const points = [known(period, context, opening, Number(all.rows.at(period.from - 1)), "opening")];
  let sum = opening;
  const crosses = (part: string): boolean => (CROSSINGS as readonly string[]).includes(part);
  const crossed = rows
    .filter(({ part }) => crosses(part))
    .reduce((total, { amount }) => total + amount.between(period.from, period.to), 0n);
  const isWhole = crossed === 0n;
  for (const { part, always, amount, rows: counted } of rows) {
    const value = monthlyMinor(amount.between(period.from, period.to));
    const n = Number(counted.between(period.from, period.to));
    if ((n === 0 && !always) || (isWhole && crosses(part))) continue;
    points.push(known(period, context, value, n, part));
    sum += value;
  }
  if (sum !== closing) points.push(known(period, context, closing - sum, 0, "rounding"));
  points.push(known(period, context, closing, Number(all.rows.at(period.to)), "closing"));
  return points;
}
