import { annualMinor, classicKind, type Month, type MovementKind, movementKinds, movementReasons } from "../../domain/index.ts";
import { binDays, factKinds, OPEN_END, spellEnds, spellKinds } from "../../facts/index.ts";
import type { MonthCounts, PassageCounts, SegmentCounts, SpellCounts } from "../../growth/index.ts";
import { type BowtieState, stateDefinitions, stateIndex } from "../../standard/index.ts";

/** One step of the journey that is tracked. */
export interface TrackedStep {
  readonly from: BowtieState;
  readonly to: BowtieState;
}

type Flow = Exclude<keyof MonthCounts, "opening" | "customers" | "closing">;

const UPLIFT = movementReasons.indexOf("uplift");
const monthsBetween = (first: number, last: number): number => last - first + 1;

/** Gathers the sums of one segment, row by row, and tells them as counts. */
export class SegmentTally {
  private readonly first: Month;
  private readonly last: Month;
  private readonly flows = new Map<Flow, Float64Array>();
  /** Exact, as recurring value is kept: only levels are rounded, so they are what the metrics say. */
  private readonly moved: bigint[];
  private readonly joined: Float64Array;
  private readonly owned: number[] = [];
  private readonly worth: number[] = [];
  private readonly entered = new Map<number, Float64Array>();
  private readonly passed: {
    readonly state: number;
    readonly next: number;
    readonly month: number;
    readonly days: number | null;
    readonly count: number;
  }[] = [];
  private readonly spells: SpellCounts[] = [];
  private readonly terms = new Map<number, number>();
  private readonly values: { readonly value: number; readonly count: number }[] = [];
  private readonly sold: { sold: number; list: number; deals: number }[];

  constructor(first: Month, last: Month) {
    this.first = first;
    this.last = last;
    this.moved = Array.from({ length: monthsBetween(first, last) }, () => 0n);
    this.joined = new Float64Array(monthsBetween(first, last));
    this.sold = Array.from(this.moved, () => ({ sold: 0, list: 0, deals: 0 }));
  }

  get arr(): number {
    return this.worth.reduce((sum, value) => sum + value, 0);
  }

  private add(flow: Flow, month: number, amount: number): void {
    const series = this.flows.get(flow) ?? new Float64Array(this.moved.length);
    this.flows.set(flow, series);
    series[month - this.first] = (series[month - this.first] ?? 0) + amount;
  }

  movement(month: number, kind: number, reason: number, amount: bigint, logos: bigint): void {
    const at = month - this.first;
    const value = annualMinor(amount);
    this.moved[at] = (this.moved[at] ?? 0n) + amount;
    this.joined[at] = (this.joined[at] ?? 0) + Number(logos);
    const name = factKinds[kind];
    if (name === undefined || !(movementKinds as readonly string[]).includes(name)) return;
    switch (classicKind(name as MovementKind)) {
      case "new":
        this.add("newArr", month, value);
        this.add("won", month, Number(logos));
        return;
      case "expansion":
        this.add(reason === UPLIFT ? "uplift" : "expansion", month, value);
        return;
      case "contraction":
        this.add("contraction", month, -value);
        return;
      case "churn":
        this.add("churn", month, -value);
        this.add("lost", month, -Number(logos));
        return;
      case "reactivation":
        this.add("returnedArr", month, value);
        this.add("returned", month, Number(logos));
        return;
      case null:
    }
  }

  /** Customers that began to pay in a month; the opening balance has no month and is the oldest there is. */
  customers(since: number, oldest: number, amount: bigint, logos: bigint): void {
    const age = since <= 0 ? oldest : Math.min(oldest, Math.max(0, this.last - since));
    this.owned[age] = (this.owned[age] ?? 0) + Number(logos);
    this.worth[age] = (this.worth[age] ?? 0) + annualMinor(amount);
  }

  entry(month: number, state: number, next: number, bin: number, count: number): void {
    const row = this.entered.get(state) ?? new Float64Array(this.moved.length);
    this.entered.set(state, row);
    row[month - this.first] = (row[month - this.first] ?? 0) + count;
    if (next > state) this.passed.push({ state, next, month: month - this.first, days: bin < 0 ? null : binDays(bin), count });
  }

  spell(kind: number, [start, seen, end, how]: readonly [number, number, number, number], count: number): void {
    const name = spellKinds[kind];
    if (name !== "onboarding" && name !== "paying") return;
    this.spells.push({
      kind: name,
      start: start - this.first,
      seen: seen - this.first,
      end: end === OPEN_END || end > this.last ? null : end - this.first,
      how: end === OPEN_END || end > this.last ? "running" : (spellEnds[how] ?? "running"),
      count,
    });
  }

  term(months: number, count: number): void {
    this.terms.set(months, (this.terms.get(months) ?? 0) + count);
  }

  sale(month: number, amount: bigint, list: bigint, deals: number): void {
    const at = this.sold[month - this.first];
    if (at === undefined) return;
    at.sold += Number(amount);
    at.list += Number(list);
    at.deals += deals;
  }

  value(amount: bigint, count: number): void {
    this.values.push({ value: annualMinor(amount), count });
  }

  entries(state: BowtieState): number {
    return [...(this.entered.get(stateIndex(state)) ?? [])].reduce((sum, count) => sum + count, 0);
  }

  tell(name: string, steps: readonly TrackedStep[], lastMonth: number): SegmentCounts {
    const row = (flow: Flow, at: number): number => this.flows.get(flow)?.[at] ?? 0;
    let level = 0n;
    let customers = 0;
    const months = this.moved.map((moved, at): MonthCounts => {
      const opening = annualMinor(level);
      const before = customers;
      level += moved;
      customers += this.joined[at] ?? 0;
      return {
        opening,
        customers: before,
        newArr: row("newArr", at),
        won: row("won", at),
        expansion: row("expansion", at),
        uplift: row("uplift", at),
        contraction: row("contraction", at),
        churn: row("churn", at),
        lost: row("lost", at),
        returned: row("returned", at),
        returnedArr: row("returnedArr", at),
        closing: annualMinor(level),
      };
    });
    return {
      name,
      lastMonth,
      months,
      journey: steps.map((step) => this.passage(step)),
      sales: [...(this.entered.get(stateIndex("commit")) ?? [])],
      spells: this.spells,
      base: {
        customers: Array.from(this.owned, (count) => Math.max(0, count ?? 0)),
        arr: Array.from(this.worth, (value) => Math.max(0, value ?? 0)),
      },
      terms: [...this.terms].map(([length, ended]) => ({ months: length, ended })),
      discount: this.discount(),
      discounts: this.sold,
      values: this.values,
      spent: null,
      margin: null,
    };
  }

  /** Of the last year. */
  private discount(): SegmentCounts["discount"] {
    const sum = { sold: 0, list: 0, deals: 0 };
    for (const { sold, list, deals } of this.sold.slice(-12)) {
      sum.sold += sold;
      sum.list += list;
      sum.deals += deals;
    }
    return sum.list > 0 ? sum : null;
  }

  private passage({ from, to }: TrackedStep): PassageCounts {
    const [state, next] = [stateIndex(from), stateIndex(to)];
    const { conversion, duration } = stateDefinitions[from];
    return {
      from,
      to,
      conversion: conversion ?? from,
      duration: duration ?? from,
      entered: [...(this.entered.get(state) ?? new Float64Array(this.moved.length))],
      passed: this.passed.filter((one) => one.state === state && one.next <= next),
    };
  }
}
