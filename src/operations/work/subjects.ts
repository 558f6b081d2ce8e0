import { badRequest, notFound } from "../../domain/index.ts";
import type { About } from "../../team/documents/index.ts";
import { plans } from "../../team/plans/index.ts";
import type { Subject } from "../../team/work/index.ts";
import { customerOf } from "../accounts/members.ts";
import type { Context } from "../context.ts";
import { findDeal } from "../deals/read.ts";
import { subjectsNamed } from "../workspace/lookups.ts";

/** What somebody names as the thing something is about. */
export interface Named {
  readonly account?: string | undefined;
  readonly deal?: string | undefined;
  readonly plan?: string | undefined;
}

const NOTHING: About = { account: null, deal: null, plan: null };

/** The one thing that is named; nothing where none is. */
export async function aboutNamed(context: Context, { account, deal, plan }: Named): Promise<About> {
  const named = [account, deal, plan].filter((one) => one !== undefined);
  if (named.length > 1) throw badRequest("about_one", "Name one thing it is about: an account, a deal or a plan, not several.");
  if (account !== undefined) return { ...NOTHING, account: (await customerOf(context, account)).account };
  if (deal !== undefined) {
    const found = await findDeal(context, deal);
    return { ...NOTHING, account: found.account, deal: found.deal };
  }
  if (plan !== undefined) {
    const found = await plans.find(context.storage.pool, plan);
    if (found === null) throw notFound("no_such_plan", `There is no plan ${plan}.`);
    return { account: found.account, deal: found.deal, plan };
  }
  return NOTHING;
}

export async function requireAbout(context: Context, named: Named): Promise<About> {
  if (named.account === undefined && named.deal === undefined && named.plan === undefined)
    throw badRequest("about_what", "Say what it is about: an account, a deal or a plan.");
  return aboutNamed(context, named);
}

/** Puts the names people know beside the numbers of accounts and deals. */
export async function withNames(context: Context, abouts: readonly About[]): Promise<(about: About) => Subject> {
  const numbers = [...new Set(abouts.flatMap(({ account, deal }) => [account, deal]).filter((one) => one !== null))];
  const known = await subjectsNamed(context.storage.pool, numbers);
  const nameOf = (number: number | null): string | null => {
    const row = number === null ? undefined : known.get(String(number));
    return row === undefined ? null : (row.name ?? row.externalId);
  };
  return ({ account, deal, plan }) => ({ account, accountName: nameOf(account), deal, dealName: nameOf(deal), plan });
}

/** Where a thing is seen in the program, opened at one of its parts: what is of a plan, on the plan's own page. */
export function pathOf({ account, deal, plan }: About, part: string | null = null): string {
  if (plan !== null && part === "plan") return `/plans/${encodeURIComponent(plan)}`;
  const place = deal !== null ? `/deals/${deal}` : account !== null ? `/accounts/${account}` : "/work";
  return part === null || place === "/work" ? place : `${place}?tab=${part}`;
}

export const nameOfSubject = ({ dealName, accountName }: Subject): string => dealName ?? accountName ?? "";
