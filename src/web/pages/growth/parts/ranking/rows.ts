import type { Scenario } from "../../../../../contract/index.ts";
import type { Sensitivity } from "../../../../../growth/index.ts";
import { keyOf, numberFor, type Reach } from "../reach.ts";
import type { Order } from "../Sorted.tsx";

export const HORIZONS = [12, 24, 36] as const;

/** One lever of one segment: how far it can be brought, and what that adds at each horizon. */
export interface Row extends Reach {
  readonly key: string;
  readonly lift: readonly number[];
  readonly isCapped: boolean;
  readonly elasticity: readonly (number | null)[];
  /** What bringing it there costs, in minor units; `null` where nobody has said it. */
  readonly cost: number | null;
  /** ARR for a unit of money where costs are known, else for the lever; `null` where others have a cost and this one none. */
  readonly perEffort: readonly (number | null)[];
}

/** Whether any cost is said: then a lever is weighed by money, else every lever counts as one. */
export const isCosted = (costs: Scenario["costs"]): boolean => Object.values(costs).some((cost) => cost > 0);

export function rowsOf({ levers }: Sensitivity, reaches: readonly Reach[], costs: Scenario["costs"]): readonly Row[] {
  const costed = isCosted(costs);
  return reaches.flatMap((reach): Row[] => {
    const effect = levers.find(({ segment, lever }) => segment === reach.segment && lever === reach.lever);
    if (effect === undefined) return [];
    const said = numberFor(costs, reach);
    const cost = said === undefined || said <= 0 ? null : said;
    const lift = effect.toTarget?.arr ?? HORIZONS.map(() => 0);
    return [
      {
        ...reach,
        key: keyOf(reach),
        lift,
        isCapped: effect.toTarget?.isCapped === true,
        elasticity: effect.elasticity,
        cost,
        perEffort: lift.map((arr) => (cost === null ? (costed ? null : arr) : arr / cost)),
      },
    ];
  });
}

export type Column = "segment" | "lever" | "value" | "to" | "lift12" | "lift24" | "lift36" | "elasticity" | "cost" | "perEffort";

const LIFTS: Readonly<Record<string, number>> = { lift12: 0, lift24: 1, lift36: 2 };

/** Rows in an order; what is not known comes last, whichever way it is sorted. */
export function sorted(
  rows: readonly Row[],
  { by, down }: Order<Column>,
  horizon: number,
  words: {
    readonly title: (row: Row) => string;
    readonly segment: (row: Row) => string;
    readonly compare: (a: string, b: string) => number;
  },
): readonly Row[] {
  const sign = down ? -1 : 1;
  const text = by === "lever" ? words.title : by === "segment" ? words.segment : null;
  if (text !== null) return rows.toSorted((a, b) => sign * words.compare(text(a), text(b)));
  const number = (row: Row): number | null => {
    const lift = LIFTS[by];
    if (lift !== undefined) return row.lift[lift] ?? null;
    if (by === "perEffort") return row.perEffort[horizon] ?? null;
    if (by === "elasticity") return row.elasticity[horizon] ?? null;
    if (by === "cost") return row.cost;
    return by === "to" ? row.to : row.value;
  };
  return rows.toSorted((a, b) => {
    const [one, other] = [number(a), number(b)];
    const byLift = (b.lift[horizon] ?? 0) - (a.lift[horizon] ?? 0);
    if (one === null || other === null) return one === other ? byLift : one === null ? 1 : -1;
    return sign * (one - other) || byLift;
  });
}
