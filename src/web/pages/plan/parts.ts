import type { ComponentType } from "react";
import type { PartProps } from "./load.ts";
import { Milestones } from "./parts/milestones/Milestones.tsx";
import { Outcomes } from "./parts/outcomes/Outcomes.tsx";
import { Promises } from "./parts/promises/Promises.tsx";
import { Reviews } from "./parts/reviews/Reviews.tsx";
import { Share } from "./parts/share/Share.tsx";
import { Steps } from "./parts/steps/Steps.tsx";
import { Talk } from "./parts/talk/Talk.tsx";
import { Value } from "./parts/value/Value.tsx";

/** What stands under a plan's head, one at a time; the first is open where the address names none. Each has a word `onePlan.part.<id>`. */
export const parts: readonly { readonly id: string; readonly Part: ComponentType<PartProps> }[] = [
  { id: "steps", Part: Steps },
  { id: "outcomes", Part: Outcomes },
  { id: "milestones", Part: Milestones },
  { id: "promises", Part: Promises },
  { id: "value", Part: Value },
  { id: "reviews", Part: Reviews },
  { id: "share", Part: Share },
  { id: "talk", Part: Talk },
];
