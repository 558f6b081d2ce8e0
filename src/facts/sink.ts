import type { CostFact, FinanceFact } from "./costs.ts";
import type { DealFact } from "./deals.ts";
import type { FreemiumFact } from "./freemium.ts";
import type { StageFact } from "./journeys.ts";
import type { Labels } from "./labels.ts";
import type { MovementFact } from "./movement-fact.ts";
import type { RetentionFact } from "./retention.ts";

/** Receives the facts of a unit, in any order. Labels of an entity and epoch may come twice; the first holds. */
export interface FactSink {
  movement(entity: number, fact: MovementFact): void;
  retention(entity: number, fact: RetentionFact): void;
  stage(entity: number, fact: StageFact): void;
  deal(entity: number, fact: DealFact): void;
  freemium(entity: number, fact: FreemiumFact): void;
  cost(entity: number, fact: CostFact): void;
  finance(entity: number, fact: FinanceFact): void;
  labels(entity: number, labels: Labels, epoch?: number): void;
}
