import { randomBytes } from "node:crypto";
import type { Output, Parsed } from "../../contract/index.ts";
import { badRequest, type Day, formatDay } from "../../domain/index.ts";
import { transaction } from "../../storage/index.ts";
import { addFact, type Diagnosis, diagnosisOn, type Fact, facts } from "../../team/diagnosis/index.ts";
import { type Context, today } from "../context.ts";
import { findDeal } from "../deals/read.ts";
import type { By } from "../people/by.ts";
import { authorOf } from "../workspace/author.ts";
import { asideOnConflict } from "../workspace/keep.ts";
import { diagnosisOf } from "./read.ts";

type Given = Parsed<"addFact">["fact"];

const newId = (kind: string): string => `${kind}-${randomBytes(6).toString("hex")}`;

/** A fact as it is kept: with its day, and the id of what it is about. */
function factOf(given: Given, today: Day): Fact {
  const on = given.on ?? today;
  switch (given.kind) {
    case "evidence":
      return { ...given, on, evidence: { ...given.evidence, id: given.evidence.id ?? newId("evidence") } };
    case "pain":
      return { ...given, on, pain: { ...given.pain, id: given.pain.id ?? newId("pain") } };
    case "impact":
      return { ...given, on, impact: { ...given.impact, id: given.impact.id ?? newId("impact") } };
    default:
      return { ...given, on };
  }
}

const thingOf = (fact: Fact): string | null => {
  switch (fact.kind) {
    case "evidence":
      return fact.evidence.id;
    case "pain":
      return fact.pain.id;
    case "impact":
      return fact.impact.id;
    case "withdrawn":
      return fact.id;
    default:
      return null;
  }
};

/** Refuses to point at what is not there. */
function requireEvidence(ids: readonly string[], { evidence }: Diagnosis): void {
  const missing = ids.find((id) => !evidence.some((one) => one.id === id));
  if (missing !== undefined)
    throw badRequest("no_such_evidence", `This deal has no evidence “${missing}”. Record it first, or leave the reference out.`);
}

/** Refuses what can't be: days ahead, references to nothing, an impact that is agreed on by nobody. */
function check(fact: Fact, known: Diagnosis, today: Day): void {
  if (fact.on > today)
    throw badRequest("future_fact", `${formatDay(fact.on)} lies ahead. A fact is dated on the day it became known, today at the latest.`);
  switch (fact.kind) {
    case "evidence":
      if (fact.evidence.contradicts.includes(fact.evidence.id))
        throw badRequest("contradicts_itself", "Evidence can’t contradict itself. Name the other piece.");
      requireEvidence(fact.evidence.contradicts, known);
      return;
    case "pain":
      requireEvidence(fact.pain.evidence, known);
      return;
    case "impact":
      if (fact.impact.state !== "discovered" && fact.impact.confirmedBy === null)
        throw badRequest("impact_without_buyer", "An impact is agreed on by somebody of the customer’s. Say who stands behind it.");
      requireEvidence(fact.impact.evidence, known);
      return;
    case "withdrawn": {
      const lists = { evidence: known.evidence, pain: known.pains, impact: known.impacts };
      if (!lists[fact.what].some(({ id }) => id === fact.id))
        throw badRequest("nothing_to_withdraw", `This deal has no ${fact.what} “${fact.id}”, or it is withdrawn already.`);
      return;
    }
    default:
      return;
  }
}

/** Records one fact. Several people may do so at once: each fact is kept, and what would replace something unseen is refused. */
export async function recordFact(
  context: Context,
  { id, language, fact: given, replaces }: Parsed<"addFact">,
  by: By,
): Promise<Output<"addFact">> {
  const deal = await findDeal(context, id);
  const on = today(context);
  const fact = factOf(given, on);
  const saving = {
    id: newId("fact"),
    about: { account: deal.account, deal: deal.deal, plan: null },
    body: fact,
    base: 0,
    by: authorOf(by),
    at: context.now(),
  };
  await asideOnConflict(context, facts, saving, () =>
    transaction(context.storage.pool, (client) => addFact(client, saving, replaces, (known) => check(fact, diagnosisOn(known, on), on))),
  );
  return { fact: saving.id, thing: thingOf(fact), diagnosis: await diagnosisOf(context, String(deal.deal), language) };
}
