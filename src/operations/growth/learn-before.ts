import type { GrowthQuestion } from "../../contract/index.ts";
import { badRequest, formatDay, formatMonth, lastDay, lastFullMonth, type Month, month } from "../../domain/index.ts";
import type { Context } from "../context.ts";
import type { Report } from "../progress.ts";
import { inOneCurrency, type LearnedModel, learn } from "./model.ts";

/** The model as it is now, or as it could have been learned at the beginning of `start` from what is dated before. */
export async function learnBefore(
  context: Context,
  question: GrowthQuestion,
  start: Month | undefined,
  report: Report,
): Promise<LearnedModel> {
  if (start === undefined) return inOneCurrency(context, question, report, learn);
  const currencyView = await inOneCurrency(context, question, report, async ({ span, through, settings }) => {
    const first = span?.first ?? start;
    const next = through === null ? start : month(lastFullMonth(through) + 1);
    if (start > next)
      throw badRequest(
        "future_plan",
        `A plan from ${formatMonth(start)} on has to wait: the ledger speaks to ${through === null ? "nothing" : formatDay(through)}. Start in ${formatMonth(next)} or before.`,
      );
    if (start - first < 3)
      throw badRequest(
        "too_short",
        `The ledger begins in ${formatMonth(first)}, and a plan from ${formatMonth(start)} on needs three full months before it. Start later.`,
      );
    return settings.currencyView;
  });
  const until = lastDay(month(start - 1));
  const then: GrowthQuestion = { ...question, view: currencyView };
  // The ledger speaks beyond that day now, so a quiet end of a month is no end of what it knows.
  return inOneCurrency(context, then, report, (view, asked, currency) => learn({ ...view, through: until }, asked, currency), until);
}
