import type { Lever } from "./levers.ts";
import type { SegmentModel } from "./model.ts";

/** What a month comes to once nothing is on its way any more. */
export interface SteadyMonth {
  /** Entries from outside, into whatever state. */
  readonly entered: number;
  readonly customers: number;
  readonly newArr: number;
  readonly spend: number;
}

/** What enters, times every rate: the month a model settles at, without the growth of its inflow and without loops. Source: standard 1.3.3. */
export function steadyMonth(model: SegmentModel, levers: readonly Lever[]): SteadyMonth {
  const of = (id: string): number => levers.find((lever) => lever.id === id)?.value ?? 0;
  const inflow = of("inflow");
  const beside = model.inflow === 0 ? 1 : inflow / model.inflow;
  const direct = (place: number): number => (place === 0 ? 0 : (model.direct[place] ?? 0) * beside);
  let count = inflow;
  for (const [place, { conversion }] of model.journey.entries()) count = (count + direct(place)) * of(conversion);
  const customers = (count + direct(model.journey.length)) * model.perSale;
  const entered = model.direct.reduce((sum, _, place) => sum + direct(place), inflow);
  return { entered, customers, newArr: customers * of("price") * (1 - of("discount")), spend: of("spend_fixed") + of("spend") * entered };
}
