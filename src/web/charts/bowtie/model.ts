/** What a Bowtie is drawn from: words already written, and the numbers its edges follow. */
export interface Stage {
  readonly id: string;
  readonly half: "left" | "knot" | "right";
  readonly name: string;
  /** The number inside the wing, and smaller lines above it. */
  readonly value: string;
  readonly notes: readonly string[];
  /** Height of the wing here: cases at the left, money at the right; null where nobody knows. */
  readonly weight: number | null;
  /** Money at the knot, where the right wing begins. */
  readonly start?: number | undefined;
  readonly known: boolean;
  /** Everything about the stage, for those who hear it. */
  readonly told: string;
}

export interface Passage {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly rate: string;
  readonly notes: readonly string[];
  readonly isConstraint: boolean;
  readonly told: string;
}

/** Growth that comes from customers: an arc, the heavier the more it brings. */
export interface Loop {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly share: number;
  readonly told: string;
}

export interface Drawing {
  readonly title: string;
  readonly stages: readonly Stage[];
  readonly passages: readonly Passage[];
  readonly loops: readonly Loop[];
  /** Words over the right wing while it is faded as a funnel would leave it out. */
  readonly funnel: readonly string[] | null;
  readonly scaleLeft: string;
  readonly scaleRight: string;
  readonly constraint: string;
  /** Writes a count on the scale. */
  readonly count: (count: number) => string;
}
