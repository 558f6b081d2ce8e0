import type { ComponentType } from "react";
import type { PartProps } from "./load.ts";
import { History } from "./parts/history/History.tsx";
import { Overview } from "./parts/overview/Overview.tsx";

/** What stands under a deal's head, one at a time; the first is open where the address names none. Each has a word `deal.part.<id>`. */
export const parts: readonly { readonly id: string; readonly Part: ComponentType<PartProps> }[] = [
  { id: "overview", Part: Overview },
  { id: "history", Part: History },
];
