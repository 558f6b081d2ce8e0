import type { CostFact, FinanceFact } from "./costs.ts";
import type { DealFact } from "./deals.ts";
import type { FreemiumFact } from "./freemium.ts";
import type { StageFact } from "./journeys.ts";
import type { Labels } from "./labels.ts";
import type { LayerFact } from "./layers.ts";
import type { MeasureFact } from "./measures.ts";
import type { MovementFact } from "./movement-fact.ts";
import type { RenewalFact } from "./renewals.ts";
import type { RetentionFact } from "./retention.ts";
import type { SpellFact } from "./spells.ts";
import type { Starts } from "./starts.ts";

/** Receives the facts of a unit, in any order. Labels of an entity and epoch may come twice; the first holds. */
export interface FactSink {
  movement(entity: number, fact: MovementFact, starts: Starts): void;
  retention(entity: number, fact: RetentionFact): void;
  stage(entity: number, fact: StageFact): void;
  deal(entity: number, fact: DealFact): void;
  layer(entity: number, fact: LayerFact): void;
  renewal(entity: number, fact: RenewalFact): void;
  freemium(entity: number, fact: FreemiumFact): void;
  spell(entity: number, fact: SpellFact): void;
  measure(entity: number, fact: MeasureFact): void;
  cost(entity: number, fact: CostFact): void;
  finance(entity: number, fact: FinanceFact): void;
  labels(entity: number, labels: Labels, epoch?: number): void;
}
