import type { BaseQuestion } from "../../contract/index.ts";
import type { Day } from "../../domain/index.ts";
import type { BaseAccount, Groups } from "../../team/base/index.ts";

/** What every part of the report is made from. */
export interface Looked {
  readonly groups: Groups;
  /** Those of the customers with a plan, a proof, a rescue, an expansion or a diagnosis: few of a large base, and all that most parts look at. */
  readonly written: readonly BaseAccount[];
  readonly on: Day;
  /** First day of the window, whose last one is the day it is looked at. */
  readonly from: Day;
  readonly question: BaseQuestion;
}

/** Nobody is named, or no segment. */
export const said = (text: string): string | null => (text === "" ? null : text);

const whoOf = ({ id, name, segment, owner, seller, plans }: BaseAccount) => ({
  account: Number(id),
  name,
  segment: said(segment),
  owner: said(owner),
  seller: said(seller),
  plan: plans.at(-1)?.id ?? null,
});

/** The first rows of a list, each with whom it is about, and how many there are. */
export const listed = <T, R>(items: readonly T[], limit: number, accountOf: (item: T) => BaseAccount, tell: (item: T) => R) => ({
  total: items.length,
  rows: items.slice(0, limit).map((item) => ({ ...whoOf(accountOf(item)), ...tell(item) })),
});
