import type { Condition, Dimension, FactReader } from "../../analytics/index.ts";
import type { Filter } from "../../contract/index.ts";
import type { Month } from "../../domain/index.ts";
import { dealTypes, outcomes, renewalOutcomes, spellKinds } from "../../facts/index.ts";
import type { SegmentCounts } from "../../growth/index.ts";
import type { Ask } from "../../metrics/index.ts";
import { kindCodes, trackedAsk, trackedStates } from "../../metrics/index.ts";
import { type BowtieState, stateIndex } from "../../standard/index.ts";
import { filterConditions, hasCurrency } from "../conditions.ts";
import { SegmentTally, type TrackedStep } from "./counting.ts";

/** Records without a label, and segments beyond the largest ones, which are counted together. */
export const UNLABELLED = "";
export const OTHERS = "*";
/** What all segments together are called. */
export const ALL = "all";

/** Segments modelled apart; the others are one. */
const MOST = 12;
/** Ages kept apart, in months. */
const OLDEST = 48;
/** A step is a segment's own once no more than this share of the entries before it has no label. */
const UNLABELLED_SHARE = 0.15;
const VALUE_MONTHS = 24;
const MOST_VALUES = 5000;

export interface Gathering {
  readonly reader: FactReader;
  readonly field: string | null;
  readonly filters: readonly Filter[];
  readonly currencies: readonly string[] | null;
  /** All money has been converted, so that only amounts are of a currency; records without one count too. */
  readonly isConverted: boolean;
  readonly first: Month;
  /** Last month that is over. */
  readonly last: Month;
  /** Segments to count apart, all others together; the largest ones when absent. */
  readonly apart?: readonly string[] | undefined;
}

export interface Gathered {
  readonly all: SegmentCounts;
  /** Largest first; empty without a field. */
  readonly segments: readonly SegmentCounts[];
  /** Steps that no segment can claim, because those who enter them have no label yet. */
  readonly unlabelled: readonly string[];
}

interface Row {
  readonly tallies: readonly SegmentTally[];
  readonly keys: readonly number[];
  readonly rows: number;
  readonly sums: readonly bigint[];
}

/** Counts everything a growth model is learned from, for all and for each value of a field. */
export async function gatherCounts(gathering: Gathering): Promise<Gathered> {
  const gatherer = new Gatherer(gathering);
  await gatherer.base();
  await gatherer.flows();
  await gatherer.journeys();
  await gatherer.lives();
  await gatherer.sales();
  return gatherer.tell(await pricedSteps(gathering, await trackedSteps(gathering.reader)));
}

/** Steps between tracked states up to the sale. */
async function trackedSteps(reader: FactReader): Promise<readonly TrackedStep[]> {
  const rows = await reader.sums({ fact: "stage", sums: [], by: trackedAsk.by.map((column) => ({ column })), where: [] });
  const tracked = trackedStates(rows.map(({ keys, rows: count, sums }) => ({ keys: keys.map(Number), rows: count, sums })));
  if (!tracked.includes("commit")) return [];
  const way = tracked.filter((state) => stateIndex(state) <= stateIndex("commit"));
  return way.slice(1).map((to, i) => ({ from: way[i] as BowtieState, to }));
}

/** Where only records of one currency count, steps whose entries nearly all have one: before a deal nobody has named a price. */
async function pricedSteps({ reader, currencies, isConverted }: Gathering, steps: readonly TrackedStep[]): Promise<readonly TrackedStep[]> {
  if (currencies === null || isConverted) return steps;
  const rows = await reader.sums({ fact: "stage", sums: [], by: [{ column: "state" }, { field: "currency" }], where: [] });
  const count = (state: BowtieState, of: (currency: unknown) => boolean): number =>
    rows.reduce((sum, { keys, rows: n }) => sum + (Number(keys[0]) === stateIndex(state) && of(keys[1]) ? n : 0), 0);
  const isPriced = ({ from }: TrackedStep): boolean =>
    count(from, (currency) => typeof currency !== "string") <= UNLABELLED_SHARE * count(from, () => true);
  return steps.slice(steps.findLastIndex((step) => !isPriced(step)) + 1);
}

