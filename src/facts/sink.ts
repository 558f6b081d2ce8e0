import type { DealFact } from "./deals.ts";
import type { StageFact } from "./journeys.ts";
import type { Labels } from "./labels.ts";
import type { LayerFact } from "./layers.ts";
import type { MovementFact } from "./movements.ts";
import type { RenewalFact } from "./renewals.ts";
import type { RetentionFact } from "./retention.ts";

/** Receives the facts of a unit, in any order. Labels of an entity may come twice; the first holds. */
export interface FactSink {
  movement(entity: number, fact: MovementFact): void;
  retention(entity: number, fact: RetentionFact): void;
  stage(entity: number, fact: StageFact): void;
  deal(entity: number, fact: DealFact): void;
  layer(entity: number, fact: LayerFact): void;
  renewal(entity: number, fact: RenewalFact): void;
  labels(entity: number, labels: Labels): void;
}
