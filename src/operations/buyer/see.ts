import { z } from "zod";
import { accountQuestionSchema, type SharedPlan, sharedPlanSchema } from "../../contract/index.ts";
import { type Currency, firstDay, formatMonth, lastDay, monthOf, notFound, parsePeriod, Refusal } from "../../domain/index.ts";
import type { DocumentKind } from "../../team/documents/index.ts";
import { type KeptPlan, readPlans } from "../../team/plans/index.ts";
import {
  type BuyerView,
  buyerView,
  comments,
  type Fees,
  listAttachments,
  type SharingLanguage,
  signatures,
} from "../../team/sharing/index.ts";
import { historyOf } from "../accounts/history.ts";
import { withAccount } from "../accounts/open.ts";
import { type Context, today, zoneOf } from "../context.ts";
import { familyOf, feesIn, measuredLive, readingsIn } from "./live.ts";

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

/** The document that holds a part: under its own id, or under that of the plan and its own. */
export function documentOf(
  { plan, versions }: KeptPlan,
  kind: DocumentKind,
  part: string,
): { readonly id: string; readonly version: number } {
  const own = versions.get(`${kind} ${part}`);
  const joined = `${plan.id}/${part}`;
  return own === undefined ? { id: joined, version: versions.get(`${kind} ${joined}`) ?? 0 } : { id: part, version: own };
}

export async function planOf(context: Context, id: string): Promise<KeptPlan> {
  const [kept] = await readPlans(context.storage.pool, { plans: [id] }, zoneOf(context));
  if (kept === undefined) throw notFound("no_such_plan", `There is no plan ${id}.`);
  return kept;
}

/** What the contract has asked for, month by month, where neither payments nor bills are recorded. */
async function feesByContract(context: Context, account: number): Promise<Fees> {
  const question = accountQuestionSchema.parse({ id: String(account) });
  const { currencies } = await withAccount(
    context,
    question,
    () => undefined,
    ({ view }) => historyOf(view, account),
  );
  const paid = currencies.flatMap(({ currency, months }) =>
    months.flatMap(({ month: name, mrr }) => {
      const period = parsePeriod(name);
      return period === null || mrr <= 0 ? [] : [{ on: firstDay(period.from), amount: { minor: mrr, currency: currency as Currency } }];
    }),
  );
  return paid.length === 0 ? { basis: null, paid } : { basis: "contract", paid };
}

/** An account that pays nothing yet, or of which nothing is left, has no fees; that is no reason to show nothing. */
const unknownFees = (error: unknown): Fees => {
  if (error instanceof Refusal) return { basis: null, paid: [] };
  throw error;
};

/** Everything a plan shows to the other side, as it is now. */
export async function viewOf(context: Context, { head, plan, measurements }: KeptPlan, looker: Looker): Promise<BuyerView> {
  const { pool } = context.storage;
  const [family, said, files, signed] = await Promise.all([
    familyOf(pool, head.account),
    comments.list(pool, { plans: [head.id] }),
    listAttachments(pool, head.id, looker.link),
    signatures.find(pool, head.id),
  ]);
  const readings = family === null ? [] : readingsIn(family);
  const recorded: Fees = family === null ? { basis: null, paid: [] } : feesIn(family);
  const fees = recorded.basis !== null || family === null ? recorded : await feesByContract(context, family.account).catch(unknownFees);
  const ours = plan.people.find(({ side }) => side === "us")?.person ?? looker.madeBy;
  const shared = {
    plan,
    objective: head.body.objective,
    measurements: [...measurements, ...measuredLive(plan, readings)],
    readings,
    // What was paid before this plan was agreed on is of no concern to it.
    fees: { ...fees, paid: fees.paid.filter(({ on }) => plan.committedOn === null || lastDay(monthOf(on)) >= plan.committedOn) },
    comments: said,
    files,
    signature: signed?.body ?? null,
    contact: ours === "machine" ? null : ours,
  };
  return buyerView(shared, looker, today(context));
}

/** The view as it goes over the wire. */
export async function shownPlan(context: Context, kept: KeptPlan, looker: Looker): Promise<SharedPlan> {
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
