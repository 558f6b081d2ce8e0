import type { ComponentType } from "react";
import { HandoffSection } from "./parts/handoff/Section.tsx";
import { Pipelines } from "./parts/pipelines/Pipelines.tsx";
import { SpicedSection } from "./parts/spiced/Section.tsx";
import type { SectionProps } from "./section-props.ts";

/** What a team decides about its way of working, one at a time; the first is open where the address names none. Each has a word `method.section.<id>`. */
export const sections: readonly { readonly id: string; readonly Section: ComponentType<SectionProps> }[] = [
  { id: "pipelines", Section: Pipelines },
  { id: "spiced", Section: SpicedSection },
  { id: "handoff", Section: HandoffSection },
];
