import type { CalibratedView } from "../../../../contract/index.ts";
import { type PerLever, perLever, type Reach as ReachOf } from "../../../../growth/index.ts";

export type Feasible = CalibratedView["feasible"][number];
export type Reach = ReachOf<Feasible>;

/** What is said of a lever of a segment, or of the lever in all of them. */
export const numberFor = (
  numbers: PerLever,
  { segment, lever }: { readonly segment: string; readonly lever: string },
): number | undefined => perLever(numbers, segment, lever);

export const keyOf = ({ segment, lever }: { readonly segment: string; readonly lever: string }): string => `${segment}:${lever}`;

/** One number for a lever of a segment, or none in place of the one there is. */
export function withNumber(numbers: Readonly<Record<string, number>>, key: string, value: number | null): Record<string, number> {
  const { [key]: _, ...rest } = numbers;
  return value === null ? rest : { ...rest, [key]: value };
}
