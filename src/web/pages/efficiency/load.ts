import { ask } from "../../ask.ts";
import type { PageProps } from "../../page.ts";
import { ends, lastMonths } from "../../period.ts";
import type { View } from "../../view.ts";

/** Quarters drawn: long enough for the oldest to have paid back. */
const MONTHS = 36;

export const load = ({ period, before, months, shared }: View) => {
  const now = { ...shared, ...ends(period), by: "total" } as const;
  const past = { ...now, ...ends(before ?? period) } as const;
  const trend = { ...shared, ...ends(lastMonths(MONTHS, period, months)), by: "quarter" } as const;
  const metric = (name: string, method?: string) => ask("metric", { metric: name, ...now, ...(method === undefined ? {} : { method }) });
  return {
    cac: metric("cac"),
    cacBefore: ask("metric", { metric: "cac", ...past }),
    cacNew: metric("cac", "new_logo"),
    cacLagged: metric("cac", "lagged"),
    payback: metric("cac_payback"),
    paybackBefore: ask("metric", { metric: "cac_payback", ...past }),
    ltv: metric("ltv"),
    ltvObserved: metric("ltv", "observed"),
    ltvToCac: metric("ltv_to_cac"),
    margin: metric("gross_margin"),
    marginOfAccounts: metric("gross_margin", "accounts"),
    toServe: metric("cost_to_serve"),
    atRisk: metric("capital_at_risk"),
    newRatio: metric("new_cac_ratio"),
    blendedRatio: metric("blended_cac_ratio"),
    expansionRatio: metric("expansion_cac_ratio"),
    magic: metric("magic_number"),
    magicRevenue: metric("magic_number", "revenue"),
    burn: metric("burn_multiple"),
    rule: metric("rule_of_40"),
    ruleCash: metric("rule_of_40", "free_cash"),
    paybackTrend: ask("metric", { metric: "cac_payback", ...trend }),
    breakEven: ask("metric", { metric: "break_even_month", ...trend }),
    segments: ask("segments", {}),
  };
};

export type EfficiencyProps = PageProps<ReturnType<typeof load>>;
