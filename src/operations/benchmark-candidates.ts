import type { BenchmarkRow, PeerRow, PeerSet } from "../contract/index.ts";
import { findMetric } from "../metrics/index.ts";
import { type Benchmark, type BenchmarkUnit, benchmarkSources, benchmarks, type Window } from "../standard/index.ts";
import { betterKnown } from "./peer-file.ts";
import type { KeptPeers } from "./peers.ts";

/** A published value or one of a peer set: what it is of, and how it is shown. */
export interface Candidate {
  readonly metric: string;
  readonly part: string | undefined;
  readonly method: string;
  readonly window: Window;
  readonly unit: BenchmarkUnit | "count";
  readonly better: "higher" | "lower";
  readonly row: Omit<BenchmarkRow, "verdict" | "gap" | "silence">;
  /** A peer set stands in its place. */
  readonly isReplaced: boolean;
}

/** Everything there is to compare with: published values, and those of the peer sets that can be read. */
export function candidatesOf(kept: readonly KeptPeers[]): readonly Candidate[] {
  const sets = kept.flatMap(({ name, set }) => (set === null ? [] : [{ name, set }]));
  const isReplaced = ({ id, metric, part }: Benchmark): boolean =>
    sets.some(({ set }) => set.rows.some((row) => row.id === id || (set.instead && row.metric === metric && (row.part ?? null) === part)));
  return [
    ...benchmarks.map((one) => published(one, isReplaced(one))),
    ...sets.flatMap(({ name, set }) => set.rows.map((row, i) => ofPeers(name, set, row, i))),
  ];
}

function published(one: Benchmark, isReplaced: boolean): Candidate {
  const { metric, part, method, window, unit, better, id, low, median, high, band, year, mark, off } = one;
  const source: { readonly title: string; readonly url: string | null } = benchmarkSources[one.source];
  const row = { id, definition: one.definition.en, low, median, high, population: one.population.en, band, year, mark };
  return {
    metric,
    part: part ?? undefined,
    method,
    window,
    unit,
    better,
    isReplaced,
    row: { ...row, source: source.title, url: source.url, ...(off === undefined ? {} : { off: off.en }) },
  };
}

function ofPeers(name: string, set: PeerSet, row: PeerRow, i: number): Candidate {
  const metric = findMetric(row.metric);
  const { axis, from = null, to = null, currency, is } = row;
  const edges = is === undefined ? { from, to, ...(currency === undefined ? {} : { currency: currency.toUpperCase() }) } : { is };
  return {
    metric: row.metric,
    part: row.part,
    method: row.method ?? metric?.methods[0]?.name ?? "",
    window: row.window,
    unit: metric?.unit ?? "ratio",
    better: row.better ?? betterKnown(row) ?? "higher",
    isReplaced: false,
    row: {
      id: `peers.${name}.${i + 1}`,
      definition: row.definition ?? "",
      low: row.low ?? null,
      median: row.median ?? null,
      high: row.high ?? null,
      population: row.population ?? set.population ?? "",
      band: axis === undefined ? { axis: "none" } : { axis, ...edges },
      year: row.year ?? set.year ?? null,
      source: row.source ?? set.source,
      url: null,
      mark: "peers",
      peers: name,
    },
  };
}
