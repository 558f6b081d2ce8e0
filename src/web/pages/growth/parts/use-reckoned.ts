import { useEffect, useRef, useState } from "react";
import type { GoalSeek, GoalSeekInput, Sensitivity, SensitivityInput } from "../../../../growth/index.ts";

interface Kinds {
  readonly sensitivity: { readonly input: SensitivityInput; readonly result: Sensitivity };
  readonly goal: { readonly input: GoalSeekInput; readonly result: GoalSeek };
}
type Kind = keyof Kinds;

export type Asked = { readonly [K in Kind]: { readonly kind: K; readonly input: Kinds[K]["input"] } }[Kind];
export type Told = { readonly kind: "done"; readonly result: GoalSeek | Sensitivity } | { readonly kind: "failed"; readonly why: string };

/** What was reckoned, and of what. While something new is asked, the last result stays. */
export interface Reckoned<K extends Kind> {
  readonly last: { readonly input: Kinds[K]["input"]; readonly result: Kinds[K]["result"] } | null;
  readonly isRunning: boolean;
  readonly failure: string | null;
}

/** A lever that is being dragged is not asked about at every step. */
const REST = 120;

/** What the model says to a question that takes many runs; asked in a worker, and a new question ends the one before. */
export function useReckoned<K extends Kind>(kind: K, input: Kinds[K]["input"] | null): Reckoned<K> {
  const [state, setState] = useState<Reckoned<K>>({ last: null, isRunning: input !== null, failure: null });
  const worker = useRef<Worker | null>(null);
  useEffect(() => {
    if (input === null) return setState({ last: null, isRunning: false, failure: null });
    setState(({ last }) => ({ last, isRunning: true, failure: null }));
    const rest = setTimeout(() => {
      const made = new Worker(new URL("./reckon-worker.ts", import.meta.url), { type: "module" });
      worker.current = made;
      const failed = (failure: string): void => setState(({ last }) => ({ last, isRunning: false, failure }));
      made.onerror = ({ message }) => failed(message);
      made.onmessage = ({ data }: MessageEvent<Told>) => {
        made.terminate();
        if (data.kind === "failed") failed(data.why);
        else setState({ last: { input, result: data.result as Kinds[K]["result"] }, isRunning: false, failure: null });
      };
      made.postMessage({ kind, input });
    }, REST);
    return () => {
      clearTimeout(rest);
      worker.current?.terminate();
    };
  }, [kind, input]);
  return state;
}
