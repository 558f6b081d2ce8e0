import type { Base } from "../../../contract/index.ts";
import { useHasPage } from "../../address.ts";
import { useWords } from "../../i18n/index.ts";
import { filtersOf } from "../../search.ts";
import { Go } from "../../ui/Go.tsx";
import type { View } from "../../view.ts";

type Rate = Base["promises"]["all"]["kept"];

/** A rate with its interval and how many cases it is of; or why there is none. */
export function RateSaid({ rate: { value, hits, n, interval, isDirectional } }: { readonly rate: Rate }) {
  const { t, f } = useWords();
  const told = { hits: f.number(hits, 0), n: f.number(n, 0) };
  if (value === null) return <span className="dim small">{n === 0 ? t("base.noCases") : t("base.tooFew", told)}</span>;
  const beside = [
    t("base.of", told),
    interval === null ? "" : f.interval(interval.low, interval.high),
    isDirectional ? t("base.direction") : "",
  ];
  return (
    <>
      <b>{f.ratio(value)}</b>
      <span className="small dim base-under">{beside.filter(Boolean).join(" · ")}</span>
    </>
  );
}

export interface Who {
  readonly account: number;
  readonly name: string;
  readonly segment: string | null;
  readonly owner: string | null;
  readonly seller: string | null;
  readonly plan: string | null;
}

/** Whom a row is about, leading to all that is known of it. */
export function Named({ view, who }: { readonly view: View; readonly who: Who }) {
  const { t } = useWords();
  return (
    <>
      <Go to={`/accounts/${who.account}`} search={filtersOf(view.search)} className="figure">
        {who.name}
      </Go>
      <span className="small dim base-under">
        {[who.segment, who.owner === null ? t("base.nobody") : who.owner].filter(Boolean).join(" · ")}
      </span>
    </>
  );
}

/** The plan of a row, where there is a page of plans. */
export function PlanLink({ view, plan, children }: { readonly view: View; readonly plan: string | null; readonly children: string }) {
  const has = useHasPage("/plans/$id");
  if (plan === null || !has) return children;
  return (
    <Go to={`/plans/${plan}`} search={filtersOf(view.search)} className="figure">
      {children}
    </Go>
  );
}

export const moneyIn = (
  amounts: readonly { readonly minor: number; readonly currency: string }[],
  money: (minor: number, currency: string) => string,
  none: string,
): string => (amounts.length === 0 ? none : amounts.map(({ minor, currency }) => money(minor, currency)).join(" + "));
