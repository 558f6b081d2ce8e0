import type { ComponentType } from "react";
import type { PartProps } from "./load.ts";
import { Overview } from "./parts/overview/Overview.tsx";
import { Talk } from "./parts/talk/Talk.tsx";

/** What stands under a deal's head, one at a time; the first is open where the address names none. Each has a word `deal.part.<id>`. */
export const parts: readonly { readonly id: string; readonly Part: ComponentType<PartProps> }[] = [
  { id: "overview", Part: Overview },
  { id: "talk", Part: Talk },
];
