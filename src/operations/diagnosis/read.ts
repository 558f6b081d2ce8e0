import { z } from "zod";
import { type DiagnosisTold, diagnosisSchema } from "../../contract/index.ts";
import { type Day, day } from "../../domain/index.ts";
import { letters, type SpicedStandard, type Text } from "../../standard/index.ts";
import { type DealNotes, dealNotes, type PipelineStage, readPipelines } from "../../team/deals/index.ts";
import {
  assumptionsOf,
  bants,
  type Diagnosis,
  diagnosisOn,
  type Fact,
  factsOf,
  gateVerdict,
  holding,
  incompleteImpacts,
  priorityCourse,
  priorityOf,
  questionOf,
  scoreOf,
  spicedOf,
} from "../../team/diagnosis/index.ts";
import type { Kept } from "../../team/documents/index.ts";
import { readLeadDays, USUAL_LEAD_DAYS } from "../../team/plans/index.ts";
import { type Context, today } from "../context.ts";
import { nextGate } from "../deals/open.ts";
import { findDeal, type Place, placeOf } from "../deals/read.ts";
import { notesOf } from "../deals/shown.ts";
import { bantTold } from "./bant-told.ts";
import { openPriorities, placeAmong } from "./peers.ts";
import { productIn } from "./products.ts";

export type Language = keyof Text;
type Told = z.output<typeof diagnosisSchema>;

/** More points than this say nothing more in a drawing. */
const POINTS = 120;

/** Everything that is known of a deal's need today, what that makes of it, and how it came to be. */
export async function diagnosisOf(context: Context, id: string, language: Language): Promise<DiagnosisTold> {
  const { pool } = context.storage;
  const deal = await findDeal(context, id);
  const number = deal.deal;
  const [found, standard, kept, { pipelines }, versions, leads] = await Promise.all([
    factsOf(pool, [number]),
    spicedOf(pool),
    dealNotes.find(pool, String(number)),
    readPipelines(pool),
    bants.history(pool, String(number)),
    readLeadDays(pool, [number]),
  ]);
  const on = today(context);
  const recorded = found.get(number) ?? [];
  const all = recorded.map(({ body }) => body);
  const diagnosis = diagnosisOn(all, on);
  const notes = notesOf(kept ?? undefined);
  const place = placeOf(pipelines, deal, notes.pipeline);
  const leadDays = leads.get(number) ?? USUAL_LEAD_DAYS;
  const priority = priorityOf(diagnosis, on, leadDays, standard);
  const peers = await openPriorities(context, standard, on);
  const committedOn = deal.outcome === "won" ? deal.closedOn : null;
  const course = priorityCourse(all, { leadDays, committedOn, until: on }, standard);
  const held = holding(recorded, on);
  return z.encode(diagnosisSchema, {
    deal: number,
    name: deal.name,
    outcome: deal.outcome,
    committedOn,
    on,
    ...levelsTold(diagnosis, standard, language),
    ...thingsTold(diagnosis, held, notes, standard),
    isProposedFirst: isProposedFirst(place, notes, diagnosis),
    gates: gatesTold(place, deal.outcome === "open", diagnosis, standard, language),
    ...bantTold(versions, priority, peers),
    priority: { ...priority, reasons: [...priority.reasons], leadDays, ...placeAmong(priority, peers, deal.outcome === "open") },
    course: course.map((point) => ({
      ...point,
      reasons: [...point.reasons],
      because: [...point.because],
      moved: [...point.moved],
    })),
    line: lineOf(all, course[0]?.on ?? on, on, leadDays, standard),
    facts: recorded
      .toReversed()
      .map((one) => ({ id: one.id, by: one.by.name, at: one.at.toISOString(), fact: plain<Told["facts"][number]["fact"]>(one.body) })),
  });
}

/** The diagnosis is read-only inside and plain on the wire. */
const plain = <T>(value: unknown): T => structuredClone(value) as T;

function levelsTold(
  diagnosis: Diagnosis,
  standard: SpicedStandard,
  language: Language,
): Pick<Told, "letters" | "total" | "band" | "weighted" | "gaps"> {
  const score = scoreOf(diagnosis, standard);
  return {
    letters: letters.map((letter) => plain(score.letters[letter])),
    total: score.total,
    band: score.band,
    weighted: score.weighted,
    gaps: score.gaps.map((gap) => ({ ...gap, question: questionOf(gap)[language] })),
  };
}

type Held = ReadonlyMap<string, Kept<Fact>>;

const recordedIn = (held: Held, subject: string, on: Day): { fact: string; knownOn: Day; recordedBy: string; recordedAt: string } => {
  const one = held.get(subject);
  return {
    fact: one?.id ?? "",
    knownOn: one?.body.on ?? on,
    recordedBy: one?.by.name ?? "",
    recordedAt: (one?.at ?? new Date(0)).toISOString(),
  };
};

