import { z } from "zod";
import { type SharedPlan, sharedPlanSchema } from "../../contract/index.ts";
import { formatMonth } from "../../domain/index.ts";
import { type BuyerView, buyerView, comments, listAttachments, type SharingLanguage, signatures } from "../../team/sharing/index.ts";
import { type Context, today } from "../context.ts";
import { feesSince } from "../plans/fees.ts";
import type { LivePlan } from "../plans/read.ts";

/** Who looks: the holder of a link, or one of ours who wants to see what the buyer sees. */
export interface Looker {
  readonly name: string;
  readonly language: SharingLanguage;
  readonly expiresAt: Date | null;
  /** Number of the link; `null` for our own people, who see all files. */
  readonly link: number | null;
  readonly madeBy: string | null;
  readonly isOurs: boolean;
}

/** Everything a plan shows to the other side, as it is now. */
export async function viewOf(context: Context, { head, plan, measurements, readings }: LivePlan, looker: Looker): Promise<BuyerView> {
  const { pool } = context.storage;
  const [fees, said, files, signed] = await Promise.all([
    feesSince(context, head.account, plan.committedOn),
    comments.list(pool, { plans: [head.id] }),
    listAttachments(pool, head.id, looker.link),
    signatures.find(pool, head.id),
  ]);
  const ours = plan.people.find(({ side }) => side === "us")?.person ?? looker.madeBy;
  const shared = {
    plan,
    objective: head.body.objective,
    measurements,
    readings,
    fees,
    comments: said,
    files,
    signature: signed?.body ?? null,
    contact: ours === "machine" ? null : ours,
  };
  return buyerView(shared, looker, today(context));
}

/** The view as it goes over the wire. */
export async function shownPlan(context: Context, kept: LivePlan, looker: Looker): Promise<SharedPlan> {
  const view = await viewOf(context, kept, looker);
  // Every part is made anew of plain data: what is read only stays so here.
  const plain = structuredClone(view) as z.output<typeof sharedPlanSchema> & BuyerView;
  return z.encode(sharedPlanSchema, {
    ...plain,
    isOurs: looker.isOurs,
    value: view.value.map(({ paidBack, months, ...one }) => ({
      ...one,
      paidBack: paidBack === null ? null : formatMonth(paidBack),
      months: months.map(({ month, ...rest }) => ({ month: formatMonth(month), ...rest })),
    })),
  });
}
