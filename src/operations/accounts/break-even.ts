import type { Account } from "../../contract/index.ts";
import { formatMonth, lastFullMonth, type Month, month } from "../../domain/index.ts";
import { CostOfWinning, isReason, presentMargin, recoveryOf } from "../../metrics/index.ts";
import { gather, prepare, type View } from "../evaluate.ts";
import type { Change } from "./history.ts";

type Found = Pick<Account, "recovery" | "recoveryReason">;

const none = (recoveryReason: string): Found => ({ recovery: null, recoveryReason });
const YEAR = 12;

/** Whether a customer has paid back what winning it cost, by when it did or will, and what it would take (standard 1.1, T9). */
export async function breakEvenOf(view: View, changes: readonly Change[], currency: string | undefined): Promise<Found> {
  const { reader, span, through } = view;
  if (span === null || through === null || currency === undefined) return none("no_base");
  const own = changes.filter((change) => change.currency === currency);
  const cohorts = own.flatMap(({ cohort }) => (cohort > 0 ? [cohort] : []));
  // Who paid before the data begins was won at a cost nobody recorded.
  if (cohorts.length === 0) return none("no_data");
  const won = month(Math.min(...cohorts));
  const from = formatMonth(won);
  const asked = { metric: "break_even_month", by: "total" as const, level: "customer" as const, where: [], from, to: from, currency };
  const prepared = prepare(asked, view, through, span.first);
  const last = month(lastFullMonth(prepared.context.through));
  if (last < won) return none("too_young");
  const sums = (await gather(reader, prepared)).find((group) => group.currency === currency)?.sums ?? {};
  const margin = presentMargin(sums, prepared.context);
  if (isReason(margin)) return none(margin);
  const cost = new CostOfWinning(sums).each(won);
  if (cost === null) return none("no_costs");
  const byMonth = new Map<Month, bigint>();
  for (const { month: at, amount } of own) byMonth.set(month(at), (byMonth.get(month(at)) ?? 0n) + amount);
  const upTo = (at: Month) => recoveryOf(won, at, byMonth, cost, margin);
  const { returned, left, paidBack, monthsLeft } = upTo(last);
  const ahead = monthsLeft === null ? null : formatMonth(month(last + monthsLeft));
  return {
    recovery: {
      won: from,
      observed: formatMonth(last),
      margin,
      cost: Math.round(cost),
      returned: Math.round(returned),
      left: Math.round(left),
      paidBack: paidBack === null ? null : formatMonth(paidBack),
      monthsLeft,
      breakEven: paidBack === null ? ahead : formatMonth(paidBack),
      needed: left === 0 ? null : Math.ceil(left / (margin * YEAR)),
      balance: Array.from({ length: last - won + 1 }, (_, i) => {
        const at = month(won + i);
        return { month: formatMonth(at), amount: Math.round(upTo(at).returned - cost) };
      }),
    },
  };
}
