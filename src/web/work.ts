import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Input, Output, Problem, RouteId } from "../contract/index.ts";
import { problemOf } from "./ask.ts";
import { call, type Step } from "./client.ts";

export interface Work<K extends RouteId> {
  readonly busy: boolean;
  readonly step: Step | null;
  readonly problem: Problem | null;
  readonly result: Output<K> | null;
  /** Resolves to whether it was done. */
  readonly run: (input: Input<K>) => Promise<boolean>;
  readonly reset: () => void;
}

type State<K extends RouteId> = Pick<Work<K>, "busy" | "step" | "problem" | "result">;

const IDLE = { busy: false, step: null, problem: null, result: null } as const;

/** A change to the ledger: watched while it runs; everything the app knows is asked for again once it is done. */
export function useWork<K extends RouteId>(route: K): Work<K> {
  const queries = useQueryClient();
  const [state, setState] = useState<State<K>>(IDLE);
  const run = async (input: Input<K>): Promise<boolean> => {
    setState({ ...IDLE, busy: true });
    try {
      const result = await call(route, input, { onStep: (step) => setState((known) => ({ ...known, step })) });
      setState({ ...IDLE, result });
      await queries.invalidateQueries();
      return true;
    } catch (error) {
      setState({ ...IDLE, problem: problemOf(error) });
      return false;
    }
  };
  return { ...state, run, reset: () => setState(IDLE) };
}
