import { z } from "zod";
import { type Output, type Parsed, planFlags, successPlansSchema } from "../../contract/index.ts";
import { remembering } from "../../domain/index.ts";
import { withAccountMembers } from "../accounts/members.ts";
import { type Context, today } from "../context.ts";
import { plansOf } from "./read.ts";
import { type Listed, standingOf } from "./standing.ts";

/** Plans that are asked for, those whose next thing is due first. */
export async function listPlans(context: Context, question: Parsed<"successPlans">): Promise<Output<"successPlans">> {
  const { phase, owner, account, flag, search = "", limit, offset } = question;
  const members = account === undefined ? null : [...(await withAccountMembers(context, account))];
  const on = today(context);
  const all = (await plansOf(context, members === null ? {} : { accounts: members })).map((plan) => standingOf(plan, on));
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const among = all.filter(
    (one) =>
      (phase === undefined || one.phase === phase) &&
      (owner === undefined || one.owners.includes(owner)) &&
      words.every((word) => textOf(one).includes(word)),
  );
  const plans = among.filter(({ flags }) => flag === undefined || flags.includes(flag)).sort(byDue);
  return z.encode(successPlansSchema, {
    plans: plans.slice(offset, offset + limit),
    total: plans.length,
    all: all.length,
    owners: [...new Set(all.flatMap(({ owners }) => owners))].sort((a, b) => a.localeCompare(b, "en")),
    counts: Object.fromEntries(planFlags.map((one) => [one, among.reduce((n, { flags }) => n + (flags.includes(one) ? 1 : 0), 0)])),
  });
}

const textOf = remembering(({ accountName, objective, owners }: Listed): string =>
  [accountName, objective, ...owners].join("\n").toLowerCase(),
);

const byDue = (a: Listed, b: Listed): number =>
  (a.next?.on ?? Number.POSITIVE_INFINITY) - (b.next?.on ?? Number.POSITIVE_INFINITY) || (a.plan < b.plan ? -1 : 1);
