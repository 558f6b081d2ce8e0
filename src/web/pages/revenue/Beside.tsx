import type { MetricAnswer, SeriesPoint } from "../../../contract/index.ts";
import { onlyPoint, partOf } from "../../answer.ts";
import { ChartCard } from "../../charts/ChartCard.tsx";
import { Waterfall, type WaterfallStep } from "../../charts/Waterfall.tsx";
import { explanationOf } from "../../explain-link.ts";
import { useWords } from "../../i18n/index.ts";
import { told } from "../../units.ts";
import { Fact } from "./Fact.tsx";
import type { RevenueProps } from "./load.ts";
import { timesOf } from "./words.ts";

const COLOURS = { arr: "move-total", carr: "move-total", signed: "move-new", steps: "move-expansion", notices: "move-churn" } as const;
const isLevel = (part: string): boolean => part === "arr" || part === "carr";

/** From ARR to contracted ARR, and what is counted in neither. */
export function BesideArr(props: RevenueProps) {
  const { bridge } = props.answers;
  const agreed = bridge.series.some(({ part = "", n, value }) => !isLevel(part) && (n > 0 || value !== 0));
  return (
    <div className="revenue-hidden">
      {agreed ? <Bridge {...props} /> : <Nothing />}
      <Apart {...props} />
    </div>
  );
}

function Nothing() {
  const { t } = useWords();
  return (
    <section className="card" aria-labelledby="contracted">
      <h2 className="title" id="contracted">
        {t("revenue.apart.bridge")}
      </h2>
      <p className="dim">{t("revenue.apart.nothing")}</p>
    </section>
  );
}

function Bridge({ view, answers: { bridge } }: RevenueProps) {
  const words = useWords();
  const { t, f } = words;
  const { currency } = bridge;
  const steps = bridge.series.map((point): WaterfallStep => {
    const part = point.part ?? "";
    // Contracted ARR has a metric of its own, whose formula names every step.
    const address = part === "carr" ? { metric: "carr" } : { metric: "carr_bridge", part };
    const { partial: _, ...whole } = point;
    return {
      id: part,
      mark: {
        label: t(`metric.carr_bridge.part.${part}`),
        point: whole,
        ...(part === "rounding" ? {} : { explanation: explanationOf(view.search, { ...address, period: point.period, currency }) }),
      },
      colour: COLOURS[part as keyof typeof COLOURS] ?? "move-other",
      kind: isLevel(part) ? "level" : "change",
    };
  });
  const level = (part: string): string => told(partOf(bridge, part), "money", currency, words);
  return (
    <ChartCard
      title={t("revenue.apart.bridge")}
      subtitle={t("revenue.apart.bridgeText", { end: timesOf(view, f).end })}
      series={[{ id: "carr", name: "CARR", colour: "accent", marks: steps.map(({ mark }) => mark) }]}
      unit="money"
      currency={currency}
      axis={t("revenue.movers.why")}
      file={`carr-${onlyPoint(bridge).period}`}
    >
      {(picture) => (
        <Waterfall
          description={t("revenue.apart.describe", { arr: level("arr"), carr: level("carr") })}
          steps={steps}
          unit="money"
          currency={currency}
          {...(picture ? { picture } : {})}
        />
      )}
    </ChartCard>
  );
}

/** Value that is in no recurring revenue, each with what would bring it when nothing does. */
function Apart({ view, answers }: RevenueProps) {
  const { t, f } = useWords();
  const rows = [
    { answer: answers.trial, column: "trial_ends_on" },
    { answer: answers.trialConversion, column: "trial_ends_on" },
    { answer: answers.paused, column: "pause" },
    { answer: answers.lapsed, column: "ends_on" },
    { answer: answers.committed, column: "commitment" },
    { answer: answers.usage, column: "amount" },
    { answer: answers.overage, column: "amount, commitment" },
    { answer: answers.free, column: "price" },
  ];
  const isTold = (point: SeriesPoint): boolean => point.reason !== "not_recorded" && point.reason !== "no_data";
  const told = rows.filter(({ answer }) => isTold(onlyPoint(answer)));
  const columns = [...new Set(rows.filter((row) => !told.includes(row)).map(({ column }) => column))];
  // What nobody has at present is named, and takes no row.
  const isNone = ({ answer }: { readonly answer: MetricAnswer }): boolean => onlyPoint(answer).n === 0 && onlyPoint(answer).value === 0;
  const shown = told.filter((row) => !isNone(row));
  const none = told.filter(isNone).map(({ answer }) => t(`metric.${answer.metric}.title`));
  return (
    <section className="card" aria-labelledby="beside-arr">
      <h2 className="title" id="beside-arr">
        {t("revenue.apart.title")}
      </h2>
      <p className="small dim">{t("revenue.apart.text", { end: timesOf(view, f).end })}</p>
      <dl className="revenue-facts revenue-facts-pair">
        {shown.map(({ answer }) => (
          <Fact key={answer.metric} view={view} answer={answer} label={t(`metric.${answer.metric}.title`)} />
        ))}
      </dl>
      {none.length > 0 && <p className="small dim">{t("revenue.apart.none", { names: f.list(none) })}</p>}
      {columns.length > 0 && <p className="small dim">{t("revenue.apart.columns", { columns: columns.join(", ") })}</p>}
    </section>
  );
}
