import type { Account, AccountQuestion } from "../../contract/index.ts";
import { formatDay, monthOf } from "../../domain/index.ts";
import { describeSubjects, type Family, type FamilyEntry, listMatches } from "../../ledger/index.ts";
import type { Context } from "../context.ts";
import type { View } from "../evaluate.ts";
import type { Report } from "../progress.ts";
import { breakEvenOf } from "./break-even.ts";
import { historyOf } from "./history.ts";
import { labelsOf, opportunitiesOf, peopleOf, subscriptionsOf, textIn, touchOf } from "./holdings.ts";
import { levelsAt } from "./levels.ts";
import { accountsIn, currentOf, namesIn, withAccount } from "./open.ts";
import { standings } from "./standing.ts";

/** Everything known of one account: who it is, what it pays and has paid, what it is worth, whom it has, what is next. */
export function openAccount(context: Context, question: AccountQuestion, report: Report = () => undefined): Promise<Account> {
  return withAccount(context, question, report, async ({ view, family }) => {
    const { reader, through, scope } = view;
    const { account, members } = family;
    const own = { family, entries: currentOf(family.entries).filter(({ subject }) => members.get(subject)?.account === account) };
    const standing = (await standings(reader, through, [account]))(account);
    const history = await historyOf(view, account);
    const described = describing(own.entries, account);
    const said = (field: string): string | null => described.flatMap(({ body }) => textIn(body, field) ?? [])[0] ?? null;
    const knownAs = identitiesOf(family);
    const main = members.get(account);
    const opportunities = opportunitiesOf(own, reader.mark.horizon);
    const touched = touchOf(own, reader.mark.horizon);
    return {
      account,
      id: main?.id ?? "",
      source: main?.source ?? "",
      name: said("name"),
      domain: said("domain"),
      sources: [...new Set([main?.source ?? "", ...knownAs.map(({ source }) => source)])],
      ...standing,
      lastTouch: touched?.day ?? null,
      openOpportunities: opportunities.length,
      email: said("email"),
      createdOn: described.find(({ day }) => day !== null)?.day ?? null,
      labels: labelsOf(own),
      ...(await othersOf(context, family, knownAs)),
      history: [...history.currencies],
      ...(await breakEvenOf(view, history.changes, (standing.revenue[0] ?? history.currencies[0])?.currency)),
      people: peopleOf(own),
      ...(await relativesOf(context, view, family)),
      opportunities,
      subscriptions: await subscriptionsOf(context, view, own),
      touched,
      through: through === null ? null : formatDay(through),
      ...(scope.asOf === null ? {} : { asOf: scope.asOf }),
      position: reader.mark.position,
    };
  });
}

/** The records that describe it; of several accounts that are one, those of the main one first. */
const describing = (entries: readonly FamilyEntry[], account: number): readonly FamilyEntry[] =>
  entries.filter(({ type }) => type === "account").sort((a, b) => Number(b.subject === account) - Number(a.subject === account));

/** Accounts merged into this one, and those that may be, each with the decision that can be changed. */
async function othersOf(
  context: Context,
  { account }: Family,
  merged: readonly Identity[],
): Promise<Pick<Account, "knownAs" | "candidates">> {
  const mine = new Set([account, ...merged.map((one) => one.account)]);
  const matches = await listMatches(context.storage.pool, [...mine]);
  const isMine = ({ account: one }: Identity): boolean => mine.has(one);
  return {
    knownAs: merged.map((one) => ({
      ...one,
      match: matches.find(({ verdict, other }) => verdict === "matched" && other.account === one.account)?.id ?? null,
    })),
    candidates: matches.flatMap(({ id: match, main, other, reason, verdict }) =>
      verdict === "matched" || (isMine(main) && isMine(other)) ? [] : [{ ...(isMine(main) ? other : main), match, reason, verdict }],
    ),
  };
}

type Identity = Omit<Account["knownAs"][number], "match">;

/** The accounts that are this one under another id. */
function identitiesOf(family: Family): readonly Identity[] {
  const names = namesIn(family);
  return [...family.members.values()]
    .filter(({ kind, num, account }) => kind === "account" && account === family.account && num !== account)
    .map(({ num, source, id }) => ({ account: num, source, id, name: names.get(num) ?? null }));
}

/** The account above, and those directly below, with what they pay. */
async function relativesOf(context: Context, { reader, through }: View, family: Family): Promise<Pick<Account, "parent" | "children">> {
  const children = accountsIn(family).filter((num) => ownerAbove(family, num) === family.account);
  const wanted = [...(family.parent === null ? [] : [family.parent]), ...children];
  if (wanted.length === 0) return { parent: null, children: [] };
  const levels = through === null ? new Map() : await levelsAt(reader, monthOf(through), wanted);
  const known = await describeSubjects(context.storage.pool, wanted);
  const relative = (num: number): Account["children"][number] => {
    const { source = "", externalId: id = String(num), name = null } = known.get(num) ?? {};
    return { account: num, source, id, name, revenue: levels.get(num) ?? [] };
  };
  return { parent: family.parent === null ? null : relative(family.parent), children: children.map(relative) };
}

/** The customer an account belongs to; what belongs to an account that is merged into another belongs to that. */
function ownerAbove({ members, account }: Family, num: number): number | null {
  const member = members.get(num);
  if (member === undefined || num === account || member.parent === null) return null;
  return members.get(member.parent)?.account ?? member.parent;
}
