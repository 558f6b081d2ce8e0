import { type Context, operations } from "../src/operations/index.ts";

export const BY_ATTRIBUTE = "MRR by region, 12 months";
export const RETENTION = "NRR and GRR, 60 months";
const quiet = (): undefined => undefined;

/** What each page asks, as the web page asks it. */
export function pages(context: Context): Readonly<Record<string, () => Promise<unknown>>> {
  const base = { where: [], level: "customer" as const };
  const year = { from: "2025-01", to: "2025-12" };
  const metric = (id: string, rest: object = {}): Promise<unknown> =>
    operations.metric(context, { metric: id, by: "month", ...base, ...year, ...rest } as never, quiet);
  const each = (...ids: readonly string[]): Promise<unknown> => Promise.all(ids.map((id) => metric(id)));
  const region = [{ field: "region", values: ["north"] }];
  const listed = { where: [], limit: 100 };
  let typed = 0;
  return {
    "Bowtie, 12 months": () => operations.bowtie(context, { ...base, ...year }, quiet),
    "Bowtie, one region": () => operations.bowtie(context, { ...base, ...year, where: region }, quiet),
    "Revenue: movements, 12 months": () => metric("mrr_movements"),
    "Revenue: ARR, NRR, GRR, what NRR hides": () =>
      each(
        "arr",
        "net_revenue_retention",
        "gross_revenue_retention",
        "net_expansion",
        "logo_churn_rate",
        "top5_expansion_share",
        "nrr_without_top5",
      ),
    "Revenue: distribution of account retention": () => metric("account_retention_distribution", { from: "2025-12" }),
    "Revenue: movements, one region": () => metric("mrr_movements", { where: region }),
    [RETENTION]: () =>
      Promise.all([metric("net_revenue_retention", { from: "2021-01" }), metric("gross_revenue_retention", { from: "2021-01" })]),
    "NRR by region, 60 months": () => metric("net_revenue_retention", { from: "2021-01", segment: "region" }),
    "Cohorts: revenue, six years": () => metric("cohort_revenue_retention", { from: "2020-01" }),
    "Cohorts: logos, six years": () => metric("cohort_logo_retention", { from: "2020-01" }),
    "Revenue: movements, net view": () => metric("mrr_movements", { method: "net" }),
    "Revenue: retention, form by form": () =>
      Promise.all(
        ["trailing_12", "trailing_3", "trailing_1", "movements_12", "compounded_12"].map((method) =>
          metric("net_revenue_retention", { method, from: "2025-12" }),
        ),
      ),
    "Revenue: beside ARR, renewals": () => each("carr", "trial_mrr", "usage_mrr", "renewal_rate"),
    "Efficiency: CAC, LTV, magic number": () => each("cac", "ltv", "ltv_to_cac", "magic_number", "rule_of_40"),
    "Survival of paying customers": () => metric("survival", { from: "2020-01", by: "total" }),
    "Accounts: the first 100 by MRR": () => operations.accounts(context, { ...listed, sort: "mrr" }, quiet),
    "Accounts: searched, by name": () => operations.accounts(context, { ...listed, sort: "name", search: `${typed++ % 100}` }, quiet),
    "Accounts: one region, by last touch": () => operations.accounts(context, { ...listed, sort: "touch", where: region }, quiet),
    "Account: facts": () => operations.account(context, { id: "1" }, quiet),
    "Account: timeline": () => operations.accountTimeline(context, { id: "1", limit: 100, kinds: undefined }, quiet),
    [BY_ATTRIBUTE]: () => metric("mrr", { segment: "region" }),
    "Growth: the model": () => operations.growth(context, base, quiet),
    "Growth: the model by region": () => operations.growth(context, { ...base, segment: "region" }, quiet),
    "Explain: NRR of a month": () =>
      operations.explain(context, { metric: "net_revenue_retention", period: "2025-12", limit: 50, offset: 0, ...base }, quiet),
  };
}
