import { type Unit, useWords } from "../i18n/index.ts";
import { Go } from "../ui/Go.tsx";
import { told } from "../units.ts";
import "../ui/table.css";
import { labelsOf, type Mark, type Series } from "./series.ts";

interface SeriesTableProps {
  readonly series: readonly Series[];
  readonly unit: Unit;
  readonly currency: string | undefined;
  readonly axis: string;
  readonly caption: string;
}

/** The values of a drawing as a table; each opens its explanation. */
export function SeriesTable({ series, unit, currency, axis, caption }: SeriesTableProps) {
  const { t } = useWords();
  const labels = labelsOf(series);
  const single = series.length === 1 ? series[0] : undefined;
  return (
    <div className="table-box chart-table">
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{axis}</th>
            {series.map(({ id, name }) => (
              <th key={id} scope="col" className="num">
                {name}
              </th>
            ))}
            {single && (
              <th scope="col" className="num">
                {t("chart.cases")}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {labels.map((label, i) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {series.map(({ id, marks }) => {
                const mark = marks[i];
                return (
                  <td key={id} className="num">
                    {mark && !mark.absent && <Value mark={mark} unit={unit} currency={currency} />}
                  </td>
                );
              })}
              {single && <td className="num dim">{single.marks[i]?.point.n}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Value({
  mark: { point, explanation },
  unit,
  currency,
}: {
  readonly mark: Mark;
  readonly unit: Unit;
  readonly currency: string | undefined;
}) {
  const words = useWords();
  const text = told(point, unit, currency, words);
  const notes = [
    point.low !== undefined && point.high !== undefined
      ? words.t("chart.interval", { interval: words.f.interval(point.low, point.high) })
      : "",
    point.partial ? words.t("chart.partial") : "",
    point.directional ? words.t("chart.directional") : "",
  ].filter(Boolean);
  return (
    <>
      {explanation ? (
        <Go to="/explain" search={explanation} className={`figure ${point.value === null ? "figure-missing" : ""}`}>
          {text}
        </Go>
      ) : (
        text
      )}
      {notes.length > 0 && <span className="chart-note"> {notes.join(", ")}</span>}
    </>
  );
}
