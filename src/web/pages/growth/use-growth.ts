import { useDeferredValue, useMemo } from "react";
import type { GrowthModel, Scenario } from "../../../contract/index.ts";
import { COMMON_SHOCK, type MonteCarloInput, simulate, type Target } from "../../../growth/index.ts";
import { useAddress } from "../../address.ts";
import type { View } from "../../view.ts";
import { questionOf, scopeWord } from "./address.ts";
import { hasLever } from "./levers/of-segments.ts";
import { monthsUntil } from "./months.ts";
import { type GrowthState, RUNS, SEED } from "./state.ts";
import { useFan } from "./use-fan.ts";
import { useScenario } from "./use-scenario.ts";

export interface Growth extends GrowthState {
  readonly fanRuns: number;
  readonly stopFan: () => void;
  readonly startFan: () => void;
}

/** Later than this is told for whatever months are shown. */
const LEAST = 36;

/** The scenario of the address, run on the model: at once as expected, and beside the page as chance may have it. */
export function useGrowth(model: GrowthModel, view: View): Growth {
  const search = useAddress();
  const { history, set } = useScenario((month) => monthsUntil(model.startMonth, month) + 1);
  const draft = history.now;
  const { segments } = model;
  const models = useMemo(() => segments.map((one) => one.model), [segments]);
  const startMonth = Number(model.startMonth.slice(5)) - 1;
  const target = useMemo((): Target | null => {
    if (draft.target === null) return null;
    const month = monthsUntil(model.startMonth, draft.target.month);
    return month < 0 || month >= 240 ? null : { arr: draft.target.arr, month };
  }, [draft.target, model.startMonth]);
  const horizon = Math.max(LEAST, draft.months, (target?.month ?? 0) + 1);
  // The lever moves at once; what comes of it follows as fast as it can be drawn.
  const changes = useDeferredValue(draft.changes);
  // A link may speak of levers and segments this model does not have; they are shown as such and left out.
  const known = useMemo(() => changes.filter(({ segment, lever }) => hasLever(models, segment, lever)), [changes, models]);
  const base = useMemo(() => simulate({ segments: models, months: horizon, startMonth }), [models, horizon, startMonth]);
  const now = useMemo(
    () => (known.length === 0 ? base : simulate({ segments: models, months: horizon, changes: known, startMonth })),
    [known, base, models, horizon, startMonth],
  );
  const input = useMemo(
    (): MonteCarloInput => ({
      segments,
      months: Math.max(draft.months, (target?.month ?? 0) + 1),
      runs: RUNS,
      seed: SEED,
      changes: known,
      startMonth,
      shock: COMMON_SHOCK,
      noise: true,
      ...(target === null ? {} : { target }),
    }),
    [segments, draft.months, target, known, startMonth],
  );
  const { fan, stop, start } = useFan(input);
  const scenario = useMemo(
    (): Scenario => ({ format: "openbowtie-scenario", version: 1, ...draft, question: questionOf(search) }),
    [draft, search],
  );
  return {
    view,
    model,
    scenario,
    currency: model.currency ?? undefined,
    segments,
    models,
    startMonth,
    horizon,
    target,
    known,
    now,
    base,
    fan,
    scope: segments.find(({ model: { name } }) => scopeWord(name) === search.segmentValue)?.model.name,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    set,
    fanRuns: RUNS,
    stopFan: stop,
    startFan: start,
  };
}
