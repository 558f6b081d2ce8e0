import type { Account, AccountQuestion, ListedAccount } from "../../contract/index.ts";
import { formatDay, monthOf } from "../../domain/index.ts";
import { type Family, type FamilyEntry, listMatches } from "../../ledger/index.ts";
import type { Context } from "../context.ts";
import type { View } from "../evaluate.ts";
import type { Report } from "../progress.ts";
import { breakEvenOf } from "./break-even.ts";
import { directoryOf, shownOf } from "./directory.ts";
import { historyOf } from "./history.ts";
import { labelsOf, opportunitiesOf, peopleOf, subscriptionsOf, touchOf } from "./holdings.ts";
import { levelsAt } from "./levels.ts";
import { accountsIn, currentOf, namesIn, withAccount } from "./open.ts";

/** Everything known of one account: who it is, what it pays and has paid, what it is worth, whom it has, what is next. */
export function openAccount(context: Context, question: AccountQuestion, report: Report = () => undefined): Promise<Account> {
  return withAccount(context, question, report, async ({ view, family }) => {
    const { reader, through, scope } = view;
    const { account, members } = family;
    const own = { family, entries: currentOf(family.entries).filter(({ subject }) => members.get(subject)?.account === account) };
    const entry = (await directoryOf(context, view)).byAccount.get(account);
    const listed = entry ? shownOf(entry) : unlisted(family);
    const history = await historyOf(view, account);
    const described = describing(own.entries, account);
    const email = described.map(({ body }) => body["email"]).find((value) => typeof value === "string") ?? null;
    return {
      ...listed,
      email,
      createdOn: described.find(({ day }) => day !== null)?.day ?? null,
      labels: labelsOf(own),
      ...(await othersOf(context, family)),
      history: [...history.currencies],
      ...(await breakEvenOf(view, history.changes, (listed.revenue[0] ?? history.currencies[0])?.currency)),
      people: peopleOf(own),
      ...(await relativesOf(context, view, family)),
      opportunities: opportunitiesOf(own, reader.mark.horizon),
      subscriptions: await subscriptionsOf(context, view, own),
      touched: touchOf(own, reader.mark.horizon),
      through: through === null ? null : formatDay(through),
      ...(scope.asOf === null ? {} : { asOf: scope.asOf }),
      position: reader.mark.position,
    };
  });
}

/** The records that describe it; of several accounts that are one, those of the main one first. */
const describing = (entries: readonly FamilyEntry[], account: number): readonly FamilyEntry[] =>
  entries.filter(({ type }) => type === "account").sort((a, b) => Number(b.subject === account) - Number(a.subject === account));

/** An account that came after the list was read. */
function unlisted(family: Family): ListedAccount {
  const main = family.members.get(family.account);
  const source = main?.source ?? "";
  return {
    account: family.account,
    id: main?.id ?? "",
    source,
    name: namesIn(family).get(family.account) ?? null,
    domain: null,
    sources: [source],
    revenue: [],
    since: null,
    model: null,
    motion: null,
    lastTouch: null,
    nextRenewal: null,
    openOpportunities: 0,
  };
}

/** Accounts merged into this one, and those that may be, each with the decision that can be changed. */
async function othersOf(context: Context, family: Family): Promise<Pick<Account, "knownAs" | "candidates">> {
  const { account, members } = family;
  const merged = [...members.values()].filter((one) => one.kind === "account" && one.account === account && one.num !== account);
  const names = namesIn(family);
  const matches = await listMatches(context.storage.pool, [account, ...merged.map(({ num }) => num)]);
  const mine = new Set([account, ...merged.map(({ num }) => num)]);
  return {
    knownAs: merged.map(({ num, source, id }) => ({
      account: num,
      source,
      id,
      name: names.get(num) ?? null,
      match: matches.find(({ verdict, other }) => verdict === "matched" && other.account === num)?.id ?? null,
    })),
    candidates: matches.flatMap(({ id: match, main, other, reason, verdict }) =>
      verdict === "matched" || (mine.has(main.account) && mine.has(other.account))
        ? []
        : [{ ...(mine.has(main.account) ? other : main), match, reason, verdict }],
    ),
  };
}

/** The account above, and those directly below, with what they pay. */
async function relativesOf(
  context: Context,
  { reader, through, ...view }: View,
  family: Family,
): Promise<Pick<Account, "parent" | "children">> {
  const children = accountsIn(family).filter((num) => ownerAbove(family, num) === family.account);
  const wanted = [...(family.parent === null ? [] : [family.parent]), ...children];
  const levels = through === null ? new Map() : await levelsAt(reader, monthOf(through), wanted);
  const { byAccount } = await directoryOf(context, { reader, through, ...view });
  const relative = (num: number): Account["children"][number] => {
    const { source = "", id = String(num), name = null } = byAccount.get(num) ?? {};
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
