import type { Benchmark } from "./benchmark.ts";
import { byAcv } from "./by-acv.ts";
import { ofEfficiency, ofPipeline } from "./efficiency.ts";
import { ofRetention } from "./retention.ts";

/** Changes whenever a value, a definition or a source does. */
export const BENCHMARKS_VERSION = 1;

/** Every published number we may compare with, by standard 8. */
export const benchmarks: readonly Benchmark[] = [...ofRetention, ...byAcv, ...ofPipeline, ...ofEfficiency];

export { type Benchmark, type BenchmarkUnit, benchmarkSources, type Window } from "./benchmark.ts";
export { gapOf, type Verdict, verdictOf } from "./score.ts";
