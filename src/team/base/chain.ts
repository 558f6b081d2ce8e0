import { type Day, remembering } from "../../domain/index.ts";
import { type Fate, type Measurement, type Outcome, type Plan, type PromiseFate, promiseFates } from "../plans/index.ts";
import type { BaseAccount } from "./types.ts";

export type ChainLink = "promised" | "agreed" | "delivered" | "measured" | "confirmed" | "renewed";

/** A promise on its way from the sale to the renewal: who had it on which day, and where the way breaks off. */
export interface Chain {
  readonly account: BaseAccount;
  readonly planId: string;
  readonly promiseId: string;
  readonly text: string;
  readonly quote: string | null;
  readonly fate: Fate;
  /** Each link that was reached, with its day and who stands for it. */
  readonly links: Readonly<Record<ChainLink, { readonly on: Day; readonly by: string } | null>>;
  /** The first link that is missing although it is time; `null` while all goes as it should, or the promise was dropped. */
  readonly breaksAt: ChainLink | null;
}

function linksOf(account: BaseAccount, { promise, outcome }: PromiseFate, on: Day): Chain["links"] {
  const change = (to: string) => outcome?.changes.findLast((one) => one.to === to && one.on <= on) ?? null;
  const told = (one: ReturnType<typeof change>) => (one === null ? null : { on: one.on, by: one.buyer ?? one.by.person });
  const measured = newestOf(account.measurements, outcome, on);
  const isRenewed = account.renewedOn !== null && account.renewedOn >= promise.on && account.renewedOn <= on;
  return {
    promised: { on: promise.on, by: promise.by },
    agreed: told(change("agreed")),
    delivered: told(change("delivered")),
    measured: measured === null ? null : { on: measured.on, by: (measured.source === "usage" ? measured.evidence : null) ?? measured.by },
    confirmed: told(change("confirmed")),
    renewed: isRenewed && account.renewedOn !== null ? { on: account.renewedOn, by: account.owner } : null,
  };
}

/** The newest measurement of an outcome. Usage from before it began proves nothing of it. */
function newestOf(all: BaseAccount["measurements"], outcome: Outcome | null, on: Day): Measurement | null {
  const since = outcome?.baseline?.on ?? null;
  const own = all.filter(
    (one) => one.outcomeId === outcome?.id && one.on <= on && (one.source !== "usage" || since === null || one.on > since),
  );
  return own.reduce<Measurement | null>((newest, one) => (newest === null || one.on >= newest.on ? one : newest), null);
}

/** A chain breaks where the fate says so, and where something was confirmed or delivered that nobody measured. */
function breakOf(fate: Fate, links: Chain["links"]): ChainLink | null {
  if (fate === "lost") return "agreed";
  if (fate === "broken") return links.agreed === null ? "agreed" : "delivered";
  if ((fate === "delivered" || fate === "confirmed") && links.measured === null) return "measured";
  return null;
}

/** Every promise of the base with its chain of custody, in the order of accounts and plans (standard, rows 69, 90 and 91). */
export const chainsOf = (accounts: readonly BaseAccount[], on: Day): readonly Chain[] =>
  accounts.flatMap((account) => (account.plans.length === 0 ? NONE : chainsOfAccount(account, on)));

const NONE: readonly Chain[] = [];

const chainsOfAccount = remembering((account: BaseAccount, on: Day): readonly Chain[] =>
  account.plans.flatMap((plan) => ofPlan(account, plan, on)),
);

/** What became of the promises of a plan, remembered with the plan. */
export const fatesOfPlan: (plan: Plan, on: Day) => readonly PromiseFate[] = remembering((plan: Plan, on: Day) => promiseFates(plan, on));

const ofPlan = (account: BaseAccount, plan: Plan, on: Day): readonly Chain[] =>
  fatesOfPlan(plan, on).map((one) => {
    const links = linksOf(account, one, on);
    const { promise, fate } = one;
    return {
      account,
      planId: plan.id,
      promiseId: promise.id,
      text: promise.text,
      quote: promise.quote,
      fate,
      links,
      breaksAt: breakOf(fate, links),
    };
  });
