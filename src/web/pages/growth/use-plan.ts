import { useQuery } from "@tanstack/react-query";
import type { Plan, Scenario } from "../../../contract/index.ts";
import { ask, queryOf } from "../../ask.ts";
import type { GrowthState } from "./state.ts";

/** Whose revenue is spoken of; a plan of others would not be what this course is to follow. */
const whose = ({ where = [], level = "customer" }: Scenario["question"]): string => JSON.stringify([where, level]);

/** The plan, where it speaks of the same customers in the same currency. */
export function usePlan({ scenario, model }: GrowthState): Plan | null {
  const { data } = useQuery(queryOf(ask("plan", {})));
  const plan = data?.plan ?? null;
  return plan !== null && plan.currency === model.currency && whose(plan.scenario.question) === whose(scenario.question) ? plan : null;
}
