import type { z } from "zod";
import type { momentReportSchema } from "../../contract/index.ts";
import { parseDay, remembering } from "../../domain/index.ts";
import { type NamedActivities, namedActivities } from "../../ledger/index.ts";
import { contributionsOf, functionOf, functions, type KnownPeople, type MomentRecord, type Touches } from "../../team/moments/index.ts";
import { isActive, listPeople, type Person } from "../../team/people/index.ts";
import type { Context } from "../context.ts";
import type { LedgerDeal } from "../deals/read.ts";
import { Following } from "../workspace/following.ts";
import { subjectsNamed } from "../workspace/lookups.ts";
import { type Days, within } from "./cases.ts";

type Report = z.output<typeof momentReportSchema>["contributions"];

const MOST = 500;

const known = new WeakMap<Context["storage"], Following<NamedActivities>>();

/** Every activity that says whose it is, kept in step with the ledger. */
function activitiesOf({ storage }: Context): Promise<readonly NamedActivities[]> {
  const following =
    known.get(storage) ??
    new Following<NamedActivities>(
      storage.pool,
      (units) => namedActivities(storage.pool, units),
      ({ unit }) => unit,
    );
  known.set(storage, following);
  return following.all();
}

const sellersOf = remembering(
  (deals: readonly LedgerDeal[]): ReadonlySet<string> => new Set(deals.flatMap(({ owner }) => owner?.trim().toLowerCase() ?? [])),
);

const peopleOf = (people: readonly Person[], deals: readonly LedgerDeal[]): KnownPeople => ({
  roles: new Map(
    people.filter(isActive).flatMap(({ name, email, roles }) => [name, email].map((one) => [one.trim().toLowerCase(), roles] as const)),
  ),
  sellers: sellersOf(deals),
});

/** What the activities of some days tell of who took part, and how many tell a name and no function. */
function touchesIn(activities: readonly NamedActivities[], days: Days, people: KnownPeople) {
  const touches = new Map<string, Touches>();
  const functionsOf = new Map<string, ReturnType<typeof functionOf>>();
  let unknown = 0;
  for (const { account, on, owner, team, n } of activities) {
    const at = parseDay(on);
    if (at === null || !within(at, days)) continue;
    const name = `${team ?? ""}\u001f${owner ?? ""}`;
    const by = functionsOf.get(name) ?? functionOf(team, owner, people);
    functionsOf.set(name, by);
    if (by === null) {
      unknown += n;
      continue;
    }
    const key = `${account} ${by}`;
    touches.set(key, { accountId: String(account), by, n: (touches.get(key)?.n ?? 0) + n });
  }
  return { touches: [...touches.values()], unknown };
}

/** Who of marketing, sales and success took part with which customer, in moments and in imported activities; who lacks most comes first. */
export async function contributionReport(
  context: Context,
  records: readonly MomentRecord[],
  deals: readonly LedgerDeal[],
  days: Days,
): Promise<Report> {
  const { pool } = context.storage;
  const { touches, unknown } = touchesIn(await activitiesOf(context), days, peopleOf(await listPeople(pool), deals));
  const all = contributionsOf(records, touches).map(({ accountId, moments, activities, gaps }) => {
    const account = /^\d+$/.test(accountId) ? Number(accountId) : null;
    const deal = account === null ? Number(accountId.replace(/\D/g, "")) : null;
    return { account, deal, moments: { ...moments }, activities: { ...activities }, gaps: [...gaps] };
  });
  const first = all
    .sort((a, b) => b.gaps.length - a.gaps.length || recorded(b) - recorded(a) || (a.account ?? 0) - (b.account ?? 0))
    .slice(0, MOST);
  const names = await subjectsNamed(
    pool,
    first.flatMap(({ account }) => account ?? []),
  );
  const gapsOf = (one: (typeof functions)[number]): number => all.filter(({ gaps }) => gaps.includes(one)).length;
  return {
    total: all.length,
    unknown,
    accounts: first.map((one) => ({ ...one, accountName: names.get(String(one.account))?.name ?? null })),
    gaps: { marketing: gapsOf("marketing"), sales: gapsOf("sales"), success: gapsOf("success") },
  };
}

/** What the team wrote down goes before what files tell. */
const recorded = ({ moments }: Pick<Report["accounts"][number], "moments">): number =>
  functions.reduce((sum, one) => sum + moments[one], 0);
