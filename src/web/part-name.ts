import { formatMonth, month, parsePeriod } from "../domain/index.ts";
import type { Format, Translate } from "./i18n/index.ts";

/** Name of a class of retention: "lost", "80–90 %", "unchanged". */
export function classOf(part: string, t: Translate): string {
  const [from, to] = part.split("-");
  const group = "metric.account_retention_distribution.part";
  return to === undefined ? t(`${group}.${part}`) : t(`${group}.range`, { from, to });
}

/** What one of several values of a metric is called. */
export function partName(metric: string, part: string, t: Translate): string {
  if (metric === "mrr_movements") return t(`movement.kind.${part}`);
  if (metric === "expansion_by_reason" || metric === "contraction_by_reason" || metric === "involuntary_churn")
    return t(`movement.reason.${part}`);
  if (metric === "nrr_by_cohort" && part !== "before") return part;
  if (metric === "account_retention_distribution") return classOf(part, t);
  if (metric.startsWith("cohort_") || metric === "survival") return t(`metric.${metric}.part.age`, { count: Number(part) });
  if (metric === "bowtie_time") {
    const [state = "", measure = ""] = part.split(".");
    return `${t(`bowtie.state.${state}`)} – ${t(`metric.sales_cycle.part.${measure}`)}`;
  }
  if (metric === "freemium_time") {
    const [step = "", measure = ""] = part.split(".");
    return `${t(`metric.freemium_time.part.${step}`)} – ${t(`metric.sales_cycle.part.${measure}`)}`;
  }
  return metric.startsWith("bowtie_") ? t(`bowtie.state.${part}`) : t(`metric.${metric}.part.${part}`);
}

/** Months between the opening and the end of a method of retention, which has them in its name. */
const windowIn = (method: string | undefined): number => Number(/^(?:trailing|movements|compounded)_(\d+)/.exec(method ?? "")?.[1] ?? 12);

/** A period and its edges in words, as the sentences of metrics take them. */
export function edgesOf(
  text: string,
  f: Format,
  method?: string,
): { readonly period: string; readonly start: string; readonly end: string } {
  const period = parsePeriod(text);
  if (!period) return { period: text, start: text, end: text };
  return {
    period: f.period(text),
    start: f.period(formatMonth(month(period.to - windowIn(method)))),
    end: f.period(formatMonth(period.to)),
  };
}

/** A method in a few words: what its meaning says before the first pause. */
export function methodName(metric: string, method: string, t: Translate): string {
  const meaning = t(`metric.${metric}.method.${method}`, { defaultValue: method });
  return meaning.split(/[:;.]\s|\.$/)[0] ?? meaning;
}
