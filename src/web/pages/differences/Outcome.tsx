import type { Difference } from "../../../contract/index.ts";
import { useAddressChange } from "../../address.ts";
import { ChartCard } from "../../charts/ChartCard.tsx";
import type { Mark } from "../../charts/series.ts";
import { Waterfall, type WaterfallStep } from "../../charts/Waterfall.tsx";
import { useWords } from "../../i18n/index.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Note } from "../../ui/Note.tsx";
import { unitOf, written } from "../../units.ts";
import { causeName, sideName, signed } from "./words.ts";

/** From one number to the other: drawn, and as a list that adds up. */
export function Outcome({ found }: { readonly found: Difference }) {
  const words = useWords();
  const { t } = words;
  const { metric, unit, currency, sides, difference } = found;
  const missing = [sides.from, sides.to].filter(({ value }) => value === null);
  if (difference === null) {
    return (
      <Note kind="warn">
        <p>{t("differences.noValue")}</p>
        {missing.map((side) => (
          <p key={side.text}>
            <b>{sideName(side, words)}</b>{" "}
            {t("differences.missing", {
              reason: side.reason === "not_yet" ? t("differences.notYet") : t(`reason.${side.reason ?? "unknown"}`, { n: 0 }),
            })}
          </p>
        ))}
      </Note>
    );
  }
  if (found.causes.length === 0)
    return (
      <Note kind="good">{t("differences.noDifference", { value: written(found.to ?? 0, unitOf(metric, unit), currency, words) })}</Note>
    );
  return (
    <>
      <Drawing found={found} difference={difference} />
      <Causes found={found} difference={difference} />
    </>
  );
}

interface Told {
  readonly found: Difference;
  readonly difference: number;
}

function Drawing({ found, difference }: Told) {
  const words = useWords();
  const { t, f } = words;
  const { metric, period, unit, currency, sides } = found;
  const level = (id: "from" | "to"): WaterfallStep => ({
    id,
    mark: { label: sideName(sides[id], words), point: { value: sides[id].value, n: 1 } },
    colour: "move-total",
    kind: "level",
  });
  const steps: readonly WaterfallStep[] = [
    level("from"),
    ...found.causes.map((cause, i): WaterfallStep => {
      const mark: Mark = { label: causeName(cause, found, words), point: { value: cause.amount, n: cause.count } };
      return { id: String(i), mark, colour: cause.amount > 0 ? "move-expansion" : "move-churn", kind: "change" };
    }),
    level("to"),
  ];
  const title = t("differences.title");
  return (
    <ChartCard
      title={title}
      subtitle={t("differences.text", {
        metric: t(`metric.${metric}.title`),
        period: f.period(period),
        difference: signed(difference, found, words),
      })}
      series={[{ id: metric, name: t(`metric.${metric}.title`), colour: "accent", marks: steps.map(({ mark }) => mark) }]}
      unit={unitOf(metric, unit)}
      currency={currency}
      axis={t("differences.axis")}
      file={`difference-${metric}-${period}`}
    >
      {(picture) => (
        <Waterfall
          description={title}
          steps={steps.map((step) => ({ ...step, mark: { ...step.mark, label: brief(step.mark.label) } }))}
          unit={unitOf(metric, unit)}
          currency={currency}
          {...(picture ? { picture } : {})}
        />
      )}
    </ChartCard>
  );
}

const BRIEF = 28;

/** What fits beside a bar; the list under the drawing has it all. */
const brief = (label: string): string => (label.length <= BRIEF ? label : `${label.slice(0, BRIEF - 1).trimEnd()}…`);

function Causes({ found, difference }: Told) {
  const words = useWords();
  const { t, f } = words;
  const change = useAddressChange();
  const unit = unitOf(found.metric, found.unit);
  let total = found.from ?? 0;
  const rows = found.causes.map((cause) => {
    total += cause.amount;
    return { cause, total };
  });
  return (
    <section className="card" aria-labelledby="causes">
      <h2 className="title" id="causes">
        {t("differences.causes.title")}
      </h2>
      <p className="small dim">{t("differences.causes.text")}</p>
      <div className="table-box">
        <table className="differences-table">
          <thead>
            <tr>
              <th scope="col">{t("differences.causes.cause")}</th>
              <th scope="col" className="num">
                {t("differences.causes.amount")}
              </th>
              <th scope="col" className="num differences-wide">
                {t("differences.causes.total")}
              </th>
              <th scope="col" className="num differences-wide">
                {t("differences.causes.records")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ cause, total: running }, i) => (
              <tr key={cause.cause}>
                <th scope="row">
                  <button type="button" className="differences-open" onClick={() => change({ open: String(i) })}>
                    {causeName(cause, found, words)}
                  </button>
                </th>
                <td className="num">{signed(cause.amount, found, words)}</td>
                <td className="num dim differences-wide">{written(running, unit, found.currency, words)}</td>
                <td className="num dim differences-wide">{f.number(cause.count, 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="differences-sum">
        <Icon name="check" size={16} />
        {t("differences.causes.sum", {
          count: found.causes.length,
          n: f.number(found.causes.length, 0),
          sum: signed(total - (found.from ?? 0), found, words),
          difference: signed(difference, found, words),
        })}
      </p>
    </section>
  );
}
