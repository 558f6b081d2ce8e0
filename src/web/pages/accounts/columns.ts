import { useState } from "react";
import type { AccountSort } from "../../../contract/index.ts";

/** What a list can show of an account beside its name; a column with a sort can order it. */
export const columns = [
  { id: "mrr", sort: "mrr", isNumber: true },
  { id: "arr", sort: null, isNumber: true },
  { id: "since", sort: "since", isNumber: false },
  { id: "model", sort: null, isNumber: false },
  { id: "motion", sort: null, isNumber: false },
  { id: "touch", sort: "touch", isNumber: false },
  { id: "renewal", sort: "renewal", isNumber: false },
  { id: "open", sort: null, isNumber: true },
  { id: "sources", sort: null, isNumber: false },
] as const satisfies readonly { readonly id: string; readonly sort: AccountSort | null; readonly isNumber: boolean }[];

export type Column = (typeof columns)[number];
export type ColumnId = Column["id"];

const SAVED = "bowtie-account-columns";
const USUAL: readonly ColumnId[] = ["mrr", "since", "model", "motion", "touch", "renewal", "open", "sources"];

function saved(): readonly ColumnId[] {
  const text = localStorage.getItem(SAVED);
  if (text === null) return USUAL;
  const names = text.split(",");
  return columns.map(({ id }) => id).filter((id) => names.includes(id));
}

/** The columns somebody has chosen, kept by the browser. */
export function useColumns(): readonly [readonly ColumnId[], (chosen: readonly ColumnId[]) => void] {
  const [chosen, setChosen] = useState(saved);
  const choose = (ids: readonly ColumnId[]): void => {
    localStorage.setItem(SAVED, ids.join(","));
    setChosen(ids);
  };
  return [chosen, choose];
}
