import type { ReactNode } from "react";
import type { MetricAnswer } from "../../../contract/index.ts";
import { onlyPoint, partOf } from "../../answer.ts";
import { useWords } from "../../i18n/index.ts";
import { Figure } from "../../ui/Figure.tsx";
import { Term } from "../../ui/Term.tsx";
import { unitOf } from "../../units.ts";
import type { View } from "../../view.ts";

interface FactProps {
  readonly view: View;
  readonly answer: MetricAnswer;
  readonly label: string;
  readonly part?: string | undefined;
  /** Said after the number of cases. */
  readonly note?: ReactNode;
  /** A gain is told with its sign. */
  readonly signed?: boolean;
}

/** One number of a list: its name with the definition, how many cases, and the value that opens its explanation. */
export function Fact({ view, answer, label, part, note, signed = false }: FactProps) {
  const { t, f } = useWords();
  const { metric, method, unit, currency } = answer;
  const point = part === undefined ? onlyPoint(answer) : partOf(answer, part);
  return (
    <div>
      <dt>
        <Term meaning={`${t(`metric.${metric}.meaning`)}\n${t(`metric.${metric}.read`)}`}>{label}</Term>
        <span className="small dim">
          {t("chart.n", { n: f.number(point.n, 0) })}
          {note}
          {point.low !== undefined &&
            point.high !== undefined &&
            `, ${t("chart.interval", { interval: f.interval(point.low, point.high) })}`}
        </span>
      </dt>
      <dd>
        {signed && (point.value ?? 0) > 0 && <span className="revenue-fact">+</span>}
        <Figure
          search={view.search}
          address={{ metric, method, part, period: point.period, currency }}
          point={point}
          unit={unitOf(metric, unit)}
          currency={currency}
          label={label}
          className="revenue-fact"
        />
      </dd>
    </div>
  );
}
