import type { Account } from "../../contract/index.ts";
import { addMonths, type Day, formatDay, month, monthOf, parseDay } from "../../domain/index.ts";
import { deriveUnit, type FactSink, needsHistory } from "../../facts/index.ts";
import { type Family, type FamilyEntry, readUnits } from "../../ledger/index.ts";
import type { Context } from "../context.ts";
import type { View } from "../evaluate.ts";
import { paidOf } from "./levels.ts";

export const textIn = (body: FamilyEntry["body"], name: string): string | null => {
  const value = body[name];
  return value === undefined || value === null || value === "" ? null : String(value);
};

const whole = (body: FamilyEntry["body"], name: string): number | null => (typeof body[name] === "number" ? (body[name] as number) : null);

interface Own {
  readonly family: Family;
  /** The newest versions of what is of the account itself, not of one below it. */
  readonly entries: readonly FamilyEntry[];
}

export function peopleOf({ family, entries }: Own): Account["people"] {
  return entries
    .filter(({ type }) => type === "contact")
    .map(({ subject, source, day, body }) => ({
      subject,
      id: family.members.get(subject)?.id ?? "",
      source,
      name: textIn(body, "name"),
      email: textIn(body, "email"),
      role: textIn(body, "role"),
      stance: null,
      knownSince: day,
    }))
    .sort((a, b) => (a.name ?? a.id).localeCompare(b.name ?? b.id, "en"));
}

/** What may still be sold, the newest first. */
export function opportunitiesOf({ family, entries }: Own, horizon: Day): Account["opportunities"] {
  const today = formatDay(horizon);
  const isOpen = ({ day, body }: FamilyEntry): boolean => {
    const isClosed = ["won", "lost"].includes(textIn(body, "outcome") ?? "") && (textIn(body, "closed_on") ?? "") <= today;
    return !isClosed && (day === null || day <= today);
  };
  return entries
    .filter((entry) => entry.type === "opportunity" && isOpen(entry))
    .map(({ subject, day, body }) => ({
      subject,
      id: family.members.get(subject)?.id ?? "",
      name: textIn(body, "name"),
      type: textIn(body, "type") ?? "new",
      owner: textIn(body, "owner"),
      stage: textIn(body, "stage"),
      state: textIn(body, "state"),
      amount: whole(body, "amount"),
      currency: textIn(body, "currency"),
      createdOn: day,
      expectedOn: textIn(body, "closed_on"),
    }))
    .sort((a, b) => ((a.createdOn ?? "") < (b.createdOn ?? "") ? 1 : -1));
}

interface Counted {
  readonly levels: Map<string, bigint>;
  due: Day | null;
  months: number | null;
}

/** What each subscription pays, and when its term ends: derived anew, since facts are kept for whole customers. */
async function countSubscriptions(
  context: Context,
  { reader, scope, through }: View,
  { unit }: Family,
): Promise<ReadonlyMap<number, Counted>> {
  const found = new Map<number, Counted>();
  const of = (subscription: number): Counted => {
    const known = found.get(subscription) ?? { levels: new Map<string, bigint>(), due: null, months: null };
    found.set(subscription, known);
    return known;
  };
  const last = through === null ? month(0) : monthOf(through);
  const sink: FactSink = {
    ...SILENT,
    movement(subscription, { day, currency, amount }) {
      const { levels } = of(subscription);
      if (monthOf(day) <= last) levels.set(currency, (levels.get(currency) ?? 0n) + amount);
    },
    renewal(_, { subscription, outcome, dueDay, termMonths }) {
      const known = of(subscription);
      if (outcome !== "open" || (known.due !== null && known.due <= dueDay)) return;
      known.due = dueDay;
      known.months = termMonths;
    },
  };
  const counting = await context.keeper.counting({ ...scope, level: "subscription" }, reader.mark.horizon, [unit]);
  const asOf = scope.asOf === null ? {} : { asOf: new Date(scope.asOf) };
  const client = await context.storage.pool.connect();
  try {
    await client.query("begin isolation level repeatable read");
    for await (const group of readUnits(client, { units: [unit], ...asOf, history: needsHistory(counting) }))
      for (const one of group) deriveUnit(one, counting, sink);
  } finally {
    await client.query("rollback");
    client.release();
  }
  return found;
}

const ignore = (): void => undefined;
const SILENT: FactSink = {
  movement: ignore,
  retention: ignore,
  stage: ignore,
  deal: ignore,
  layer: ignore,
  renewal: ignore,
  freemium: ignore,
  spell: ignore,
  measure: ignore,
  cost: ignore,
  finance: ignore,
  labels: ignore,
};

const PAYING: ReadonlySet<string> = new Set(["subscription_line", "subscription_event"]);