class Gatherer {
  private readonly asked: Gathering;
  private readonly all: SegmentTally;
  private readonly tallies = new Map<string, SegmentTally>();
  private others: SegmentTally | null = null;

  constructor(asked: Gathering) {
    this.asked = asked;
    this.all = new SegmentTally(asked.first, asked.last);
  }

  /** Customers there are, by when they began; this decides which segments are modelled apart. */
  async base(): Promise<void> {
    const { last, field } = this.asked;
    const found = await this.ask("movement", ["since"], ["amount", "logos"], [{ column: "month", to: last }], true);
    for (const {
      tallies,
      keys: [since = 0],
      sums: [amount = 0n, logos = 0n],
    } of found)
      for (const tally of tallies) tally.customers(since, OLDEST, amount, logos);
    if (field === null) return;
    const ranked = [...this.tallies].sort(([, a], [, b]) => b.arr - a.arr);
    const { apart } = this.asked;
    const kept = apart === undefined ? ranked.slice(0, MOST) : ranked.filter(([name]) => name === UNLABELLED || apart.includes(name));
    if (kept.length === ranked.length) return;
    this.tallies.clear();
    for (const [name, tally] of kept) this.tallies.set(name, tally);
    this.others = new SegmentTally(this.asked.first, last);
    for (const { label, keys, sums } of await this.raw("movement", ["since"], ["amount", "logos"], [{ column: "month", to: last }]))
      if (!this.tallies.has(label)) this.others.customers(Number(keys[0] ?? 0), OLDEST, sums[0] ?? 0n, sums[1] ?? 0n);
  }

  async flows(): Promise<void> {
    const { first, last } = this.asked;
    const found = await this.ask("movement", ["month", "kind", "reason"], ["amount", "logos"], [{ column: "month", to: last }]);
    for (const {
      tallies,
      keys: [at = 0, kind = 0, reason = 0],
      sums: [amount = 0n, logos = 0n],
    } of found)
      for (const tally of tallies) tally.movement(Math.max(first, at), kind, reason, amount, logos);
    const values = await this.ask(
      "movement",
      ["amount"],
      [],
      [
        { column: "kind", in: kindCodes("new") },
        { column: "month", from: last - VALUE_MONTHS + 1, to: last },
      ],
      false,
      MOST_VALUES,
    );
    for (const {
      tallies,
      keys: [amount = 0],
      rows,
    } of values)
      for (const tally of tallies) tally.value(BigInt(amount), rows);
  }

  async journeys(): Promise<void> {
    const { first, last } = this.asked;
    const found = await this.ask("stage", ["month", "state", "next", "bin"], [], [{ column: "month", from: first, to: last }]);
    for (const {
      tallies,
      keys: [at = 0, state = 0, next = 0, bin = 0],
      rows,
    } of found)
      for (const tally of tallies) tally.entry(at, state, next, bin, rows);
  }

  async lives(): Promise<void> {
    const { last } = this.asked;
    const kinds = [spellKinds.indexOf("onboarding"), spellKinds.indexOf("paying")];
    const spells = await this.ask("spell", ["kind", "start_month", "entry_month", "end_month", "how"], [], [{ column: "kind", in: kinds }]);
    for (const {
      tallies,
      keys: [kind = 0, start = 0, seen = 0, end = 0, how = 0],
      rows,
    } of spells)
      for (const tally of tallies) tally.spell(kind, [start, seen, end, how], rows);
    const ended = renewalOutcomes.flatMap((outcome, code) => (outcome === "open" ? [] : [code]));
    const terms = await this.ask(
      "renewal",
      ["term_months"],
      [],
      [
        { column: "due_month", from: last - VALUE_MONTHS + 1, to: last },
        { column: "outcome", in: ended },
      ],
    );
    for (const {
      tallies,
      keys: [months = 0],
      rows,
    } of terms)
      for (const tally of tallies) tally.term(months, rows);
  }

