import { z } from "zod";
import { type Base, type BaseQuestion, baseSchema } from "../../contract/index.ts";
import { badRequest, type Day, day, dayAt, firstDay, formatDay, formatMonth, lastFullMonth, month } from "../../domain/index.ts";
import { confirmedLately, countCustomers, isCustomer, retentionByDepth } from "../../team/base/index.ts";
import { lastSavedAt } from "../../team/documents/index.ts";
import { accountsWhere, directoryOf } from "../accounts/directory.ts";
import { type Context, today, zoneOf } from "../context.ts";
import { type View, withView } from "../evaluate.ts";
import type { Report } from "../progress.ts";
import { outcomesOf, oversoldOf, promisesOf, staleOf, usageOf, waitingOf } from "./delivery.ts";
import { funnelOf, growthOf, proofsOf, rescuesOf } from "./growth.ts";
import { answeredOnce } from "./kept.ts";
import type { Looked } from "./looked.ts";
import { readBase, within } from "./read.ts";
import { retentionOf } from "./retention.ts";
import { threadsOf } from "./threads.ts";

const YEAR = 365;

/** The last day that anything is known of: by the ledger, or written down by the team. */
async function lastKnown(context: Context, through: Day | null): Promise<Day> {
  const saved = await lastSavedAt(context.storage.pool);
  const written = saved === null ? null : dayAt(zoneOf(context), saved.getTime());
  const known = [through, written].filter((one) => one !== null);
  return known.length === 0 ? today(context) : day(Math.min(today(context), Math.max(...known)));
}

/** All customers with their plans at once, on a day. */
export function baseOf(context: Context, question: BaseQuestion, report: Report = () => undefined): Promise<Base> {
  return withView(context, { ...question, level: "customer" }, report, async (view) => {
    const on = question.on ?? (await lastKnown(context, view.through));
    if (on > today(context)) throw badRequest("future_day", `${formatDay(on)} has not come yet. Ask for a day up to today.`);
    return answeredOnce(context, view, on, question, () => reportOn(context, view, on, question));
  });
}

/** Others are answered in between when this has been at it for so long, in ms. */
const BREATH = 25;
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function reportOn(context: Context, view: View, on: Day, question: BaseQuestion): Promise<Base> {
  const { groups, written, known } = await chosen(context, view, on, question);
  const last = lastFullMonth(view.through === null ? on : day(Math.min(on, view.through)));
  const from = firstDay(month(last - question.months + 1));
  const looked: Looked = { groups, written, on, from, question };
  let since = performance.now();
  const part = async <T>(make: () => T): Promise<T> => {
    if (performance.now() - since > BREATH) {
      await breathe();
      since = performance.now();
    }
    return make();
  };
  const retention = await retentionOf(context, view, known.currency, last, looked);
  const promises = await part(() => promisesOf(looked));
  const waiting = await part(() => waitingOf(looked));
  const usage = await part(() => usageOf(looked, known.shareOf));
  const oversold = await part(() => oversoldOf(looked));
  const expansions = await part(() => growthOf(looked, known.dealOf));
  const depth = await part(() => retentionByDepth(groups, on, YEAR).map((one) => ({ ...one })));
  const outcomes = await part(() => outcomesOf(looked));
  const proofs = await part(() => proofsOf(looked, known.deals));
  const funnel = await part(() => funnelOf(looked));
  const threads = await threadsOf(context, looked, known);
  return z.encode(baseSchema, {
    on,
    from,
    to: on,
    through: view.through,
    by: question.by,
    field: known.field,
    fields: [...known.fields],
    currency: known.currency,
    customers: countCustomers(groups, on),
    planned: written.filter((account) => account.plans.length > 0 && isCustomer(account, on)).length,
    promises,
    waiting,
    usage,
    oversold,
    expansions,
    retention: { ...retention, opening: formatMonth(month(last - question.months)), closing: formatMonth(last) },
    depth,
    outcomes: { ...outcomes, confirmedLately: confirmedLately(groups, on) },
    proofs,
    stale: staleOf(looked),
    rescues: rescuesOf(looked),
    threads,
    funnel,
    position: view.reader.mark.position,
  });
}

/** The accounts that the question is of, with what all of them have in common. */
async function chosen(context: Context, view: View, on: Day, { where, field, currency: asked }: BaseQuestion) {
  const directory = await directoryOf(context, view);
  const base = await readBase(context, view, directory, on, field);
  const rest = where.filter((one) => one.field !== "currency");
  const among = rest.length === 0 ? null : await accountsWhere(directory, view.reader, rest);
  const { settings } = view;
  const money = where.find((one) => one.field === "currency")?.values[0] ?? asked ?? directory.currency;
  const currency = settings.currencyView === "native" ? (money?.toUpperCase() ?? null) : settings.reportingCurrency;
  return { ...(among === null ? base : within(base, among)), known: { ...base, currency } };
}
