import { useState } from "react";
import type { Problem } from "../contract/index.ts";
import { problemOf } from "./ask.ts";

/** Sends a form once at a time; what was declined is said beside it. */
export function useSending(): {
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly send: (work: () => Promise<unknown>) => Promise<void>;
} {
  const [state, setState] = useState<{ readonly busy: boolean; readonly problem: Problem | null }>({ busy: false, problem: null });
  const send = async (work: () => Promise<unknown>): Promise<void> => {
    setState({ busy: true, problem: null });
    try {
      await work();
      setState({ busy: false, problem: null });
    } catch (error) {
      setState({ busy: false, problem: problemOf(error) });
    }
  };
  return { ...state, send };
}
