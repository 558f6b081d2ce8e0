import { scopeKey } from "../../analytics/index.ts";
import type { Base, BaseQuestion } from "../../contract/index.ts";
import type { Day } from "../../domain/index.ts";
import { changesOf, type DocumentKind } from "../../team/documents/index.ts";
import type { Context } from "../context.ts";
import type { View } from "../evaluate.ts";

/** All that the report is made from, beside the ledger. */
const WRITTEN: readonly DocumentKind[] = [
  "plan",
  "step",
  "outcome",
  "milestone",
  "promise",
  "drop",
  "measurement",
  "review",
  "proof",
  "rescue",
  "deal",
  "fact",
  "moment",
  "method",
];

const KEPT = 6;
const kept = new WeakMap<Context["store"], Map<string, Promise<Base>>>();

/** The same question of the same state of ledger and writing, on the same day, is answered once: it looks at every customer. */
export async function answeredOnce(
  context: Context,
  { scope, reader, through }: View,
  on: Day,
  question: BaseQuestion,
  answer: () => Promise<Base>,
): Promise<Base> {
  const written = await changesOf(context.storage.pool, WRITTEN);
  const { position, horizon, context: counted } = reader.mark;
  const key = JSON.stringify([scopeKey(scope), position, horizon, counted, through, written, on, question]);
  const known = kept.get(context.store) ?? new Map<string, Promise<Base>>();
  kept.set(context.store, known);
  const before = known.get(key);
  // Whose connection failed fails alone.
  if (before) return before.catch(answer);
  const now = answer();
  known.set(key, now);
  for (const oldest of [...known.keys()].slice(0, -KEPT)) known.delete(oldest);
  now.catch(() => known.delete(key));
  return now;
}
