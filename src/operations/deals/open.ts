import { z } from "zod";
import { dealSchema, type Output } from "../../contract/index.ts";
import { type Day, type FieldValue, formatDay } from "../../domain/index.ts";
import { dealHistory, revenueSources, WORKSPACE } from "../../ledger/index.ts";
import type { GateId } from "../../standard/index.ts";
import { keyOfPerson, type PersonStance, stances } from "../../team/contacts/index.ts";
import { type DealNotes, dealNotes, readPipelines } from "../../team/deals/index.ts";
import { type Diagnosis, diagnosisOn, factsOf, gateVerdict, spicedOf } from "../../team/diagnosis/index.ts";
import { fieldsChanged, type Kept, type Version } from "../../team/documents/index.ts";
import { completenessOf, type Handoff, type HandoffPackage, handoffStandardOf, handoffs, packageOf } from "../../team/handoff/index.ts";
import { confirmedOn, type KeptPlan, readLeadDays, readPlans } from "../../team/plans/index.ts";
import { type Context, today, zoneOf } from "../context.ts";
import { plainPipeline } from "./list.ts";
import { findDeal, type LedgerDeal, numberOfDeal, type Place, placeOf } from "./read.ts";
import { notesOf, shown } from "./shown.ts";

/** A deal with all that the team keeps of it. */
export interface OpenDeal {
  readonly deal: LedgerDeal;
  readonly kept: Kept<DealNotes> | null;
  readonly notes: DealNotes;
  readonly place: Place;
  readonly diagnosis: Diagnosis;
  readonly plan: KeptPlan | null;
  readonly handoff: Kept<Handoff> | null;
  /** The package as it was written down, else as deal, diagnosis, plan and people put it together. */
  readonly package: HandoffPackage;
  readonly known: HandoffPackage;
}

export async function openDeal(context: Context, id: string): Promise<OpenDeal> {
  const deal = await findDeal(context, id);
  const { pool } = context.storage;
  const number = deal.deal;
  const [kept, { pipelines }, facts, plans, handoff, map] = await Promise.all([
    dealNotes.find(pool, String(number)),
    readPipelines(pool),
    factsOf(pool, [number]),
    readPlans(pool, { deals: [number] }, zoneOf(context)),
    handoffs.find(pool, String(number)),
    deal.account === null ? [] : stances.list(pool, { accounts: [deal.account] }),
  ]);
  const notes = notesOf(kept ?? undefined);
  const diagnosis = diagnosisOn(
    (facts.get(number) ?? []).map(({ body }) => body),
    today(context),
  );
  const plan = plans.at(-1) ?? null;
  const known = packageOf(soldOf(notes), diagnosis, plan?.plan ?? null, peopleKnown(diagnosis, map));
  return {
    deal,
    kept,
    notes,
    place: placeOf(pipelines, deal, notes.pipeline),
    diagnosis,
    plan,
    handoff,
    package: handoff?.body.package ?? known,
    known,
  };
}

/** Whose part is known from the people map of the account, else from the diagnosis. */
function peopleKnown({ decision }: Diagnosis, map: readonly Kept<PersonStance>[]): readonly { person: string; role: string }[] {
  const found = new Map<string, { person: string; role: string }>();
  const there = map.flatMap(({ body: { person, role, leftOn } }) => (role === null || leftOn !== null ? [] : [{ person, role }]));
  for (const { person, role } of [...there, ...(decision?.committee ?? [])])
    if (!found.has(keyOfPerson(person))) found.set(keyOfPerson(person), { person, role });
  return [...found.values()];
}

/** What of a deal's notes goes into its hand-off. */
export const soldOf = (notes: DealNotes) => ({
  products: notes.lines.map(({ product }) => product),
  terms: notes.terms ?? termsIn(notes),
  kickOffOn: notes.kickOffOn,
  risks: notes.risks,
  preferences: notes.preferences,
  expansionSignals: notes.expansionSignals,
});

/** The terms of the lines, where nobody wrote them down otherwise. */
function termsIn({ lines }: DealNotes): string | null {
  const said = lines.map(
    ({ product, price, quantity, interval, intervalCount, termMonths, noticeDays }) =>
      `${product}: ${quantity} x ${price} / ${intervalCount === 1 ? "" : `${intervalCount} `}${interval}${termMonths === null ? "" : `, ${termMonths} months`}${noticeDays === null ? "" : `, notice ${noticeDays} days`}`,
  );
  return said.length === 0 ? null : said.join("; ");
}

/** The stage after the present one, and the gate before it. */
export const nextGate = ({ pipeline, stage }: Place): GateId | null => {
  const at = pipeline.stages.findIndex(({ id }) => id === stage.id);
  return pipeline.stages[at + 1]?.gate ?? null;
};

