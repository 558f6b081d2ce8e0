import type { ComponentType } from "react";
import { Levers } from "./levers/Levers.tsx";
import { Actions } from "./parts/actions/Actions.tsx";
import { BackTest } from "./parts/backtest/BackTest.tsx";
import { Goal } from "./parts/goal/Goal.tsx";
import { Against } from "./parts/plan/Against.tsx";
import { Ranking } from "./parts/ranking/Ranking.tsx";
import { Scenarios } from "./scenarios/Scenarios.tsx";
import { Segments } from "./segments/Segments.tsx";
import type { PartProps } from "./state.ts";

/** What stands under the curve, one at a time; the first is open where the address names none. Each has a word `growth.part.<id>`. */
export const sections: readonly { readonly id: string; readonly Part: ComponentType<PartProps> }[] = [
  { id: "levers", Part: Levers },
  { id: "ranking", Part: Ranking },
  { id: "goal", Part: Goal },
  { id: "actions", Part: Actions },
  { id: "segments", Part: Segments },
  { id: "scenarios", Part: Scenarios },
  { id: "plan", Part: Against },
  { id: "backtest", Part: BackTest },
];
