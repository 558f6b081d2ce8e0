import { afterEach } from "vitest";
import { FactKeeper } from "../../src/analytics/index.ts";
import type { Overrides } from "../../src/domain/index.ts";
import type { Context } from "../../src/operations/index.ts";
import { company } from "../helpers/company.ts";
import { emptyLedger, importText } from "../helpers/ledger.ts";

const open: Context[] = [];
afterEach(async () => {
  for (const context of open.splice(0)) await context.close();
});

/** A ledger that a test may leave behind. */
export async function ledger(now?: () => Date): Promise<Context> {
  const context = await emptyLedger(now);
  open.push(context);
  return context;
}

/** A ledger of companies written in words, which speaks through the end of 2025. */
export async function ledgerOf(...lines: readonly string[]): Promise<Context> {
  const context = await ledger();
  await importText(context, company(...lines), { answers: { through: "2025-12-31" } });
  return context;
}

/** The same ledger counted by other settings. */
export function counting(context: Context, changed: Overrides): Context {
  const own = { current: { ...context.counting.current, ...changed } };
  return {
    ...context,
    counting: own,
    keeper: new FactKeeper({ pool: context.storage.pool, store: context.store, settings: () => own.current }),
  };
}
