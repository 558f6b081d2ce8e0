import type { Colour } from "../../charts/colours.ts";

/** The fixed colours of movements; a pause is a kind of contraction, its end a kind of expansion. */
const COLOURS: Readonly<Record<string, Colour>> = {
  opening: "move-total",
  closing: "move-total",
  initial: "move-total",
  new: "move-new",
  expansion: "move-expansion",
  resume: "move-expansion",
  reactivation: "move-reactivation",
  contraction: "move-contraction",
  pause: "move-contraction",
  churn: "move-churn",
  fx: "move-fx",
  correction: "move-correction",
  transfer_in: "move-segment",
  transfer_out: "move-segment",
  segment_in: "move-segment",
  segment_out: "move-segment",
};

export const colourOfKind = (kind: string): Colour => COLOURS[kind] ?? "move-other";
