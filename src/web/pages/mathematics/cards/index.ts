import type { Card } from "../card.ts";
import { accumulation } from "./accumulation.ts";
import { base } from "./base.ts";
import { capacity } from "./capacity.ts";
import { compounding } from "./compounding.ts";
import { curve } from "./curve.ts";
import { cycle } from "./cycle.ts";
import { implied } from "./implied.ts";
import { lifetime } from "./lifetime.ts";
import { linear } from "./linear.ts";
import { loop } from "./loop.ts";
import { meetings } from "./meetings.ts";
import { onboarding } from "./onboarding.ts";
import { pace } from "./pace.ts";
import { payback } from "./payback.ts";
import { phases } from "./phases.ts";
import { product } from "./product.ts";
import { profit } from "./profit.ts";
import { risk } from "./risk.ts";
import { share } from "./share.ts";
import { stack } from "./stack.ts";
import { value } from "./value.ts";
import { velocity } from "./velocity.ts";

/** Every formula, in the order it is read: each section builds on the one before. */
export const cards: readonly Card[] = [
  linear,
  product,
  meetings,
  velocity,
  cycle,
  phases,
  implied,
  accumulation,
  base,
  lifetime,
  value,
  share,
  onboarding,
  payback,
  risk,
  profit,
  loop,
  compounding,
  curve,
  stack,
  capacity,
  pace,
];
