import { transaction } from "../../storage/index.ts";
import type { Author } from "../../team/documents/index.ts";
import { type ImpactChange, type KeptPlan, moveImpact, type Outcome, outcomes } from "../../team/plans/index.ts";
import type { Context } from "../context.ts";
import { documentOf } from "./see.ts";

/** Moves an outcome by the word of the buyer, and keeps it. */
export async function confirmOutcome(
  context: Context,
  {
    kept,
    outcome,
    change,
    author,
  }: { readonly kept: KeptPlan; readonly outcome: Outcome; readonly change: ImpactChange; readonly author: Author },
): Promise<void> {
  const body = moveImpact(outcome, change);
  const { id: plan, account, deal } = kept.head;
  const { id, version } = documentOf(kept, "outcome", outcome.id);
  await transaction(context.storage.pool, (client) =>
    outcomes.save(client, {
      id,
      about: { account, deal, plan },
      body,
      base: version,
      by: author,
      at: context.now(),
    }),
  );
}
