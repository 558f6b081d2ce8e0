import { type Day, type FieldValue, formatDay, type HappeningKind } from "../../domain/index.ts";
import type { Fact } from "../diagnosis/index.ts";
import type { DocumentKind, Kept } from "../documents/index.ts";
import type { Handoff } from "../handoff/index.ts";
import type { MomentRecord, Trade } from "../moments/index.ts";
import type { Measurement, Outcome, Promised, Review, Step } from "../plans/index.ts";
import type { Happening } from "./told.ts";

/** What of a document is a line: its kind, its day where it has one of its own, and what it says. */
interface Told {
  readonly kind: HappeningKind;
  readonly on: Day | null;
  readonly fields: Readonly<Record<string, FieldValue | null>>;
}

/** What a fact says, in the words it was recorded in. */
function saidIn(fact: Fact): Readonly<Record<string, FieldValue | null>> {
  switch (fact.kind) {
    case "evidence":
      return { letter: fact.evidence.letter, text: fact.evidence.claim, person: fact.evidence.person };
    case "pain":
      return { text: fact.pain.statement };
    case "impact":
      return { text: fact.impact.statement };
    case "event":
      return { text: fact.event?.description ?? null };
    case "noted":
      return { text: fact.holds ? fact.fact : null };
    default:
      return {};
  }
}

/** The outcomes among what is told, by their ids: a figure says little without what it is of. */
type Outcomes = ReadonlyMap<string, Outcome>;

const tellers: Readonly<Partial<Record<DocumentKind, (body: never, measured: Outcomes) => readonly Told[]>>> = {
  fact: (fact: Fact) => [{ kind: "fact", on: fact.on, fields: { what: fact.kind, ...saidIn(fact) } }],
  proposal: ({ on }: { readonly on: Day }) => [{ kind: "proposal", on, fields: {} }],
  moment: ({ on, moment }: MomentRecord) => [{ kind: "moment", on, fields: { moment } }],
  trade: ({ on, gives, gets }: Trade) => [
    { kind: "trade", on, fields: { gives: gives.map(({ what }) => what).join(", "), gets: gets.map(({ what }) => what).join(", ") } },
  ],
  handoff: ({ events }: Handoff) => events.map(({ action, on, by }) => ({ kind: "handoff", on, fields: { action, person: by.person } })),
  plan: ({ objective, phase }: { readonly objective: string; readonly phase: string }) => [
    { kind: "plan", on: null, fields: { text: objective, phase } },
  ],
  promise: ({ on, text, by }: Promised) => [{ kind: "promise", on, fields: { text, person: by } }],
  step: ({ doneOn, name, buyerOwner, ourOwner }: Step) =>
    doneOn === null
      ? []
      : [{ kind: "step", on: doneOn, fields: { text: name, person: [buyerOwner, ourOwner].filter(Boolean).join(", ") } }],
  measurement: ({ on, value, source, by, outcomeId }: Measurement, measured) => {
    const outcome = measured.get(outcomeId);
    const fields = { value, unit: outcome?.metric?.unit ?? null, text: outcome?.statement ?? null, source, person: by };
    return [{ kind: "measurement", on, fields }];
  },
  outcome: ({ statement, changes }: Outcome) =>
    changes.map(({ to, on, by }) => ({ kind: "outcome", on, fields: { text: statement, to, person: by.person } })),
  review: ({ on, signal }: Review) => [{ kind: "review", on, fields: { signal } }],
  comment: ({ text }: { readonly text: string }) => [{ kind: "comment", on: null, fields: { text } }],
};

/** The kinds of documents a timeline shows. */
export const toldKinds = Object.keys(tellers) as readonly DocumentKind[];

/** Above every entry of the ledger: what was written of a day stands over what files brought of it. */
const ABOVE = 1_000_000_000_000;
/** No document has more lines. */
const EACH = 1000;

/** What the team wrote, as lines of a timeline; what has no day of its own is of the day it was saved. */
export function workHappenings(documents: readonly Kept<unknown>[], dayOf: (at: Date) => Day): readonly Happening[] {
  const measured = new Map(documents.flatMap(({ kind, body }) => (kind === "outcome" ? [[(body as Outcome).id, body as Outcome]] : [])));
  return documents.flatMap(({ kind, body, seq, at, by, deal, plan }) => {
    const told = tellers[kind]?.(body as never, measured) ?? [];
    return told.slice(0, EACH).map(
      ({ kind: line, on, fields }, i): Happening => ({
        kind: line,
        day: formatDay(on ?? dayOf(at)),
        dated: true,
        seq: ABOVE + seq * EACH + i,
        entries: 1,
        subject: null,
        fields: Object.fromEntries(
          Object.entries(fields).filter((pair): pair is [string, FieldValue] => pair[1] !== null && pair[1] !== ""),
        ),
        written: { by: by.name, at, deal, plan },
      }),
    );
  });
}
