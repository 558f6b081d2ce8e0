import { parseDay } from "../../../../../domain/index.ts";
import { measurementSourceWords } from "../../../../../standard/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { keyed } from "../../../../ui/keys.ts";
import type { PlanOutcome } from "../../load.ts";

const WIDTH = 560;
const HEIGHT = 120;
const PAD = 8;

/** What was measured, drawn beside the even course from the baseline to the target, and as a table. */
export function Measured({ outcome }: { readonly outcome: PlanOutcome }) {
  const { t, f, language } = useWords();
  const { measurements, metric } = outcome;
  if (measurements.length === 0 || metric === null) return null;
  const value = (one: number): string => `${f.number(one, 2)} ${metric.unit}`.trim();
  return (
    <details className="outcome-measured">
      <summary>{t("onePlan.outcomes.measurements", { count: measurements.length, n: f.number(measurements.length, 0) })}</summary>
      <Drawing outcome={outcome} />
      <div className="table-box outcome-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t("onePlan.field.on")}</th>
              <th scope="col" className="num">
                {metric.name}
              </th>
              <th scope="col">{t("onePlan.outcomes.source")}</th>
              <th scope="col">{t("onePlan.field.evidence")}</th>
            </tr>
          </thead>
          <tbody>
            {keyed(measurements.toReversed(), ({ on, source }) => `${on}/${source}`).map(({ key, one }) => (
              <tr key={key}>
                <th scope="row">{f.day(one.on)}</th>
                <td className="num">{value(one.value)}</td>
                <td>
                  {measurementSourceWords[one.source][language]}
                  {one.source !== "usage" && one.source !== "ledger" && <span className="dim"> · {one.by}</span>}
                </td>
                <td className={one.evidence === null ? "dim" : undefined}>{one.evidence ?? t("onePlan.nothing")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Drawing({ outcome: { measurements, baseline, target, metric } }: { readonly outcome: PlanOutcome }) {
  const { t, f } = useWords();
  const at = (text: string): number => parseDay(text) ?? 0;
  const course = [
    ...(baseline === null ? [] : [{ x: at(baseline.on), y: baseline.value }]),
    ...(target === null ? [] : [{ x: at(target.dueOn), y: target.value }]),
  ];
  const points = measurements.map(({ on, value }) => ({ x: at(on), y: value }));
  const xs = [...course, ...points].map(({ x }) => x);
  const ys = [...course, ...points].map(({ y }) => y);
  const [left, low] = [Math.min(...xs), Math.min(...ys)];
  const [wide, tall] = [Math.max(1, Math.max(...xs) - left), Math.max(1e-9, Math.max(...ys) - low)];
  const place = ({ x, y }: { readonly x: number; readonly y: number }): readonly [number, number] => [
    PAD + ((x - left) / wide) * (WIDTH - 2 * PAD),
    HEIGHT - PAD - ((y - low) / tall) * (HEIGHT - 2 * PAD),
  ];
  const line = (some: typeof points): string =>
    some
      .map((one) =>
        place(one)
          .map((n) => n.toFixed(1))
          .join(","),
      )
      .join(" ");
  const last = points.at(-1);
  return (
    <figure className="outcome-drawing">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t("onePlan.outcomes.drawing", { metric: metric?.name ?? "", value: f.number(last?.y ?? 0, 2) })}
      >
        {course.length === 2 && <polyline points={line(course)} className="outcome-expected" />}
        <polyline points={line(points)} className="outcome-line" />
        {points.map((one) => {
          const [cx, cy] = place(one);
          return <circle key={`${one.x} ${one.y}`} cx={cx} cy={cy} r={3} className="outcome-point" />;
        })}
      </svg>
      <figcaption className="small dim">{t("onePlan.outcomes.legend")}</figcaption>
    </figure>
  );
}
