import { Select } from "@mantine/core";
import { formatMonth, formatPeriod, month } from "../../../domain/index.ts";
import { useAddressChange } from "../../address.ts";
import { useWords } from "../../i18n/index.ts";
import { methodName, partName } from "../../part-name.ts";
import { presets } from "../../period.ts";
import type { View } from "../../view.ts";
import { chosenPart, type ExplainProps, metricOf, periodOf } from "./load.ts";

const RETENTION = /retention|churn|top5|net_expansion/;
const BOWTIE = /^bowtie|^win_rate|^sales_/;

const EFFICIENCY = /cac|^ltv|margin|cost_to_serve|break_even|capital_at_risk|magic|burn|rule_of/;

const groupOf = (metric: string): string =>
  EFFICIENCY.test(metric)
    ? "efficiency"
    : BOWTIE.test(metric)
      ? "bowtie"
      : /^cohort|^lifetime|^survival/.test(metric)
        ? "cohorts"
        : RETENTION.test(metric)
          ? "retention"
          : "revenue";

const GROUPS = ["revenue", "retention", "cohorts", "efficiency", "bowtie"] as const;

/** Which number is explained. */
export function Chooser(props: ExplainProps) {
  const { view, answers } = props;
  const { t } = useWords();
  const change = useAddressChange();
  const metric = metricOf(view);
  const known = answers.metrics.metrics;
  const methods = known.find(({ id }) => id === metric)?.methods ?? [];
  const part = chosenPart(props);
  const parts = [...new Set(answers.values.series.map((point) => point.part).filter((one) => one !== undefined && one !== "rounding"))];
  const all = [...new Set([...parts, part])].filter((one) => one !== undefined);
  const restart = { term: undefined, entity: undefined } as const;
  return (
    <fieldset className="explain-choose no-print">
      <legend className="visually-hidden">{t("explain.choose.legend")}</legend>
      <Select
        className="explain-metric"
        label={t("explain.choose.metric")}
        data={GROUPS.map((group) => ({
          group: t(`explain.group.${group}`),
          items: known.filter(({ id }) => groupOf(id) === group).map(({ id }) => ({ value: id, label: t(`metric.${id}.title`) })),
        }))}
        value={metric}
        searchable
        allowDeselect={false}
        maxDropdownHeight={420}
        nothingFoundMessage={t("explain.choose.none")}
        onChange={(chosen) =>
          chosen && change({ metric: chosen, part: undefined, method: undefined, segment: undefined, segmentValue: undefined, ...restart })
        }
      />
      {all.length > 1 && (
        <Select
          label={t("explain.choose.part")}
          data={all.map((one) => ({ value: one, label: partName(metric, one, t) }))}
          value={part ?? null}
          searchable={all.length > 12}
          allowDeselect={false}
          onChange={(chosen) => chosen && change({ part: chosen, ...restart })}
        />
      )}
      {methods.length > 1 && (
        <Select
          label={t("explain.choose.method")}
          data={methods.map(({ name }) => ({ value: name, label: methodName(metric, name, t) }))}
          value={view.search.method ?? methods[0]?.name ?? null}
          allowDeselect={false}
          onChange={(chosen) => chosen && change({ method: chosen, part: undefined, ...restart })}
        />
      )}
      <Select
        label={t("explain.choose.period")}
        data={usePeriods(view)}
        value={formatPeriod(periodOf(view))}
        searchable
        allowDeselect={false}
        maxDropdownHeight={420}
        onChange={(chosen) => chosen && change({ period: chosen, ...restart })}
      />
    </fieldset>
  );
}

/** The period in force, those people ask for most, and every month. */
function usePeriods(view: View): readonly { readonly value: string; readonly label: string }[] {
  const { f } = useWords();
  const { first, last } = view.months;
  const monthly = Array.from({ length: last - first + 1 }, (_, i) => formatMonth(month(last - i)));
  const named = presets(view.months).map(({ period }) => formatPeriod(period));
  return [...new Set([formatPeriod(periodOf(view)), ...named, ...monthly])].map((value) => ({ value, label: f.period(value) }));
}
