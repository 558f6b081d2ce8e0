import { type MonteCarlo, type MonteCarloInput, monteCarloSteps } from "../../../growth/index.ts";

export type Reply =
  | { readonly kind: "step"; readonly done: number }
  | { readonly kind: "done"; readonly result: MonteCarlo }
  | { readonly kind: "failed"; readonly why: string };

const tell = (reply: Reply): void => self.postMessage(reply);

function run(input: MonteCarloInput): MonteCarlo {
  const steps = monteCarloSteps(input);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    tell({ kind: "step", done: value });
  }
}

/** Makes the random runs beside the page. Whoever has no use for them any more ends the worker. */
self.onmessage = ({ data }: MessageEvent<MonteCarloInput>): void => {
  try {
    tell({ kind: "done", result: run(data) });
  } catch (error) {
    tell({ kind: "failed", why: error instanceof Error ? error.message : String(error) });
  }
};
