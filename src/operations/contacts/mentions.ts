import { type Day, parseDay } from "../../domain/index.ts";
import { type Family, type FamilyEntry, readFamily } from "../../ledger/index.ts";
import { type BuyingRole, buyingRoles, type Role, roles, type Stance } from "../../standard/index.ts";
import { keyOfPerson, type Mention, type MetDay, type PersonStance, stances } from "../../team/contacts/index.ts";
import { diagnosisOn, type Fact, factsOf } from "../../team/diagnosis/index.ts";
import type { Kept } from "../../team/documents/index.ts";
import { momentRecords } from "../../team/moments/index.ts";
import { listPeople, type Person as Staff } from "../../team/people/index.ts";
import { type KeptPlan, readPlans } from "../../team/plans/index.ts";
import { textIn } from "../accounts/holdings.ts";
import { currentOf, noSuchAccount, numberOf } from "../accounts/open.ts";
import { type Context, today, zoneOf } from "../context.ts";

/** Somebody at the customer as one record has them, with what it says of them. */
export interface Known extends Mention {
  readonly title: string | null;
  readonly source: string | null;
  readonly role: BuyingRole | null;
  readonly stance: Stance | null;
  readonly kept: Kept<PersonStance> | null;
}

const nobody = { name: null, email: null, met: [], title: null, source: null, role: null, stance: null, kept: null } as const;

/** The part a record means, where it is one of the standard's; other words are a title. */
function partOf(written: string): Pick<Known, "role" | "title"> {
  const role = buyingRoles.find((one) => one === written.trim().toLowerCase().replace(/\s+/g, "_")) ?? null;
  return { role, title: role === null && written.trim() !== "" ? written : null };
}

type Ours = (name: string | null) => Pick<MetDay, "by" | "as">;

/** Who of us a name, an address or an id means, and the first of their roles. */
function oursAmong(staff: readonly Staff[]): Ours {
  const known = new Map(staff.flatMap((one) => [one.id, keyOfPerson(one.name), keyOfPerson(one.email)].map((key) => [key, one] as const)));
  return (name) => {
    if (name === null) return { by: null, as: null };
    const found = known.get(name) ?? known.get(keyOfPerson(name));
    const as: Role | null = found === undefined ? null : (roles.find((role) => found.roles.some((one) => one === role)) ?? null);
    return { by: found?.name ?? name, as };
  };
}

export interface AccountMentions {
  readonly account: number;
  readonly mentions: readonly Known[];
}

/** Everybody any record names at an account: its contacts, the people map, plans, diagnoses and moments. */
export async function mentionsAt(context: Context, id: string): Promise<AccountMentions> {
  const { pool } = context.storage;
  const family = await readFamily(pool, await numberOf(context, id));
  if (family === null) throw noSuchAccount(id);
  const own = [...family.members.values()].filter(({ num, account }) => account === family.account || num === family.account);
  const accounts = own.flatMap(({ num, kind }) => (kind === "account" ? [num] : []));
  const deals = own.flatMap(({ num, kind }) => (kind === "opportunity" ? [num] : []));
  const [map, facts, plans, moments, staff] = await Promise.all([
    stances.list(pool, { accounts }),
    factsOf(pool, deals),
    readPlans(pool, { accounts }, zoneOf(context)),
    momentRecords.list(pool, { accounts }),
    listPeople(pool),
  ]);
  const ours = oursAmong(staff);
  const on = today(context);
  return {
    account: family.account,
    mentions: [
      ...map.map(fromMap),
      ...contactsOf(family, new Set(own.map(({ num }) => num)), ours, on),
      ...plans.flatMap(fromPlan),
      ...[...facts.values()].flatMap((some) => fromDiagnosis(some, ours, on)),
      ...moments.flatMap(({ body }) =>
        body.participants
          .filter(({ role }) => role === "buyer")
          .map(({ person }): Known => ({ ...nobody, from: "moment", name: person, met: [{ on: body.on, ...ours(body.ownerId) }] })),
      ),
    ],
  };
}

