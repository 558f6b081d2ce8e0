import { type Input, planFlags } from "../../../contract/index.ts";
import { planPhases } from "../../../standard/index.ts";
import { ask } from "../../ask.ts";
import type { Search } from "../../search.ts";
import type { View } from "../../view.ts";

const MOST = 500;

/** What an address asks of the list. */
export function questionOf({ find, show, person, code }: Search): Input<"successPlans"> {
  const phase = planPhases.find((one) => one === show);
  const flag = planFlags.find((one) => one === code);
  return {
    limit: MOST,
    ...(find === undefined ? {} : { search: find }),
    ...(phase === undefined ? {} : { phase }),
    ...(person === undefined ? {} : { owner: person }),
    ...(flag === undefined ? {} : { flag }),
  };
}

export const load = ({ search }: View) => ({ found: ask("successPlans", questionOf(search)) });
