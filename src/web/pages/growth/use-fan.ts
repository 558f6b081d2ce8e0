import { useCallback, useEffect, useRef, useState } from "react";
import type { MonteCarlo, MonteCarloInput } from "../../../growth/index.ts";
import type { Reply } from "./fan-worker.ts";
import { type FanState, RUNS } from "./state.ts";

/** The runs begin once nothing has changed for this long. */
const REST = 300;

/** The random runs of a question, made beside the page; each new question ends the one before. */
export function useFan(input: MonteCarloInput): { readonly fan: FanState; readonly stop: () => void; readonly start: () => void } {
  const [fan, setFan] = useState<FanState>({ kind: "running", done: 0, runs: RUNS, last: null });
  const last = useRef<MonteCarlo | null>(null);
  const worker = useRef<Worker | null>(null);
  const stop = useCallback(() => {
    worker.current?.terminate();
    worker.current = null;
    setFan({ kind: "stopped", last: last.current });
  }, []);
  const start = useCallback((question: MonteCarloInput) => {
    worker.current?.terminate();
    const made = new Worker(new URL("./fan-worker.ts", import.meta.url), { type: "module" });
    worker.current = made;
    const { runs } = question;
    setFan({ kind: "running", done: 0, runs, last: last.current });
    made.onmessage = ({ data }: MessageEvent<Reply>) => {
      if (data.kind === "step") return setFan({ kind: "running", done: data.done, runs, last: last.current });
      made.terminate();
      if (data.kind === "failed") return setFan({ kind: "failed", why: data.why });
      last.current = data.result;
      setFan({ kind: "ready", result: data.result });
    };
    made.onerror = ({ message }) => setFan({ kind: "failed", why: message });
    made.postMessage(question);
  }, []);
  useEffect(() => {
    worker.current?.terminate();
    setFan((fan) => (fan.kind === "running" && fan.done === 0 ? fan : { kind: "running", done: 0, runs: input.runs, last: last.current }));
    const rest = setTimeout(() => start(input), REST);
    return () => clearTimeout(rest);
  }, [input, start]);
  useEffect(() => () => worker.current?.terminate(), []);
  return { fan, stop, start: useCallback(() => start(input), [start, input]) };
}
