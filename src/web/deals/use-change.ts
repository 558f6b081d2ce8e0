import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Deal, Input, Problem } from "../../contract/index.ts";
import { problemOf } from "../ask.ts";
import { call } from "../client.ts";

export type DealChange = Pick<Input<"changeDeal">, "record" | "notes">;

/** A change that crossed somebody else's: what was meant to be saved, and the fields both touched. */
export interface Crossing {
  readonly change: DealChange;
  readonly fields: readonly string[];
}

interface State {
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly crossing: Crossing | null;
}

const IDLE: State = { busy: false, problem: null, crossing: null };

export interface Changing extends State {
  /** Saves, and resolves to whether it was. */
  readonly save: (change: DealChange) => Promise<boolean>;
  readonly reset: () => void;
}

const namesIn = (given: unknown): readonly string[] => (Array.isArray(given) ? given.filter((one) => typeof one === "string") : []);

/** The fields a change touches, as the ledger and the notes name them. */
const touched = ({ record = {}, notes = {} }: DealChange): readonly string[] => [...Object.keys(record), ...Object.keys(notes)];

/** Saves what is said of a deal as it was read; where somebody else saved meanwhile, their version is fetched to be looked at. */
export function useChange({ deal, version, seq }: Deal): Changing {
  const queries = useQueryClient();
  const [state, setState] = useState<State>(IDLE);
  const save = async (change: DealChange): Promise<boolean> => {
    setState({ ...IDLE, busy: true });
    try {
      await call("changeDeal", { id: String(deal), base: version, seq, ...change });
      await queries.invalidateQueries();
      setState(IDLE);
      return true;
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code !== "edited_meanwhile") {
        setState({ ...IDLE, problem });
        return false;
      }
      await queries.invalidateQueries({ queryKey: ["deal"] });
      const told = namesIn(problem.details?.["fields"]);
      setState({ ...IDLE, problem, crossing: { change, fields: told.length > 0 ? told : touched(change) } });
      return false;
    }
  };
  return { ...state, save, reset: () => setState(IDLE) };
}
