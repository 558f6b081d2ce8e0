import type { Condition, FactReader } from "../../analytics/index.ts";
import { annualMinor, lastDay, type Month, month } from "../../domain/index.ts";
import { type Retained, retentionByOutcome } from "../../team/base/index.ts";
import { directoryOf } from "../accounts/directory.ts";
import { filterConditions } from "../conditions.ts";
import type { Context } from "../context.ts";
import type { View } from "../evaluate.ts";
import { counter } from "./changed.ts";
import type { Looked } from "./looked.ts";

type Kind = ReturnType<typeof retentionByOutcome>["all"];

const shown = ({ n, opening, closing, nrr, grr, reason }: Kind) => ({
  n,
  opening: annualMinor(opening),
  closing: annualMinor(closing),
  nrr,
  grr,
  reason,
});

const kept = counter<ReadonlyMap<string, Retained>>();

/**
 * NRR and GRR of accounts with and without a confirmed outcome. Each account's part is the very fact that the metric sums, under the same filters, so
 * that both together are the metric.
 */
export async function retentionOf(
  context: Context,
  view: View,
  currency: string | null,
  last: Month,
  { written, question: { months, where } }: Looked,
) {
  const directory = await directoryOf(context, view);
  const conditions: readonly Condition[] = [
    { column: "window_months", in: [months] },
    { column: "from_month", to: last },
    { column: "to_month", from: last + 1 },
    ...filterConditions(
      "retention",
      where.filter(({ field }) => field !== "currency"),
      currency === null ? null : [currency],
    ),
  ];
  const retained = await kept(context, view, directory, {
    key: [conditions],
    whole: async () => new Map(await rowsOf(view.reader, conditions)),
    follow: async (before, changed) => {
      const now = new Map(before);
      for (const account of changed.accounts) now.delete(String(account));
      const among: Condition = { column: "entity", in: [...new Set([...changed.accounts, ...changed.entities])] };
      for (const [account, one] of await rowsOf(view.reader, [...conditions, among])) now.set(account, one);
      return now;
    },
  });
  const { withOutcome, withoutOutcome, all } = retentionByOutcome(written, retained, lastDay(month(last - months)));
  return { withOutcome: shown(withOutcome), withoutOutcome: shown(withoutOutcome), all: shown(all) };
}

async function rowsOf(reader: FactReader, where: readonly Condition[]): Promise<readonly (readonly [string, Retained])[]> {
  const rows = await reader.sums({ fact: "retention", sums: ["opening", "gross", "growth"], by: [{ column: "entity" }], where });
  return rows.map(({ keys, sums: [opening = 0n, gross = 0n, growth = 0n] }) => {
    const accountId = String(keys[0]);
    return [accountId, { accountId, opening, gross, closing: gross + growth }];
  });
}