export async function dealShown(context: Context, open: OpenDeal): Promise<Output<"deal">> {
  const { pool } = context.storage;
  const { deal, kept, notes, place, diagnosis } = open;
  const number = deal.deal;
  const [{ pipelines }, facts, standard, handoffStandard, leads] = await Promise.all([
    readPipelines(pool),
    factsOf(pool, [number]),
    spicedOf(pool),
    handoffStandardOf(pool),
    readLeadDays(pool, [number]),
  ]);
  const verdictOf = (gate: GateId) => {
    const verdict = gateVerdict(gate, diagnosis, standard);
    return { ...verdict, unmet: verdict.unmet.map((one) => ({ ...one })) };
  };
  const gates = place.pipeline.stages.flatMap(({ gate }) => (gate === null ? [] : [gate]));
  const next = deal.outcome === "open" ? nextGate(place) : null;
  return z.encode(dealSchema, {
    ...shown(deal, notes, facts.get(number) ?? [], { pipelines, standard, leads, on: today(context) }),
    accountId: deal.accountId,
    version: kept?.version ?? 0,
    seq: deal.seq,
    stages: plainPipeline(place.pipeline).stages,
    notes: plainNotes(notes),
    gate: next === null ? null : verdictOf(next),
    gates: gates.map(verdictOf),
    lacksForCommit: deal.outcome === "open" ? [...completenessOf(open.package, handoffStandard).missing] : [],
    plan: open.plan?.plan.id ?? null,
    billedBy: deal.outcome === "open" ? [...(await revenueSources(pool))] : [],
    ...(await growthOf(context, open, today(context))),
    fields: othersIn(deal.body),
  });
}

/** Whether growth rests on an outcome that the customer has confirmed: the one it names, or any. */
async function growthOf(
  context: Context,
  { deal, notes }: OpenDeal,
  on: Day,
): Promise<Pick<z.output<typeof dealSchema>, "proofOf" | "confirmed">> {
  if (deal.type !== "expansion") return { proofOf: null, confirmed: [] };
  if (deal.account === null) return { proofOf: "unproven", confirmed: [] };
  const plans = await readPlans(context.storage.pool, { accounts: [deal.account] }, zoneOf(context));
  const confirmed = plans
    .flatMap(({ plan }) => plan.outcomes)
    .flatMap((outcome) => {
      const day = confirmedOn(outcome, on);
      return day === null ? [] : [{ id: outcome.id, statement: outcome.statement, on: day }];
    });
  const isNamed = confirmed.some(({ id }) => id === notes.outcomeId);
  return { proofOf: isNamed ? "proven" : confirmed.length > 0 ? "preceded" : "unproven", confirmed };
}

const plainNotes = (notes: DealNotes): z.output<typeof dealSchema>["notes"] =>
  structuredClone(notes) as z.output<typeof dealSchema>["notes"];

/** What a source says beside the known fields. */
function othersIn(body: LedgerDeal["body"]): Record<string, string> {
  const attributes = body["attributes"] as Record<string, string> | undefined;
  return { ...attributes };
}

type Change = Output<"dealHistory">["changes"][number];

/** Whose stage it is goes without saying. */
const namesOf = ({ opportunity_id }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => ({ opportunity_id });

const text = (value: unknown): unknown => (value === undefined ? null : value);

/** Every change of every field: what exports brought, and what people here did. */
export async function historyOfDeal(context: Context, id: string): Promise<Output<"dealHistory">> {
  const number = await numberOfDeal(context, id);
  const { pool } = context.storage;
  const [entries, versions] = await Promise.all([dealHistory(pool, number), dealNotes.history(pool, String(number))]);
  const changes: Change[] = [];
  let before: Readonly<Record<string, unknown>> = {};
  for (const { seq, type, importer, mapping, file, recordedAt, body } of entries) {
    const by = importer === WORKSPACE ? ((mapping as { by?: { name?: string } }).by?.name ?? WORKSPACE) : file;
    const where = importer === WORKSPACE ? "workspace" : "ledger";
    // A move of ours changes the deal's record in the same breath, which tells it already.
    if (type === "stage_change" && importer === WORKSPACE) continue;
    const former = type === "opportunity" ? before : namesOf(body);
    const fields = fieldsChanged(former, body).map((field) => ({
      field,
      before: text(former[field]),
      after: text((body as Record<string, FieldValue>)[field]),
    }));
    if (fields.length > 0) changes.push({ at: recordedAt.toISOString(), by, where, seq, fields, isAside: false });
    if (type === "opportunity") before = body;
  }
  let notes: unknown = {};
  for (const version of versions) {
    const fields = fieldsChanged(notes, version.body)
      .map((field) => ({ field, before: readable(field, notes), after: readable(field, version.body) }))
      .filter(({ before: was, after }) => !isNothing(was) || !isNothing(after));
    if (fields.length > 0)
      changes.push({ at: version.at.toISOString(), by: version.by.name, where: "workspace", seq: null, fields, isAside: version.isAside });
    if (!isAside(version)) notes = version.body ?? {};
  }
  return { changes: changes.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : (b.seq ?? 0) - (a.seq ?? 0))) };
}

/** Nobody has said anything yet; a list of risks that is empty says that there are none. */
const isNothing = (value: unknown): boolean => value === null || (typeof value === "object" && Object.keys(value).length === 0);

const isAside = ({ isAside: aside }: Version<unknown>): boolean => aside;

const DAYS: ReadonlySet<string> = new Set(["expectedOn", "kickOffOn", "on", "startsOn"]);

/** A field as people read it: days are days, not numbers. */
function readable(field: string, body: unknown): unknown {
  const value = (body as Readonly<Record<string, unknown>> | null)?.[field];
  const told = (name: string, one: unknown): unknown => {
    if (typeof one === "number" && DAYS.has(name)) return formatDay(one as Day);
    if (Array.isArray(one)) return one.map((each: unknown) => told(name, each));
    if (typeof one === "object" && one !== null)
      return Object.fromEntries(Object.entries(one).map(([key, each]) => [key, told(key, each)]));
    return one;
  };
  return text(told(field, value));
}