  async sales(): Promise<void> {
    const { first, last } = this.asked;
    const found = await this.ask(
      "deal",
      ["closed_month"],
      ["amount", "list_amount"],
      [
        { column: "type", in: [dealTypes.indexOf("new")] },
        { column: "outcome", in: [outcomes.indexOf("won")] },
        { column: "closed_month", from: first, to: last },
        { column: "list_amount", from: 1 },
      ],
    );
    for (const {
      tallies,
      keys: [at = 0],
      rows,
      sums: [amount = 0n, list = 0n],
    } of found)
      for (const tally of tallies) tally.sale(at, amount, list, rows);
  }

  tell(steps: readonly TrackedStep[]): Gathered {
    const lastMonth = this.asked.last % 12;
    const own = steps.slice(this.firstLabelled(steps));
    const named = [...this.tallies, ...(this.others ? [[OTHERS, this.others] as const] : [])];
    return {
      all: this.all.tell(ALL, steps, lastMonth),
      segments: named
        .filter(([name, tally]) => name !== UNLABELLED || tally.arr > 0)
        .sort(([, a], [, b]) => b.arr - a.arr)
        .map(([name, tally]) => tally.tell(name, own, lastMonth)),
      unlabelled: this.asked.field === null ? [] : steps.slice(0, steps.length - own.length).map(({ from }) => from),
    };
  }

  /** The step from which on nearly everybody has a label. */
  private firstLabelled(steps: readonly TrackedStep[]): number {
    const without = this.tallies.get(UNLABELLED);
    if (this.asked.field === null || without === undefined) return 0;
    const isLabelled = ({ from }: TrackedStep): boolean => without.entries(from) <= UNLABELLED_SHARE * this.all.entries(from);
    const last = steps.findLastIndex((step) => !isLabelled(step));
    return last + 1;
  }

  private async raw(
    fact: Ask["fact"],
    by: readonly string[],
    sums: readonly string[],
    where: readonly Condition[],
    most?: number,
  ): Promise<readonly { label: string; keys: readonly number[]; rows: number; sums: readonly bigint[] }[]> {
    const { reader, field, filters, isConverted } = this.asked;
    const currencies = isConverted && !hasCurrency(fact) ? null : this.asked.currencies;
    const dimensions: Dimension[] = [...(field === null ? [] : [{ field }]), ...by.map((column) => ({ column }))];
    const conditions = [...where, ...filterConditions(fact, filters, currencies)];
    const top = most === undefined ? {} : { top: { limit: most, largest: true } };
    const found = await reader.sums({ fact, sums, by: dimensions, where: conditions, ...top });
    return found.map((row) => {
      const label = field === null ? UNLABELLED : row.keys[0];
      return {
        label: typeof label === "string" ? label : UNLABELLED,
        keys: (field === null ? row.keys : row.keys.slice(1)).map(Number),
        rows: row.rows,
        sums: row.sums,
      };
    });
  }

  /** Rows with the tallies they belong to: all together, and their segment's. */
  private async ask(
    fact: Ask["fact"],
    by: readonly string[],
    sums: readonly string[],
    where: readonly Condition[],
    opens = false,
    most?: number,
  ): Promise<readonly Row[]> {
    const found = await this.raw(fact, by, sums, where, most);
    return found.map(({ label, ...row }) => ({ ...row, tallies: this.talliesOf(label, opens) }));
  }

  private talliesOf(label: string, opens: boolean): readonly SegmentTally[] {
    if (this.asked.field === null) return [this.all];
    const known = this.tallies.get(label);
    if (known) return [this.all, known];
    if (this.others) return [this.all, this.others];
    if (!opens && label !== UNLABELLED) return [this.all];
    const made = new SegmentTally(this.asked.first, this.asked.last);
    this.tallies.set(label, made);
    return [this.all, made];
  }
}
