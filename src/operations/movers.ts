import type { FactReader, SumRow } from "../analytics/index.ts";
import type { Mover, Movers, MoversQuestion } from "../contract/index.ts";
import { badRequest, formatDay, formatPeriod, monthlyMinor, movementReasons } from "../domain/index.ts";
import { factKinds } from "../facts/index.ts";
import { describeSubjects } from "../ledger/index.ts";
import { filterConditions } from "./conditions.ts";
import type { Context } from "./context.ts";
import { prepare, withView } from "./evaluate.ts";
import type { Report } from "./progress.ts";

/** Kinds that move recurring revenue. An opening balance was there before; going live, or into another segment, changes no price. */
const KINDS = factKinds.flatMap((kind, code) => (["initial", "live", "segment_in", "segment_out"].includes(kind) ? [] : [code]));

/** The largest movements of a period up and down, each customer's of one kind and reason together. */
export function biggestMovers(context: Context, question: MoversQuestion, report: Report = () => undefined): Promise<Movers> {
  return withView(context, question, report, async (view) => {
    const { reader, span, through } = view;
    if (span === null || through === null) throw badRequest("empty_ledger", "The ledger is empty: nothing has moved yet.");
    const asked = { ...question, metric: "mrr_movements", by: "total" as const };
    const { context: prepared, filters, currencies } = prepare(asked, view, through, span.first);
    const [period] = prepared.periods;
    if (!period) throw badRequest("empty_range", "The range has no month.");
    const where = [
      { column: "month", from: period.from, to: period.to },
      { column: "kind", in: KINDS },
      ...filterConditions("movement", filters, currencies),
    ];
    const currency = await onlyCurrency(reader, where);
    const ranked = async (largest: boolean): Promise<Mover[]> => {
      const by = ["entity", "kind", "reason"].map((column) => ({ column }));
      const rows = await reader.sums({ fact: "movement", sums: ["amount"], by, where, top: { limit: question.limit, largest } });
      return moversOf(
        context,
        rows.filter(({ sums: [amount = 0n] }) => (largest ? amount > 0n : amount < 0n)),
      );
    };
    return {
      period: formatPeriod(period),
      currency,
      through: formatDay(through),
      position: reader.mark.position,
      gains: await ranked(true),
      losses: await ranked(false),
    };
  });
}

/** Amounts of different currencies cannot be ranked in one list. */
export async function onlyCurrency(reader: FactReader, where: Parameters<FactReader["sums"]>[0]["where"]): Promise<string | null> {
  const rows = await reader.sums({ fact: "movement", sums: [], by: [{ column: "currency" }], where });
  const found = rows.flatMap(({ keys: [code] }) => (typeof code === "string" ? [code] : [])).sort();
  if (found.length > 1)
    throw badRequest("which_currency", `There is money of several currencies. Say which, with currency: ${found.join(", ")}.`);
  return found[0] ?? null;
}

async function moversOf(context: Context, rows: readonly SumRow[]): Promise<Mover[]> {
  const names = await describeSubjects(
    context.storage.pool,
    rows.map(({ keys }) => Number(keys[0])),
  );
  return rows.map(({ keys, rows: count, sums: [amount = 0n] }) => {
    const [entity = 0, kind = 0, reason = 0] = keys.map(Number);
    const subject = names.get(entity);
    return {
      entity,
      id: subject?.externalId ?? String(entity),
      source: subject?.source ?? "",
      name: subject?.name ?? null,
      kind: factKinds[kind] ?? "correction",
      reason: movementReasons[reason] ?? "unknown",
      amount: monthlyMinor(amount),
      rows: count,
    };
  });
}