/** Subscriptions that run or will, those that pay most first; those that ended are in the timeline. */
export async function subscriptionsOf(context: Context, view: View, own: Own): Promise<Account["subscriptions"]> {
  const bySubscription = new Map<number, FamilyEntry[]>();
  for (const entry of own.entries)
    if (PAYING.has(entry.type) && entry.body["one_off"] !== true)
      bySubscription.set(entry.subject, [...(bySubscription.get(entry.subject) ?? []), entry]);
  if (bySubscription.size === 0) return [];
  const counted = await countSubscriptions(context, view, own.family);
  const today = formatDay(view.reader.mark.horizon);
  return [...bySubscription]
    .map(([subject, entries]) => {
      const { levels, due = null, months = null } = counted.get(subject) ?? { levels: new Map<string, bigint>() };
      const terms = termOf(entries, view.reader.mark.horizon);
      return {
        subject,
        id: own.family.members.get(subject)?.id ?? "",
        source: own.family.members.get(subject)?.source ?? "",
        plan: terms.plan,
        revenue: paidOf(levels),
        startsOn: terms.startsOn,
        endsOn: terms.endsOn,
        termMonths: months,
        nextRenewal: due === null ? null : formatDay(due),
        nextPeriod: terms.nextPeriod,
      };
    })
    .filter(({ revenue, endsOn }) => revenue.length > 0 || endsOn === null || endsOn > today)
    .sort((a, b) => (b.revenue[0]?.mrr ?? 0) - (a.revenue[0]?.mrr ?? 0) || a.subject - b.subject);
}

interface Term {
  readonly plan: string | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly nextPeriod: string | null;
}

/** From its first day to its last, with the plan of its newest record, and when it goes on by itself. */
function termOf(entries: readonly FamilyEntry[], horizon: Day): Term {
  const dated = [...entries].sort((a, b) => ((a.day ?? "") < (b.day ?? "") ? -1 : 1));
  const plan = dated.flatMap(({ body }) => textIn(body, "plan") ?? []).at(-1) ?? null;
  const startsOn = dated[0]?.day ?? null;
  const lines = dated.filter(({ type }) => type === "subscription_line");
  const running = lines.filter(({ body }) => textIn(body, "ends_on") === null).at(-1);
  if (running) return { plan, startsOn, endsOn: null, nextPeriod: periodAfter(running, startsOn, horizon) };
  if (lines.length > 0)
    return {
      plan,
      startsOn,
      endsOn:
        lines
          .flatMap(({ body }) => textIn(body, "ends_on") ?? [])
          .sort()
          .at(-1) ?? null,
      nextPeriod: null,
    };
  const last = dated.at(-1);
  return { plan, startsOn, endsOn: last && textIn(last.body, "type") === "cancel" ? last.day : null, nextPeriod: null };
}

/** The first day after the horizon on which another interval begins, counted from the subscription's first day; of days and weeks there are too many to name one. */
function periodAfter({ body }: FamilyEntry, since: string | null, horizon: Day): string | null {
  const start = since === null ? null : parseDay(since);
  const interval = { month: 1, year: 12 }[textIn(body, "interval") ?? ""];
  const months = (interval ?? 0) * (whole(body, "interval_count") ?? 1);
  if (start === null || months <= 0) return null;
  let at = start;
  for (let n = 1; at <= horizon; n++) at = addMonths(start, n * months);
  return formatDay(at);
}

/** A score somebody took of a customer is not a word with them. */
const isHealthCheck = ({ body }: FamilyEntry): boolean => /^health/i.test(textIn(body, "type") ?? "");

/** The newest meeting, call or ticket up to a day. */
export function touchOf({ entries }: Own, horizon: Day): Account["touched"] {
  const today = formatDay(horizon);
  const [last] = entries
    .filter((entry) => entry.type === "activity" && entry.day !== null && entry.day <= today && !isHealthCheck(entry))
    .sort((a, b) => (a.day === b.day ? b.seq - a.seq : (a.day ?? "") < (b.day ?? "") ? 1 : -1));
  return last?.day
    ? { day: last.day, type: textIn(last.body, "type") ?? "", title: textIn(last.body, "title"), owner: textIn(last.body, "owner") }
    : null;
}

/** What the account's own records say beside the known fields; of several accounts that are one, the main one first. */
export function labelsOf({ family, entries }: Own): Record<string, string> {
  const labels: Record<string, string> = {};
  const described = entries
    .filter(({ type }) => type === "account")
    .sort((a, b) => Number(b.subject === family.account) - Number(a.subject === family.account));
  for (const { body } of described)
    for (const [name, value] of Object.entries((body["attributes"] ?? {}) as Record<string, string>))
      if (value !== "") labels[name] ??= value;
  return labels;
}
