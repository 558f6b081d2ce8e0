import { type HappeningKind, type RecordType, recordDefinition } from "../../domain/index.ts";
import { type Succession, successionOf } from "./subscriptions.ts";
import type { Changed, Fields, Happening, Told } from "./told.ts";

/** A line a record gives, on the day of one of its fields. */
interface Part {
  readonly kind: HappeningKind;
  readonly day: string | null;
  readonly before?: Fields;
}

type Tells = (told: Told, around: Succession) => readonly Part[];

const dayIn = ({ fields }: Told, name: string): string | null => {
  const value = fields[name];
  return typeof value === "string" && value !== "" ? value : null;
};

/** The record itself, as one kind of line on its own day. */
const asIs =
  (kind: HappeningKind): Tells =>
  ({ day }) => [{ kind, day }];

/** A further line, where the record dates it. */
const alsoOn = (told: Told, field: string, kind: HappeningKind): readonly Part[] => {
  const day = dayIn(told, field);
  return day === null ? [] : [{ kind, day }];
};

const OF_EVENT: Readonly<Record<string, HappeningKind>> = {
  start: "subscription_started",
  update: "subscription_changed",
  cancel: "subscription_ended",
  pause: "subscription_paused",
  resume: "subscription_resumed",
};

/** What each type of record tells: its own line first. Usage is told by month, and what is of no customer not at all. */
const tells: Readonly<Record<RecordType, Tells>> = {
  account: asIs("account"),
  contact: asIs("contact"),
  lead: (told) => [{ kind: "lead", day: told.day }, ...alsoOn(told, "stage_on", "stage")],
  opportunity: (told) => {
    const said = told.fields["outcome"];
    const isClosed = said === "won" || said === "lost";
    const closed = dayIn(told, "closed_on");
    // An open deal is dated by when it is expected to close.
    const closing: readonly Part[] = isClosed ? [{ kind: said, day: closed }] : closed === null ? [] : [{ kind: "closing", day: closed }];
    const isClosing = isClosed && dayIn(told, "stage_on") === closed;
    return [{ kind: "opportunity", day: told.day }, ...(isClosing ? [] : alsoOn(told, "stage_on", "stage")), ...closing];
  },
  stage_change: asIs("stage"),
  product: () => [],
  subscription_line: (told, { before, continued }) => {
    if (told.fields["one_off"] === true) return [{ kind: "charge", day: told.day }];
    const former = before.get(told.seq);
    const own: Part = former
      ? { kind: "subscription_changed", day: told.day, before: former }
      : { kind: "subscription_started", day: told.day };
    return [
      own,
      ...alsoOn(told, "cancel_requested_on", "notice"),
      ...(continued.has(told.seq) ? [] : alsoOn(told, "ends_on", "subscription_ended")),
    ];
  },
  subscription_event: (told, { before }) => {
    const kind = OF_EVENT[String(told.fields["type"])] ?? "subscription_changed";
    const former = before.get(told.seq);
    return [{ kind, day: told.day, ...(former ? { before: former } : {}) }];
  },
  level_snapshot: asIs("level"),
  movement: asIs("movement"),
  invoice: asIs("invoice"),
  payment: asIs("payment"),
  usage: () => [],
  activity: (told) => [{ kind: /ticket|case|incident/i.test(String(told.fields["type"])) ? "ticket" : "touch", day: told.day }],
  cost: asIs("cost"),
  finance: () => [],
  exchange_rate: () => [],
  reported_value: () => [],
};

/** What a record says, without the ids of what it belongs to. */
function fieldsOf({ type, fields }: Told): Fields {
  const known = recordDefinition(type).fields;
  return Object.fromEntries(
    Object.entries(fields).filter(([name]) => known[name] !== undefined && (known[name].refers === undefined || name === "plan")),
  );
}

/** All lines the entries of an account give: of every record its newest version, and each version that was replaced. */
export function happeningsOf(entries: readonly Told[]): readonly Happening[] {
  const versions = new Map<number, Told[]>();
  for (const entry of entries) versions.set(entry.record, [...(versions.get(entry.record) ?? []), entry]);
  const newest = [...versions.values()].flatMap((all) => all.at(-1) ?? []);
  const around = successionOf(newest);
  return [
    ...newest.flatMap((told) => tells[told.type](told, around).map((part) => lineOf(told, part))),
    ...[...versions.values()].flatMap((all) => all.slice(0, -1).map((old, i) => correction(old, all[i + 1] as Told))),
  ];
}

const lineOf = (told: Told, { kind, day, before }: Part): Happening => ({
  kind,
  day: day ?? told.recordedOn,
  dated: day !== null,
  seq: told.seq,
  entries: 1,
  subject: told.subject,
  fields: fieldsOf(told),
  ...(before === undefined ? {} : { before }),
});

/** A version that was replaced, on the day its successor was recorded. */
const correction = (old: Told, next: Told): Happening => ({
  kind: "correction",
  day: next.recordedOn,
  dated: true,
  seq: old.seq,
  entries: 1,
  subject: old.subject,
  fields: { record_type: old.type },
  changes: changesOf(old.fields, next.fields),
});

function changesOf(old: Fields, next: Fields): readonly Changed[] {
  const names = new Set([...Object.keys(old), ...Object.keys(next)]);
  return [...names].flatMap((field) =>
    old[field] === next[field] ? [] : [{ field, before: old[field] ?? null, after: next[field] ?? null }],
  );
}
