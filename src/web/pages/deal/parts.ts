import type { ComponentType } from "react";
import type { PartProps } from "./load.ts";
import { Diagnosis } from "./parts/diagnosis/Diagnosis.tsx";
import { Handoff } from "./parts/handoff/Handoff.tsx";
import { History } from "./parts/history/History.tsx";
import { Moments } from "./parts/moments/Moments.tsx";
import { Overview } from "./parts/overview/Overview.tsx";
import { Plan } from "./parts/plan/Plan.tsx";
import { Talk } from "./parts/talk/Talk.tsx";

/** What stands under a deal's head, one at a time; the first is open where the address names none. Each has a word `deal.part.<id>`. */
export const parts: readonly { readonly id: string; readonly Part: ComponentType<PartProps> }[] = [
  { id: "overview", Part: Overview },
  { id: "diagnosis", Part: Diagnosis },
  { id: "moments", Part: Moments },
  { id: "plan", Part: Plan },
  { id: "handoff", Part: Handoff },
  { id: "history", Part: History },
  { id: "talk", Part: Talk },
];
