import { type Day, remembering } from "../../domain/index.ts";
import type { SpicedStandard } from "../../standard/index.ts";
import type { Kept } from "../documents/index.ts";
import { diagnosisOn } from "./facts.ts";
import { type Priority, priorityOf } from "./priority.ts";
import { scoreOf } from "./score.ts";
import type { Diagnosis, Fact } from "./types.ts";

/** What lists ask of the diagnosis of a deal. */
export interface Judged {
  readonly diagnosis: Diagnosis;
  readonly priority: Priority;
  /** Total of the letters, 0 to 15. */
  readonly total: number;
}

/** The diagnosis of a list of facts on a day, remembered with the list. */
export const knownOn: (facts: readonly Kept<Fact>[], on: Day) => Diagnosis = remembering((facts: readonly Kept<Fact>[], on: Day) =>
  diagnosisOn(
    facts.map(({ body }) => body),
    on,
  ),
);

/** What a list of facts comes to on a day, remembered with the list. */
export const judgedOn: (facts: readonly Kept<Fact>[], on: Day, leadDays: number, standard: SpicedStandard) => Judged = remembering(
  (facts: readonly Kept<Fact>[], on: Day, leadDays: number, standard: SpicedStandard) => {
    const diagnosis = knownOn(facts, on);
    return { diagnosis, priority: priorityOf(diagnosis, on, leadDays, standard), total: scoreOf(diagnosis, standard).total };
  },
);
