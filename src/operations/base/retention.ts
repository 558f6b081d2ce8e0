import { annualMinor, lastDay, type Month, month } from "../../domain/index.ts";
import { type Retained, retentionByOutcome } from "../../team/base/index.ts";
import { filterConditions } from "../conditions.ts";
import type { View } from "../evaluate.ts";
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

/**
 * NRR and GRR of accounts with and without a confirmed outcome. Each account's part is the very fact that the metric sums, under the same filters, so
 * that both together are the metric.
 */
export async function retentionOf(
  { reader }: View,
  currency: string | null,
  last: Month,
  { accounts, question: { months, where } }: Looked,
) {
  const rest = where.filter(({ field }) => field !== "currency");
  const rows = await reader.sums({
    fact: "retention",
    sums: ["opening", "gross", "growth"],
    by: [{ column: "entity" }],
    where: [
      { column: "window_months", in: [months] },
      { column: "from_month", to: last },
      { column: "to_month", from: last + 1 },
      ...filterConditions("retention", rest, currency === null ? null : [currency]),
    ],
  });
  const retained = rows.map(
    ({ keys, sums: [opening = 0n, gross = 0n, growth = 0n] }): Retained => ({
      accountId: String(keys[0]),
      opening,
      gross,
      closing: gross + growth,
    }),
  );
  const { withOutcome, withoutOutcome, all } = retentionByOutcome(accounts, retained, lastDay(month(last - months)));
  return { withOutcome: shown(withOutcome), withoutOutcome: shown(withoutOutcome), all: shown(all) };
}
