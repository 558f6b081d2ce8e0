import { z } from "zod";
import { type Output, type Parsed, teamWorkSchema, workSchema } from "../../contract/index.ts";
import { inWords, type WorkGroup, workGroups, workWhyWords } from "../../standard/index.ts";
import {
  byUrgency,
  isFor,
  isOfName,
  isOfRole,
  itemsOn,
  listNotices,
  ownersOf,
  tasks as taskStore,
  type WorkItem,
} from "../../team/work/index.ts";
import { type Context, today } from "../context.ts";
import type { By } from "../people/by.ts";
import { personBehind } from "../workspace/author.ts";
import { gatherWork } from "./gather.ts";
import { pathOf } from "./subjects.ts";
import { dayOfInstant } from "./when.ts";
import { activePeople, requireManager, whoseWork } from "./workers.ts";

/** Items of one group that are sent; the count says how many there are. */
const MOST = 100;

const PARTS: Readonly<Record<WorkGroup, string | null>> = {
  next_steps: null,
  gates: "diagnosis",
  handoffs: "handoff",
  plan_steps: "plan",
  promises: "plan",
  outcomes: "plan",
  moments: "moments",
  close_plans: "plan",
  tasks: "talk",
  mentions: "talk",
};

function placeOf({ group, why, about, owners }: WorkItem): string {
  if (why === "decision") return "/work?tab=rhythm";
  if (why === "no_next_step" && about.deal === null)
    return `/deals?${new URLSearchParams({ flag: "no_next_step", owner: owners[0] ?? "" }).toString()}`;
  return pathOf(about, PARTS[group]);
}

type Shown = z.output<typeof workSchema>["groups"][number]["items"][number];

const shown = (item: WorkItem, versions: ReadonlyMap<string, number>): Shown => ({
  id: item.id,
  group: item.group,
  what: item.what,
  why: item.why,
  places: { ...item.places },
  since: item.since,
  due: item.due,
  isLate: item.isLate,
  path: placeOf(item),
  about: item.about,
  version: versions.get(item.id) ?? null,
});

/** What somebody was asked in a comment and has not looked at; nobody else sees that. */
async function mentionsOf(context: Context, person: string): Promise<readonly Shown[]> {
  const unread = await listNotices(context.storage.pool, person, MOST, true);
  return unread
    .filter(({ kind }) => kind === "mention")
    .map(({ id, body, madeAt }) => ({
      id: `mention-${id}`,
      group: "mentions" as const,
      what: body.what,
      why: "mention" as const,
      places: { by: body.by, text: body.text ?? "" },
      since: dayOfInstant(context, madeAt),
      due: null,
      isLate: false,
      path: body.path,
      about: { account: null, accountName: null, deal: null, dealName: null, plan: null },
      version: null,
    }));
}

/** Somebody's list: what, why now, since when, and where it is done (standard 1.6). */
export async function workOf(context: Context, { person }: Parsed<"myWork">, by: By): Promise<Output<"myWork">> {
  const { pool } = context.storage;
  const people = await activePeople(context);
  const whose = whoseWork(by, people, person);
  const names = (typeof whose === "string" ? [whose] : [whose.name, whose.email, whose.id]).map((name) => name.trim().toLowerCase());
  const on = today(context);
  const all = itemsOn(await gatherWork(context, names), on);
  const own = byUrgency(all.filter((item) => (typeof whose === "string" ? isOfName(item, whose, people) : isFor(item, whose, people))));
  const ids = own.filter(({ group }) => group === "tasks").map(({ id }) => id);
  const versions = new Map((await taskStore.list(pool, { ids })).map((task) => [task.id, task.version]));
  const mentions = typeof whose !== "string" && whose.id === personBehind(by)?.id ? await mentionsOf(context, whose.id) : [];
  const items = [...own.map((item) => shown(item, versions)), ...mentions];
  const groups = workGroups.flatMap((group) => {
    const some = items.filter((item) => item.group === group);
    return some.length === 0
      ? []
      : [{ group, count: some.length, late: some.filter(({ isLate }) => isLate).length, items: some.slice(0, MOST) }];
  });
  return z.encode(workSchema, {
    person: typeof whose === "string" ? { id: null, name: whose } : { id: whose.id, name: whose.name },
    on,
    count: items.length,
    late: items.filter(({ isLate }) => isLate).length,
    groups,
  });
}

function counted(items: readonly WorkItem[]) {
  const groups = new Map<WorkGroup, number>();
  for (const { group } of items) groups.set(group, (groups.get(group) ?? 0) + 1);
  return {
    count: items.length,
    late: items.reduce((n, { isLate }) => n + Number(isLate), 0),
    groups: Object.fromEntries(workGroups.flatMap((group) => (groups.has(group) ? [[group, groups.get(group) ?? 0]] : []))),
  };
}

/** How much each has to do: people who sign in, and names in the records that nobody signs in under. */
export async function workOfTeam(context: Context, by: By): Promise<Output<"teamWork">> {
  requireManager(by);
  const people = await activePeople(context);
  const on = today(context);
  const all = itemsOn(await gatherWork(context, null), on);
  const lists = new Map<string, { readonly id: string | null; readonly name: string; readonly items: WorkItem[] }>();
  const add = (key: string, id: string | null, name: string, item: WorkItem): void => {
    const list = lists.get(key) ?? { id, name, items: [] };
    lists.set(key, list);
    list.items.push(item);
  };
  for (const item of all) {
    const owners = ownersOf(item, people);
    for (const one of owners) if (typeof one === "string") add(`name ${one.trim().toLowerCase()}`, null, one, item);
    const own = new Map(owners.flatMap((one) => (typeof one === "string" ? [] : [[one.id, one.name] as const])));
    if (item.roles.length > 0) for (const person of people) if (isOfRole(item, person)) own.set(person.id, person.name);
    for (const [id, name] of own) add(`person ${id}`, id, name, item);
  }
  const rows = [...lists.values()].map(({ items, ...whose }) => ({ ...whose, ...counted(items) }));
  return z.encode(teamWorkSchema, { on, people: rows.sort((a, b) => b.late - a.late || b.count - a.count) });
}

/** Why something is on a list, in English: for terminals. */
export const whyInEnglish = ({ why, places }: Pick<WorkItem, "why" | "places">): string => inWords(workWhyWords[why], places, "en");
