import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Plan, type Problem, type SavedScenario, type Scenario, scenarioSchema } from "../../../../contract/index.ts";
import { ask, problemOf, queryOf } from "../../../ask.ts";
import { call } from "../../../client.ts";

export type Told =
  | { readonly kind: "saved" | "planned"; readonly name: string }
  | { readonly kind: "dropped"; readonly scenario: SavedScenario }
  | { readonly kind: "failed"; readonly problem: Problem }
  | { readonly kind: "unread"; readonly why: string };

export interface Store {
  readonly scenarios: readonly SavedScenario[];
  readonly plan: Plan | null;
  readonly told: Told | null;
  readonly save: (scenario: Scenario) => Promise<void>;
  readonly drop: (scenario: SavedScenario) => Promise<void>;
  readonly bringBack: (scenario: SavedScenario) => Promise<void>;
  readonly makePlan: (name: string) => Promise<void>;
  readonly hush: (told: Told | null) => void;
}

/** The scenarios that are saved and the plan, and what was done to them last. */
export function useStore(): Store {
  const queries = useQueryClient();
  const saved = useQuery(queryOf(ask("scenarios", {})));
  const plan = useQuery(queryOf(ask("plan", {})));
  const [told, setTold] = useState<Told | null>(null);
  const run = async (work: () => Promise<unknown>, done: Told | null): Promise<void> => {
    try {
      await work();
      await Promise.all([queries.invalidateQueries({ queryKey: ["scenarios"] }), queries.invalidateQueries({ queryKey: ["plan"] })]);
      setTold(done);
    } catch (error) {
      setTold({ kind: "failed", problem: problemOf(error) });
    }
  };
  const keep = ({ savedAt: _, ...scenario }: SavedScenario): Promise<unknown> => call("saveScenario", scenario);
  return {
    scenarios: saved.data?.scenarios ?? [],
    plan: plan.data?.plan ?? null,
    told: told ?? (saved.error ? { kind: "failed", problem: problemOf(saved.error) } : null),
    save: (scenario) => run(() => call("saveScenario", scenario), { kind: "saved", name: scenario.name }),
    drop: (scenario) => run(() => call("deleteScenario", { name: scenario.name }), { kind: "dropped", scenario }),
    bringBack: (scenario) => run(() => keep(scenario), null),
    makePlan: (name) => run(() => call("setPlan", { name }), { kind: "planned", name }),
    hush: setTold,
  };
}

/** A scenario from a file, or why it is none. */
export function readScenario(text: string): { readonly scenario: Scenario } | { readonly why: string } {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) };
  }
  const parsed = scenarioSchema.safeParse(read);
  return parsed.success
    ? { scenario: parsed.data }
    : { why: parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ") };
}

/** Hands a scenario over as a file. */
export function saveJson({ name }: Scenario, text: string): void {
  const href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = href;
  link.download = `${name.replaceAll(/[^\p{L}\p{N}._ -]+/gu, "-").trim() || "scenario"}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}
