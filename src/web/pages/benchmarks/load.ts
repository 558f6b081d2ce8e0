import { ask } from "../../ask.ts";
import type { PageProps } from "../../page.ts";
import { ends } from "../../period.ts";
import type { View } from "../../view.ts";

/** Whether benchmarks that are off by default are compared too. */
export const showsAll = ({ search }: View): boolean => search.show === "all";

export function load(view: View) {
  const { level: _level, ...shared } = view.shared;
  const { acv, arr } = view.search;
  return {
    benchmarks: ask("benchmarks", {
      ...shared,
      ...ends(view.period),
      ...(acv === undefined ? {} : { acv }),
      ...(arr === undefined ? {} : { arr }),
      all: showsAll(view) ? "true" : "false",
    }),
  };
}

export type BenchmarksProps = PageProps<ReturnType<typeof load>>;
