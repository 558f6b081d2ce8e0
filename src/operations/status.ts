import { presentScope, scopeKey } from "../analytics/index.ts";
import type { Output } from "../contract/index.ts";
import { formatDay, formatMonth } from "../domain/index.ts";
import { METER_FIELD } from "../facts/index.ts";
import { countOpenIssues, listBatches } from "../ledger/index.ts";
import { type Context, horizonOf } from "./context.ts";
import { withView } from "./evaluate.ts";
import type { By } from "./people/by.ts";
import type { Report } from "./progress.ts";

export const VERSION = "0.1.0";

/** That the program answers; to those it knows also how far the ledger speaks, and what waits to be corrected. */
export async function healthOf(context: Context, { who }: By): Promise<Output<"health">> {
  if (who.kind === "nobody") return { status: "ok", version: VERSION, position: null, through: null, openIssues: null, recordedAt: null };
  const [newest] = await listBatches(context.storage.pool, 1, false);
  const view = await withView(
    context,
    { level: "customer" },
    () => undefined,
    async ({ reader, through }) => ({ position: reader.mark.position, through }),
  );
  return {
    status: "ok",
    version: VERSION,
    position: view.position,
    through: view.through === null ? null : formatDay(view.through),
    openIssues: await countOpenIssues(context.storage.pool),
    recordedAt: newest?.startedAt.toISOString() ?? null,
  };
}

/** Beyond this many values a field is an identifier, not a segment. */
const MAX_VALUES = 200;

/** Fields that metrics can be split by, the currencies, and the months the ledger speaks of. */
export function segmentsOf(context: Context): Promise<Output<"segments">> {
  return withView(
    context,
    { level: "customer" },
    () => undefined,
    async ({ reader, span, through }) => {
      const currencies = new Set<string>();
      for (const { keys } of await reader.sums({ fact: "movement", sums: [], by: [{ column: "currency" }], where: [] }))
        if (typeof keys[0] === "string") currencies.add(keys[0]);
      return {
        fields: reader
          .fields()
          .filter(({ field, values }) => field !== METER_FIELD && values > 0 && values <= MAX_VALUES)
          .map((field) => ({ ...field }))
          .sort((a, b) => (a.field < b.field ? -1 : 1)),
        currencies: [...currencies].sort(),
        first: span === null ? null : formatMonth(span.first),
        through: through === null ? null : formatDay(through),
      };
    },
  );
}

export function segmentValuesOf(context: Context, field: string): Promise<Output<"segmentValues">> {
  return withView(
    context,
    { level: "customer" },
    () => undefined,
    async ({ reader }) => ({ field, values: [...reader.values(field)].sort() }),
  );
}

/** Derives everything again, at every level that was ever asked for. */
export async function rebuildFacts(context: Context, report: Report): Promise<Output<"rebuild">> {
  const start = performance.now();
  const scopes = await context.store.scopes();
  const wanted = scopes.length === 0 ? [presentScope()] : scopes;
  let position = 0;
  for (const scope of wanted) {
    const mark = await context.keeper.rebuild(scope, horizonOf(context, scope), ({ done, total }) =>
      report({ phase: "deriving", label: scope.level, done, total }),
    );
    position = mark.position;
  }
  return { position, seconds: Math.round((performance.now() - start) / 100) / 10, scopes: wanted.map((scope) => scopeKey(scope)) };
}
