import { dealSorts, type Input } from "../../../contract/index.ts";
import { ask } from "../../ask.ts";
import type { PageProps } from "../../page.ts";
import type { Search } from "../../search.ts";

export const PAGE = 100;

/** Which deals an address asks for, without the place where a page of the list begins. */
export function questionOf({ find, pipeline, stage, owner, type, outcome, flag, sort, order }: Search): Input<"deals"> {
  const by = dealSorts.find((one) => one === sort);
  const said = { search: find, pipeline, stage, owner, type, outcome, flag, sort: by, order };
  return { limit: PAGE, ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) };
}

export function boardQuestionOf({ find, pipeline, owner, flag }: Search): Input<"dealBoard"> {
  const said = { search: find, pipeline, owner, flag };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

/** Whether there is any deal at all, in which pipelines, and whose; the board and the list ask for what they show. */
export const load = () => ({ any: ask("deals", { outcome: "any", limit: 1 }) });

export type DealsProps = PageProps<ReturnType<typeof load>>;
