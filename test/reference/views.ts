import { type Day, monthOf } from "../../src/domain/index.ts";
import { type Exact, type Item, NOTHING, plus, times, type Values } from "./levels.ts";
import type { Entity } from "./movements.ts";

/** What one unit of each currency is worth in the one that is shown, in a month. */
export type Worth = (currency: string, month: number) => Exact;

const turned = (values: Values, shown: string, worth: (currency: string) => Exact): Values =>
  values.size === 0
    ? values
    : new Map([[shown, [...values].reduce((sum, [currency, value]) => plus(sum, times(value, worth(currency))), NOTHING)]]);

/** Everything in one currency, at the rates of one day (row 9, constant). */
export const atOneRate = (entity: Entity, shown: string, worth: (currency: string) => Exact): Entity => ({
  ...entity,
  items: entity.items.map((item): Item => ({ ...item, native: item, valueOn: (day) => turned(item.valueOn(day), shown, worth) })),
});

/** Everything in one currency, at the rates of each month (row 9, reported). */
export const atEachRate = (entity: Entity, shown: string, worth: Worth): Entity => ({
  ...entity,
  items: entity.items.map(
    (item): Item => ({
      ...item,
      native: item,
      valueOn: (day) => turned(item.valueOn(day), shown, (currency) => worth(currency, monthOf(day as Day))),
      turnedOn: (day) => turned(item.valueOn(day - 1), shown, (currency) => worth(currency, monthOf(day as Day))),
    }),
  ),
});
