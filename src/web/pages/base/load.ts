import { type Base, baseGroupings, type Input } from "../../../contract/index.ts";
import { formatDay, lastDay } from "../../../domain/index.ts";
import { ask } from "../../ask.ts";
import type { PageProps } from "../../page.ts";
import type { View } from "../../view.ts";

const ROWS = 200;
export const windows = [12, 3, 1] as const;

/** What the address asks for. Without a period of its own it is looked at on the last day that anything is known of. */
export function questionOf({ search, shared, period }: View): Input<"base"> {
  const by = baseGroupings.find((one) => one === search.show);
  const months = windows.find((one) => one === search.months);
  const { where, currency, profile, view, set } = shared;
  return {
    limit: ROWS,
    ...(where === undefined ? {} : { where }),
    ...(currency === undefined ? {} : { currency }),
    ...(profile === undefined ? {} : { profile }),
    ...(view === undefined ? {} : { view }),
    ...(set === undefined ? {} : { set }),
    ...(search.to === undefined ? {} : { on: formatDay(lastDay(period.to)) }),
    ...(by === undefined ? {} : { by }),
    ...(months === undefined ? {} : { months }),
    ...(search.segment === undefined ? {} : { field: search.segment }),
  };
}

export const load = (view: View) => ({ base: ask("base", questionOf(view)) });

export type BaseProps = PageProps<ReturnType<typeof load>>;

/** What every section is given. */
export interface SectionProps {
  readonly view: View;
  readonly base: Base;
}
