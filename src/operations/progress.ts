/** What a long operation is doing, for a terminal or a page. `total` is 0 while nobody knows it. */
export interface Step {
  readonly phase: "reading" | "checking" | "writing" | "deriving" | "matching" | "simulating";
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

export type Report = (step: Step) => void;