function thingsTold(
  diagnosis: Diagnosis,
  held: Held,
  { lines }: DealNotes,
  standard: SpicedStandard,
): Pick<Told, "evidence" | "pains" | "impacts" | "event" | "eventFact" | "decision" | "heard" | "noted" | "confirmed"> {
  const assumed = new Set(assumptionsOf(diagnosis, standard));
  const incomplete = new Set(incompleteImpacts(diagnosis));
  const products = lines.map(({ product }) => product);
  const of = (subject: string) => recordedIn(held, subject, day(0));
  const heard = [
    ...new Set(diagnosis.evidence.flatMap(({ speaker, person }) => (speaker === "customer" && person !== null ? [person] : []))),
  ];
  const { event, decision } = diagnosis;
  const buyer = decision?.economicBuyer ?? null;
  return {
    evidence: diagnosis.evidence.map((one) => ({ ...plain<Told["evidence"][number]>(one), ...of(`evidence ${one.id}`) })),
    pains: diagnosis.pains.map((one) => ({
      ...plain<Told["pains"][number]>(one),
      ...of(`pain ${one.id}`),
      isAssumed: assumed.has(one.id),
    })),
    impacts: diagnosis.impacts.map((one) => ({
      ...plain<Told["impacts"][number]>(one),
      ...of(`impact ${one.id}`),
      isAssumed: assumed.has(one.id),
      lacks: incomplete.has(one.id) ? (["how", "by"] as const).filter((part) => one[part] === null) : [],
      namesProduct: productIn(one.statement, products),
    })),
    event: event === null ? null : { ...event, ...of("event") },
    eventFact: held.get("event")?.id ?? null,
    decision:
      decision === null
        ? null
        : {
            ...plain<NonNullable<Told["decision"]>>(decision),
            ...of("decision"),
            buyerHeard: buyer !== null && (heard.includes(buyer) || diagnosis.noted.includes("buyer_met")),
          },
    heard,
    noted: diagnosis.noted.map((fact) => {
      const { knownOn, recordedBy, recordedAt } = of(`noted ${fact}`);
      return { fact, knownOn, recordedBy, recordedAt };
    }),
    confirmed: diagnosis.confirmedOn === null ? null : of("confirmed"),
  };
}

const AFTER_DIAGNOSIS: ReadonlySet<PipelineStage["gate"]> = new Set(["proposal", "negotiation", "commit"]);

/** A proposal was made before the customer confirmed what it answers (standard, rows 59 and 60). */
function isProposedFirst({ pipeline, stage }: Place, { passes }: DealNotes, { confirmedOn }: Diagnosis): boolean {
  const later = new Set(pipeline.stages.filter(({ gate }) => AFTER_DIAGNOSIS.has(gate)).map(({ id }) => id));
  const first = passes.find((pass) => later.has(pass.stage));
  if (first !== undefined) return confirmedOn === null || confirmedOn > first.on;
  return later.has(stage.id) && confirmedOn === null;
}

function gatesTold(place: Place, isOpen: boolean, diagnosis: Diagnosis, standard: SpicedStandard, language: Language): Told["gates"] {
  const next = isOpen ? nextGate(place) : null;
  return place.pipeline.stages.flatMap(({ gate, name }) => {
    if (gate === null) return [];
    const { verdict, unmet, next: gap } = gateVerdict(gate, diagnosis, standard);
    const asks = standard.gates.find(({ id }) => id === gate)?.asks ?? [];
    return [
      {
        gate,
        stage: name,
        isNext: gate === next,
        verdict,
        asks: asks.map(({ force, ...asked }) => ({ asked, force, isMet: !unmet.some((one) => sameAsked(one, asked)) })),
        next: gap === null ? null : { ...gap, question: questionOf(gap)[language] },
      },
    ];
  });
}

type Asked = Told["gates"][number]["asks"][number]["asked"];

/** What tells two requirements of one gate apart. */
export function askedKey(asked: Asked): string {
  switch (asked.kind) {
    case "level":
      return `level ${asked.letter}`;
    case "fact":
      return `fact ${asked.fact}`;
    default:
      return asked.kind;
  }
}

const sameAsked = (a: Asked, b: Asked): boolean => askedKey(a) === askedKey(b);

/** The priority at even distances of days: between two facts it moves too, since the event comes nearer. */
function lineOf(facts: readonly Fact[], from: Day, until: Day, leadDays: number, standard: SpicedStandard): Told["line"] {
  const step = Math.max(1, Math.ceil((until - from) / POINTS));
  const days: Day[] = [];
  for (let at = until as number; at >= from; at -= step) days.push(day(at));
  return days.reverse().map((on) => ({ on, score: priorityOf(diagnosisOn(facts, on), on, leadDays, standard).score }));
}
