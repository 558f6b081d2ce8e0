import { readFileSync, writeFileSync } from "node:fs";

/** Forgets the highest memory use so far, where the system can. */
export function forgetPeak(): void {
  try {
    writeFileSync("/proc/self/clear_refs", "5");
  } catch {
    // Not Linux, or not allowed: the peak is then that of the whole run.
  }
}

/** Highest memory use of this process since the last call of forgetPeak, in megabytes. */
export function peakMegabytes(): number {
  try {
    const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync("/proc/self/status", "utf8"));
    return Math.round(Number(found?.[1] ?? 0) / 1024);
  } catch {
    return Math.round(process.resourceUsage().maxRSS / 1024);
  }
}

export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

export interface Timing {
  readonly first: number;
  readonly median: number;
  readonly p95: number;
  readonly peak: number;
}

/** Milliseconds of the first call, then of so many more. */
export async function timing(work: () => Promise<unknown>, times: number): Promise<Timing> {
  forgetPeak();
  const first = (await seconds(work)) * 1000;
  const taken: number[] = [];
  for (let i = 0; i < times; i++) taken.push((await seconds(work)) * 1000);
  taken.sort((a, b) => a - b);
  const at = (share: number): number => taken[Math.min(taken.length - 1, Math.floor(share * taken.length))] ?? first;
  return { first, median: at(0.5), p95: at(0.95), peak: peakMegabytes() };
}

const digits = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(1));

export function row(name: string, ...values: readonly (number | string)[]): void {
  console.log(`${name.padEnd(46)}${values.map((value) => (typeof value === "number" ? digits(value) : value).padStart(14)).join("")}`);
}
