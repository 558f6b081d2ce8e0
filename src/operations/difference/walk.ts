import type { Context } from "../context.ts";
import type { Report } from "../progress.ts";
import { allOf, type Between, changedRecords, type Found } from "./records.ts";
import { type Address, answerState, type State, type Value, valueAt, type Wanted } from "./state.ts";
import type { Step, Why } from "./steps.ts";

/** Part of a difference: why, how much, and the states between which it arose. */
export interface Move {
  readonly whys: readonly Why[];
  readonly amount: number;
  /** The states on either side; of days in several places, the last. */
  readonly between: Between;
  readonly found: Found;
}

/** Goes from one state to another step by step. What changes nothing is left out; days that passed are one cause. */
export async function walk(
  context: Context,
  wanted: Wanted,
  address: Address,
  from: { readonly state: State; readonly value: number },
  steps: readonly Step[],
  end: Value,
  report: Report,
): Promise<readonly Move[]> {
  const moves: Move[] = [];
  let { state, value } = from;
  let whys: Why[] = [];
  for (const [i, step] of steps.entries()) {
    const found = i === steps.length - 1 ? end : await stepped(context, wanted, address, step.to, counted(report, i, steps.length));
    whys.push(step.why);
    // Between here and the next step with a value nothing can be told apart.
    if (found.value === null) continue;
    if (found.value !== value) {
      // Looked at while both states are at hand: only so many derivations are kept.
      const between: Between = [state, step.to];
      moves.push({ whys, amount: found.value - value, between, found: await changedRecords(context, wanted, address, between) });
    }
    state = step.to;
    value = found.value;
    whys = [];
  }
  return daysTogether(moves);
}

const stepped = async (context: Context, wanted: Wanted, address: Address, state: State, report: Report): Promise<Value> =>
  valueAt(await answerState(context, wanted, state, report), address, wanted);

/** Progress of one derivation among several. */
export const counted =
  (report: Report, index: number, steps: number): Report =>
  (step) =>
    report({ ...step, label: `${index + 1}/${steps}` });

const isDays = ({ whys }: Move): boolean => whys.every(({ kind }) => kind === "days");

function daysTogether(moves: readonly Move[]): readonly Move[] {
  const days = moves.filter(isDays);
  const rest = moves.filter((move) => !isDays(move));
  const spans = days.flatMap(({ whys }) => whys.flatMap((why) => (why.kind === "days" ? [why] : [])));
  const [first] = spans;
  const last = spans.at(-1);
  const newest = days.at(-1);
  if (!first || !last || !newest) return rest;
  const amount = days.reduce((sum, move) => sum + move.amount, 0);
  const together: Move = {
    whys: [{ kind: "days", from: first.from, to: last.to }],
    amount,
    between: newest.between,
    found: allOf(days.map(({ found }) => found)),
  };
  return amount === 0 ? rest : [...rest, together];
}

/** The same way gone backwards. */
export const backwards = (moves: readonly Move[]): readonly Move[] =>
  moves
    .map(
      ({ whys, amount, between: [from, to], found }): Move => ({
        whys: whys.map(turned).reverse(),
        amount: -amount,
        between: [to, from],
        found: { ...found, changed: found.changed.map((one) => ({ ...one, before: one.after, after: one.before })) },
      }),
    )
    .reverse();

export const turned = (why: Why): Why => (why.kind === "events" ? why : ({ ...why, from: why.to, to: why.from } as Why));
