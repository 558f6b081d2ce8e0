import type { Condition, FactReader } from "../analytics/index.ts";
import type { Recoveries, RecoveryQuestion } from "../contract/index.ts";
import { badRequest, formatDay, formatMonth, formatPeriod, lastFullMonth, type Month, month, monthlyMinor } from "../domain/index.ts";
import { describeSubjects } from "../ledger/index.ts";
import { CostOfWinning, isReason, presentMargin, recoveryOf } from "../metrics/index.ts";
import { filterConditions } from "./conditions.ts";
import type { Context } from "./context.ts";
import { gather, prepare, withView } from "./evaluate.ts";
import { onlyCurrency } from "./movers.ts";
import type { Report } from "./progress.ts";

/** Which of the customers won in a period have paid back what winning them cost, those who pay most first. */
export function recoveryOfCustomers(context: Context, question: RecoveryQuestion, report: Report = () => undefined): Promise<Recoveries> {
  return withView(context, question, report, async (view) => {
    const { reader, span, through } = view;
    if (span === null || through === null) throw badRequest("empty_ledger", "The ledger is empty: no customer has been won yet.");
    const prepared = prepare({ ...question, metric: "break_even_month", by: "total" }, view, through, span.first);
    const [period] = prepared.context.periods;
    if (!period) throw badRequest("empty_range", "The range has no month.");
    const last = lastFullMonth(prepared.context.through);
    const where: readonly Condition[] = [
      { column: "cohort", from: period.from, to: period.to },
      { column: "month", to: last },
      ...filterConditions("movement", prepared.filters, prepared.currencies),
    ];
    const currency = await onlyCurrency(reader, where);
    const base = {
      period: formatPeriod(period),
      observed: formatMonth(month(last)),
      currency,
      through: formatDay(through),
      position: reader.mark.position,
    };
    const sums = (await gather(reader, prepared)).find((group) => group.currency === currency)?.sums ?? {};
    const margin = presentMargin(sums, prepared.context);
    if (isReason(margin)) return { ...base, margin: null, reason: margin, customers: [] };
    const cost = new CostOfWinning(sums);
    const found = await largest(reader, where, question.limit);
    const names = await describeSubjects(context.storage.pool, [...found.keys()]);
    const customers = [...found].flatMap(([entity, { won, changes }]) => {
      const each = cost.each(won);
      if (each === null) return [];
      const { returned, left, paidBack, monthsLeft } = recoveryOf(won, month(last), changes, each, margin);
      const subject = names.get(entity);
      return {
        entity,
        id: subject?.externalId ?? String(entity),
        source: subject?.source ?? "",
        name: subject?.name ?? null,
        won: formatMonth(won),
        mrr: monthlyMinor([...changes.values()].reduce((sum, one) => sum + one, 0n)),
        cost: Math.round(each),
        returned: Math.round(returned),
        left: Math.round(left),
        paidBack: paidBack === null ? null : formatMonth(paidBack),
        monthsLeft,
      };
    });
    return { ...base, margin, ...(customers.length === 0 ? { reason: found.size === 0 ? "no_base" : "no_costs" } : {}), customers };
  });
}

interface Path {
  readonly won: Month;
  readonly changes: Map<Month, bigint>;
}

/** The customers who pay most, each with the month it was won and what its recurring value changed by in every month. */
async function largest(reader: FactReader, where: readonly Condition[], limit: number): Promise<ReadonlyMap<number, Path>> {
  const by = [{ column: "entity" }];
  const ranked = await reader.sums({ fact: "movement", sums: ["amount"], by, where, top: { limit, largest: true } });
  const entities = ranked.map(({ keys: [entity] }) => Number(entity));
  if (entities.length === 0) return new Map();
  const paths = new Map<number, Path>(entities.map((entity) => [entity, { won: month(0), changes: new Map() }]));
  const rows = await reader.sums({
    fact: "movement",
    sums: ["amount"],
    by: ["entity", "cohort", "month"].map((column) => ({ column })),
    where: [...where, { column: "entity", in: entities }],
  });
  for (const { keys, sums } of rows) {
    const [entity = 0, cohort = 0, at = 0] = keys.map(Number);
    const changes = paths.get(entity)?.changes ?? new Map<Month, bigint>();
    changes.set(month(at), (changes.get(month(at)) ?? 0n) + (sums[0] ?? 0n));
    paths.set(entity, { won: month(cohort), changes });
  }
  return paths;
}
