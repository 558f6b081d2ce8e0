import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { DiagnosisTold, Input, Output, Problem } from "../../../../../contract/index.ts";
import { problemOf } from "../../../../ask.ts";
import { call } from "../../../../client.ts";
import { useWords } from "../../../../i18n/index.ts";

export type Told = DiagnosisTold;
export type Given = Input<"addFact">["fact"];

/** What every piece of the diagnosis is given. */
export interface Piece {
  readonly told: Told;
  /** People of the customer who are known by name. */
  readonly people: readonly string[];
  readonly currencies: readonly string[];
  /** Whether whoever looks may change it. */
  readonly may: boolean;
}

export interface Recording {
  readonly busy: boolean;
  readonly problem: Problem | null;
  /** Resolves to whether it was recorded. `replaces` is the fact it was written over, `null` where there was none. */
  readonly record: (fact: Given, replaces?: string | null) => Promise<boolean>;
  readonly saveBant: (bant: Input<"saveBant">["bant"], base: number) => Promise<boolean>;
}

/** Records facts; the answer is the diagnosis as it is by then, and everything else on the page is asked for again. */
export function useRecording({ deal }: Told): Recording {
  const queries = useQueryClient();
  const { language } = useWords();
  const [state, setState] = useState<Pick<Recording, "busy" | "problem">>({ busy: false, problem: null });
  const id = String(deal);
  const send = async (work: () => Promise<Output<"diagnosis">>): Promise<boolean> => {
    setState({ busy: true, problem: null });
    try {
      queries.setQueryData(["diagnosis", { id, language }], await work());
      setState({ busy: false, problem: null });
      void queries.invalidateQueries({ predicate: ({ queryKey: [route] }) => route !== "diagnosis" });
      return true;
    } catch (error) {
      setState({ busy: false, problem: problemOf(error) });
      void queries.invalidateQueries({ queryKey: ["diagnosis"] });
      return false;
    }
  };
  return {
    ...state,
    record: (fact, replaces) =>
      send(async () => (await call("addFact", { id, language, fact, ...(replaces === undefined ? {} : { replaces }) })).diagnosis),
    saveBant: (bant, base) => send(() => call("saveBant", { id, language, bant, base })),
  };
}

/** Text of a field, or nothing. */
export const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());
