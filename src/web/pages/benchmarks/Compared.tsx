import { useId } from "react";
import { SpreadScale } from "../../charts/SpreadScale.tsx";
import { useWords } from "../../i18n/index.ts";
import { Figure } from "../../ui/Figure.tsx";
import type { BenchmarksProps } from "./load.ts";
import { SourceLink } from "./SourceLink.tsx";
import { bandOf, type Group, type Row, textsOf, titleOf, valuesOf } from "./words.ts";

const SIGN: Readonly<Record<string, string>> = { ahead: "▲", near: "◆", behind: "▼", neutral: "○" };

/** One metric of ours on the spread of all sources that speak of the same. */
export function Compared({ group, view, answers: { benchmarks } }: BenchmarksProps & { readonly group: Group }) {
  const { t, f } = useWords();
  const heading = useId();
  const { metric, part, method, point, unit, better } = group;
  if (point === null) return null;
  const spreads = group.rows
    .filter(({ silence }) => silence === undefined)
    .map((row) => ({
      id: row.id,
      label: <Source row={row} />,
      low: row.low,
      middle: row.median,
      high: row.high,
      said: <Said row={row} unit={unit} />,
    }));
  return (
    <section className="card" aria-labelledby={heading}>
      <header className="benchmark-head">
        <div>
          <h2 className="title" id={heading}>
            {titleOf(group, t)}
          </h2>
          <p className="small dim">
            {t(`metric.${metric}.method.${method}`)} {t(`benchmarks.better.${better}`)}
          </p>
        </div>
        <p className="benchmark-own">
          <Figure
            search={view.search}
            address={{ metric, part, method, period: point.period, currency: benchmarks.currency ?? undefined }}
            point={point}
            unit={unit}
            label={titleOf(group, t)}
            large
          />
          <span className="small dim">
            {t("benchmarks.ours", { period: f.period(point.period) })} · {t("chart.n", { n: f.number(point.n, 0) })}
          </span>
        </p>
      </header>
      <SpreadScale spreads={spreads} value={point.value} />
    </section>
  );
}

function Source({ row }: { readonly row: Row }) {
  const words = useWords();
  const { t, language } = words;
  const { definition, population, off } = textsOf(row, language);
  const told = [definition, population, bandOf(row.band, words), row.year ?? t("benchmarks.undated")].filter((one) => one !== "");
  return (
    <>
      <SourceLink row={row} /> <span className="benchmark-mark">{t(`benchmarks.mark.${row.mark}`)}</span>
      <p className="small dim">{told.join(" · ")}</p>
      {off !== "" && <p className="small">{off}</p>}
    </>
  );
}

function Said({ row, unit }: { readonly row: Row; readonly unit: Group["unit"] }) {
  const words = useWords();
  const verdict = row.verdict ?? "neutral";
  return (
    <>
      <span className={`benchmark-verdict benchmark-${verdict}`}>
        <span aria-hidden="true">{SIGN[verdict]}</span> {words.t(`benchmarks.verdict.${verdict}`)}
      </span>
      <p className="small">{valuesOf(row, unit, words)}</p>
    </>
  );
}
