import { handoffStates } from "../../../standard/index.ts";
import { ask } from "../../ask.ts";
import type { View } from "../../view.ts";

/** What one can look at: all that is to be done, what is late, or one state. */
export const choices = ["any", "late", ...handoffStates] as const;
type Choice = (typeof choices)[number];

export const choiceOf = ({ search }: View): Choice => choices.find((one) => one === search.show) ?? "any";

export const load = (view: View) => ({
  queue: ask("handoffs", {
    state: choiceOf(view),
    ...(view.search.person === undefined ? {} : { owner: view.search.person }),
    ...(view.search.find === undefined ? {} : { search: view.search.find }),
  }),
  report: ask("handoffReport", {}),
});
