import { createHash } from "node:crypto";
import type pg from "pg";
import type { CanonicalRecord } from "../../domain/index.ts";
import { type AppendResult, appendFile, openBatch, WORKSPACE } from "../../ledger/index.ts";
import type { Author } from "../../team/documents/index.ts";
import { type Context, today } from "../context.ts";

/** The source of what begins here and that no other system knows. */
export const OURS = "openbowtie";

/**
 * Writes what somebody did into the ledger, beside everything imported: the same entries, the same facts, the same numbers. Inside the
 * caller's transaction, so that what the team wrote down and what the ledger says are kept together or not at all. Under the source the thing
 * comes from, so that it is of one and the same thing: a later export that says something new corrects it, as it corrects any record.
 */
export async function land(
  context: Context,
  client: pg.ClientBase,
  act: { readonly source: string; readonly title: string; readonly by: Author; readonly records: readonly CanonicalRecord[] },
): Promise<AppendResult & { readonly batchId: number }> {
  const recordedAt = context.now();
  const text = JSON.stringify(act.records);
  const batchId = await openBatch(client, act.title, recordedAt);
  const rows = act.records.map((record, at) => ({ row: at + 1, records: [record], issues: [], cells: null }));
  const appended = await appendFile(
    client,
    {
      batchId,
      source: act.source,
      name: WORKSPACE,
      bytes: Buffer.byteLength(text),
      contentHash: createHash("sha256").update(`${recordedAt.toISOString()} ${batchId} ${text}`).digest("hex"),
      importer: WORKSPACE,
      mapping: { importer: WORKSPACE, by: act.by, title: act.title },
      through: null,
      recordedAt,
    },
    (async function* () {
      yield rows;
    })(),
  );
  return { ...appended, batchId };
}

/** Begins to derive what follows, so that it is there when somebody asks; who asks first waits for it all the same. */
export function deriveSoon(context: Context): void {
  const usual = { level: "customer", asOf: null, otherwise: {} } as const;
  context.keeper.bring(usual, today(context)).catch(() => undefined);
}
