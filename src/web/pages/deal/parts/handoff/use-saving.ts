import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Input, Problem } from "../../../../../contract/index.ts";
import { problemOf } from "../../../../ask.ts";
import { call } from "../../../../client.ts";
import { crossingIn } from "../../../../ui/crossing.ts";

export interface Saving {
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly save: (base: number, change: Omit<Input<"saveHandoff">, "id" | "base">) => Promise<boolean>;
}

/** Saves parts of a package. What crosses a colleague's change is told as that, and what was typed stays where it is. */
export function useSaving(deal: number): Saving {
  const queries = useQueryClient();
  const [state, setState] = useState<Pick<Saving, "busy" | "problem">>({ busy: false, problem: null });
  const save: Saving["save"] = async (base, change) => {
    setState((known) => ({ ...known, busy: true, problem: null }));
    try {
      await call("saveHandoff", { id: String(deal), base, ...change });
      setState({ busy: false, problem: null });
      await queries.invalidateQueries();
      return true;
    } catch (error) {
      const problem = problemOf(error);
      setState({ busy: false, problem });
      if (crossingIn(problem) !== null) await queries.invalidateQueries();
      return false;
    }
  };
  return { ...state, save };
}
