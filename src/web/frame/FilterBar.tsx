import type { Output } from "../../contract/index.ts";
import { type FilterName, withCounting } from "../page.ts";
import type { View } from "../view.ts";
import { AddFilter } from "./filters/AddFilter.tsx";
import { Chips } from "./filters/Chips.tsx";
import { Dimensions } from "./filters/Dimensions.tsx";
import { PeriodFilter } from "./filters/PeriodFilter.tsx";
import { Reading } from "./filters/Reading.tsx";
import "./filters/filters.css";

export interface FilterBarProps {
  readonly view: View;
  readonly filters: readonly FilterName[];
  readonly fields: Output<"segments">["fields"];
}

/** The filters that matter to a page, and those in force as chips that can be taken away. */
export function FilterBar({ view, filters, fields }: FilterBarProps) {
  if (filters.length === 0) return null;
  return (
    <div className="filters no-print">
      {filters.includes("period") && <PeriodFilter view={view} compared={filters.includes("compare")} />}
      {filters.includes("segments") && <AddFilter view={view} fields={fields} />}
      {filters.includes("segments") && <Dimensions view={view} fields={fields} />}
      <Reading view={view} filters={withCounting(filters)} />
      <Chips view={view} filters={withCounting(filters)} />
    </div>
  );
}
