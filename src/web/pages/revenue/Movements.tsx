import type { SeriesPoint } from "../../../contract/index.ts";
import { partOf } from "../../answer.ts";
import { ChartCard } from "../../charts/ChartCard.tsx";
import type { Mark } from "../../charts/series.ts";
import { Waterfall, type WaterfallStep } from "../../charts/Waterfall.tsx";
import { explanationOf } from "../../explain-link.ts";
import { useWords } from "../../i18n/index.ts";
import { Figure } from "../../ui/Figure.tsx";
import { Term } from "../../ui/Term.tsx";
import { told } from "../../units.ts";
import { GrossOrNet, NoNet } from "./GrossOrNet.tsx";
import { colourOfKind } from "./kinds.ts";
import { isNet, type RevenueProps } from "./load.ts";
import { timesOf } from "./words.ts";

const LEVELS: ReadonlySet<string> = new Set(["opening", "closing"]);

/** From the opening to the closing of the period, and the sum that shows nothing is missing. */
export function Movements({ view, answers: { movements } }: RevenueProps) {
  const words = useWords();
  const { t, f } = words;
  const { period } = timesOf(view, f);
  const currency = movements.currency;
  const address = (point: SeriesPoint) => ({
    metric: "mrr_movements",
    method: movements.method,
    part: point.part,
    period: point.period,
    currency,
  });
  const steps = movements.series.map((point): WaterfallStep => {
    const kind = point.part ?? "";
    const { partial, ...whole } = point;
    const mark: Mark = {
      label: t(`movement.kind.${kind}`),
      point: kind === "opening" || !partial ? whole : point,
      ...(kind === "rounding" ? {} : { explanation: explanationOf(view.search, address(point)) }),
    };
    return { id: kind, mark, colour: colourOfKind(kind), kind: LEVELS.has(kind) ? "level" : "change" };
  });
  const changes = movements.series.filter(({ part }) => !LEVELS.has(part ?? ""));
  const n = changes.reduce((sum, point) => sum + point.n, 0);
  const level = (part: string): string => told(partOf(movements, part), "money", currency, words);
  if (movements.series.some(({ reason }) => reason === "net_period")) return <NoNet view={view} />;
  return (
    <ChartCard
      title={t("revenue.waterfall.title")}
      subtitle={t(isNet(view.search) ? "revenue.waterfall.netText" : "revenue.waterfall.text", { period, n: f.number(n, 0) })}
      series={[{ id: "mrr", name: "MRR", colour: "accent", marks: steps.map(({ mark }) => mark) }]}
      unit="money"
      currency={currency}
      axis={t("revenue.movers.why")}
      lead={<GrossOrNet net={isNet(view.search)} />}
      file={`mrr-movements-${movements.series[0]?.period ?? ""}`}
      footer={
        <div className="revenue-identity">
          <p className="small dim">{t("revenue.waterfall.identity")}</p>
          <ul>
            {movements.series.map((point) => (
              <li key={point.part}>
                <span className="small dim">
                  <Term meaning={t(`movement.meaning.${point.part}`)}>{t(`movement.kind.${point.part}`)}</Term>
                </span>
                <span className="num">
                  <i className="revenue-sign">{signOf(point)}</i>
                  {point.part === "rounding" ? (
                    told({ ...point, value: Math.abs(point.value ?? 0) }, "money", currency, words)
                  ) : (
                    <Figure
                      search={view.search}
                      address={address(point)}
                      point={{ ...point, value: point.value === null ? null : Math.abs(point.value) }}
                      unit="money"
                      currency={currency}
                      label={t(`movement.kind.${point.part}`)}
                    />
                  )}
                </span>
              </li>
            ))}
          </ul>
        </div>
      }
    >
      {(picture) => (
        <Waterfall
          description={t("revenue.describe.waterfall", { opening: level("opening"), closing: level("closing") })}
          steps={steps}
          unit="money"
          currency={currency}
          {...(picture ? { picture } : {})}
        />
      )}
    </ChartCard>
  );
}

const signOf = ({ part, value }: SeriesPoint): string =>
  part === "opening" ? "" : part === "closing" ? "=" : (value ?? 0) < 0 ? "−" : "+";