const fromMap = (kept: Kept<PersonStance>): Known => ({
  ...nobody,
  from: "stance",
  name: kept.body.person,
  email: kept.body.email,
  role: kept.body.role,
  stance: kept.body.stance,
  kept,
});

/** Contacts of the sources, met on the days of activities that name them. */
function contactsOf(family: Family, own: ReadonlySet<number>, ours: Ours, on: Day): readonly Known[] {
  const entries = currentOf(family.entries).filter(({ subject }) => own.has(subject));
  const met = new Map<number, MetDay[]>();
  for (const entry of entries) {
    const contact = entry.type === "activity" ? contactMet(family, entry) : null;
    const day = parseDay(entry.day ?? "");
    if (contact === null || day === null || day > on) continue;
    met.set(contact, [...(met.get(contact) ?? []), { on: day, ...ours(textIn(entry.body, "owner")) }]);
  }
  return entries
    .filter(({ type }) => type === "contact")
    .map(
      ({ subject, source, body }): Known => ({
        ...nobody,
        from: "contact",
        name: textIn(body, "name"),
        email: textIn(body, "email") ?? (textIn(body, "name") === null ? (family.members.get(subject)?.id ?? null) : null),
        met: met.get(subject) ?? [],
        source,
        ...partOf(textIn(body, "role") ?? ""),
      }),
    );
}

/** The contact an activity names, whatever it is filed under. */
function contactMet({ members }: Family, { body, source, subject }: FamilyEntry): number | null {
  if (members.get(subject)?.kind === "contact") return subject;
  const id = textIn(body, "contact_id");
  if (id === null) return null;
  return [...members.values()].find((one) => one.kind === "contact" && one.id === id && one.source === source)?.num ?? null;
}

/** The buyer's people of a plan; reviews they took part in are days they were met. */
function fromPlan({ plan, reviews }: KeptPlan): readonly Known[] {
  const buyers = plan.people.filter(({ side }) => side === "buyer");
  const owners = [...plan.steps, ...plan.outcomes, ...plan.milestones].flatMap(({ buyerOwner }) => buyerOwner ?? []);
  const met = (person: string): readonly MetDay[] =>
    reviews.flatMap(({ body, by }) =>
      body.attendees.some((one) => keyOfPerson(one) === keyOfPerson(person)) ? [{ on: body.on, by: by.name, as: null }] : [],
    );
  const named = new Set(buyers.map(({ person }) => keyOfPerson(person)));
  const others = [...new Set(owners)].filter((person) => !named.has(keyOfPerson(person)));
  return [
    ...buyers.map(({ person, role }): Known => ({ ...nobody, from: "plan", name: person, met: met(person), ...partOf(role) })),
    ...others.map((person): Known => ({ ...nobody, from: "plan", name: person, met: met(person) })),
  ];
}

/** The committee as it was last said, who holds the budget, and who was heard: a day somebody spoke is a day they were met. */
function fromDiagnosis(facts: readonly Kept<Fact>[], ours: Ours, on: Day): readonly Known[] {
  const { decision, evidence } = diagnosisOn(
    facts.map(({ body }) => body),
    on,
  );
  const standing = new Set(evidence.map(({ id }) => id));
  const heard = facts.flatMap(({ body, by }): Known[] => {
    if (body.kind !== "evidence" || body.on > on) return [];
    const { id, speaker, person } = body.evidence;
    if (speaker !== "customer" || person === null || !standing.has(id)) return [];
    return [{ ...nobody, from: "diagnosis", name: person, met: [{ on: body.on, ...ours(by.id ?? by.name) }] }];
  });
  const committee = (decision?.committee ?? []).map(
    ({ person, role, stance }): Known => ({ ...nobody, from: "diagnosis", name: person, stance, ...partOf(role) }),
  );
  const holder = decision?.economicBuyer ?? null;
  return [
    ...committee,
    ...(holder === null ? [] : [{ ...nobody, from: "diagnosis" as const, name: holder, role: "decider" as const }]),
    ...heard,
  ];
}
