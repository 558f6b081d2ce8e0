import type { Check } from "../../../contract/index.ts";
import { ask } from "../../ask.ts";
import type { PageProps } from "../../page.ts";

/** What the last check found; the page asks for a check where there is none of the ledger as it is. */
export const load = () => ({ quality: ask("quality", {}) });

export type QualityProps = PageProps<ReturnType<typeof load>>;
export type Finding = Check["findings"][number];

export const severities = ["wrong", "doubtful", "remark"] as const satisfies readonly Finding["severity"][];

/** The numbers people look at first. */
export const HEADLINES = [
  "arr",
  "mrr",
  "net_revenue_retention",
  "gross_revenue_retention",
  "active_customers",
  "win_rate",
  "bowtie_volume",
  "bowtie_conversion",
];
