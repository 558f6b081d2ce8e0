import { z } from "zod";
import { accountPeopleSchema, type Output, type Parsed } from "../../contract/index.ts";
import { badRequest, formatMonth, monthOf } from "../../domain/index.ts";
import { buyingRoles, type Stance, threadLimits } from "../../standard/index.ts";
import {
  checkReportsTo,
  joinPeople,
  keyOfPerson,
  type Person,
  type PersonStance,
  stanceId,
  stances,
  threadsOf,
} from "../../team/contacts/index.ts";
import type { Version } from "../../team/documents/index.ts";
import { type Context, today } from "../context.ts";
import type { By } from "../people/by.ts";
import { authorOf } from "../workspace/author.ts";
import { keep } from "../workspace/keep.ts";
import { type Known, mentionsAt } from "./mentions.ts";

type Mapped = z.output<typeof accountPeopleSchema>["people"][number];

const SENIOR: readonly (string | null)[] = ["decider", "sponsor"];
const usual: Omit<PersonStance, "person"> = {
  email: null,
  role: null,
  stance: "unknown",
  influence: null,
  reportsTo: null,
  note: null,
  leftOn: null,
};

const roleOf = ({ mentions }: Person<Known>): Pick<Mapped, "role" | "roleFrom"> => {
  const found = mentions.find(({ role }) => role !== null);
  return { role: found?.role ?? null, roleFrom: found?.from ?? null };
};

/** What the team says stands above what other records say; that it is not known is no word of anybody's. */
const stanceOf = ({ mentions }: Person<Known>): Pick<Mapped, "stance" | "stanceFrom"> => {
  const found = mentions.find(({ stance }) => stance !== null && stance !== "unknown");
  return { stance: (found?.stance as Stance | undefined) ?? "unknown", stanceFrom: found?.from ?? null };
};

const keptOf = ({ mentions }: Person<Known>) => mentions.find(({ kept }) => kept !== null)?.kept ?? null;

/** Whom one knows at an account, and how broadly (standard, row 66). */
export async function accountPeople(context: Context, { id, months }: Parsed<"accountPeople">): Promise<Output<"accountPeople">> {
  const { account, mentions } = await mentionsAt(context, id);
  const on = today(context);
  const people = joinPeople(mentions);
  const there = people.filter((person) => (keptOf(person)?.body.leftOn ?? null) === null);
  const threads = threadsOf(
    there.map((person) => ({ ...person, isSenior: SENIOR.includes(roleOf(person).role) })),
    on,
    months,
  );
  const living = new Set(threads.living);
  const shown = await Promise.all(people.map((person) => mapped(context, person, living)));
  return z.encode(accountPeopleSchema, {
    account,
    people: shown.sort(byPart),
    threads: threads.months.map(({ month, people: n, senior }) => ({
      month: formatMonth(month),
      people: n,
      senior,
      isRunning: month === monthOf(on),
    })),
    alert: threads.alert,
    hangsOn: threads.alert === "single" ? (people.find(({ key }) => living.has(key))?.name ?? null) : null,
    days: threadLimits.days,
    functions: [...threads.functions],
  });
}

const placeOf = ({ role }: Mapped): number => (role === null ? buyingRoles.length : buyingRoles.indexOf(role));
const byPart = (a: Mapped, b: Mapped): number =>
  Number(a.leftOn !== null) - Number(b.leftOn !== null) || placeOf(a) - placeOf(b) || a.name.localeCompare(b.name, "en");

async function mapped(context: Context, person: Person<Known>, living: ReadonlySet<string>): Promise<Mapped> {
  const kept = keptOf(person);
  const { email, influence, reportsTo, note, leftOn } = kept?.body ?? usual;
  const by = new Map(person.met.flatMap((one) => (one.by === null ? [] : [[one.by, one.as] as const])));
  return {
    key: kept === null ? person.key : kept.id.slice(kept.id.indexOf("/") + 1),
    name: person.name ?? person.email ?? person.key,
    title: person.mentions.find(({ title }) => title !== null)?.title ?? null,
    email: email ?? person.email,
    ...roleOf(person),
    ...stanceOf(person),
    influence,
    reportsTo,
    note,
    leftOn,
    knownFrom: [...new Set(person.mentions.map(({ from }) => from))],
    sources: [...new Set(person.mentions.flatMap(({ source }) => source ?? []))],
    lastMet: person.met[0]?.on ?? null,
    isLiving: living.has(person.key),
    metBy: [...by].map(([name, role]) => ({ name, role })),
    version: kept?.version ?? 0,
    history: kept === null ? [] : historyOf(await stances.history(context.storage.pool, kept.id)),
  };
}

const historyOf = (versions: readonly Version<PersonStance>[]): Mapped["history"] =>
  versions
    .flatMap(({ body, at, by, isAside }) =>
      body === null || isAside
        ? []
        : [{ at: at.toISOString(), by: by.name, role: body.role, stance: body.stance, influence: body.influence }],
    )
    .reverse();

/** Says what part somebody plays, and how they stand to us. */
export async function saveStance(context: Context, input: Parsed<"saveStance">, by: By): Promise<Output<"saveStance">> {
  const { id, person, base, name = person, ...said } = input;
  const isSame = [name, said.email ?? ""].some((one) => keyOfPerson(one) === keyOfPerson(person));
  if (!isSame) throw badRequest("another_person", `“${name}” is another name than “${person}”. Add them as a person of their own.`);
  const { pool } = context.storage;
  const { account, mentions } = await mentionsAt(context, id);
  const all = mentions.flatMap(({ kept }) => kept?.body ?? []);
  checkReportsTo(
    name,
    said.reportsTo,
    all.filter((one) => keyOfPerson(one.person) !== keyOfPerson(name)),
  );
  const about = { account, deal: null, plan: null };
  const document = stanceIdOf(mentions, account, person);
  // What was taken back may be said again; nobody can have read it meanwhile.
  const isThere = (await stances.find(pool, document)) !== null;
  const last = isThere ? base : ((await stances.history(pool, document)).filter(({ isAside }) => !isAside).at(-1)?.version ?? 0);
  await keep(context, stances, { id: document, about, body: { ...said, person: name }, base: last, by: authorOf(by), at: context.now() });
  return accountPeople(context, { id, months: 24 });
}

/** Under the account it was first said of: accounts may be joined later. */
const stanceIdOf = (mentions: readonly Known[], account: number, person: string): string =>
  mentions.find(({ kept }) => kept?.id.slice(kept.id.indexOf("/") + 1) === keyOfPerson(person))?.kept?.id ?? stanceId(account, person);

/** Takes back what was said of somebody; what it was is kept. */
export async function dropStance(context: Context, { id, person, base }: Parsed<"dropStance">, by: By): Promise<Output<"dropStance">> {
  const { account, mentions } = await mentionsAt(context, id);
  const document = stanceIdOf(mentions, account, person);
  if ((await stances.find(context.storage.pool, document)) === null)
    throw badRequest("nothing_said", `Nobody has said anything of ${person} that could be taken back.`);
  const about = { account, deal: null, plan: null };
  await keep(context, stances, { id: document, about, body: null, base, by: authorOf(by), at: context.now() });
  return accountPeople(context, { id, months: 24 });
}
