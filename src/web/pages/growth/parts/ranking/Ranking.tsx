import { SegmentedControl, Switch } from "@mantine/core";
import { useMemo, useState } from "react";
import { limitsOf, reachesOf } from "../../../../../growth/index.ts";
import { ChartCard } from "../../../../charts/ChartCard.tsx";
import type { Series } from "../../../../charts/series.ts";
import { useWords } from "../../../../i18n/index.ts";
import { Note } from "../../../../ui/Note.tsx";
import { ScrollBox } from "../../../../ui/ScrollBox.tsx";
import type { PartProps } from "../../state.ts";
import { Assumed } from "../Assumed.tsx";
import { More } from "../More.tsx";
import { withNumber } from "../reach.ts";
import type { Order } from "../Sorted.tsx";
import { Sources } from "../Sources.tsx";
import { isTaken, takenOver } from "../take-over.ts";
import { useNames } from "../use-names.ts";
import { useReckoned } from "../use-reckoned.ts";
import { Head } from "./Head.tsx";
import { Row } from "./Row.tsx";
import { type Column, HORIZONS, isCosted, rowsOf, sorted } from "./rows.ts";
import "../../../../ui/table.css";
import "../parts.css";

/** More rows than this are asked for. */
const SHOWN = 12;
const COLOURS = ["accent-line", "accent", "move-total"] as const;

/** Which lever adds most recurring revenue for what it takes to move it. */
export function Ranking({ growth }: PartProps) {
  const { t, f } = useWords();
  const { segments, models, known, startMonth, scenario, currency, set } = growth;
  const { costs, limits } = scenario;
  const names = useNames(growth);
  const [horizon, setHorizon] = useState(1);
  const [order, setOrder] = useState<Order<Column>>({ by: "perEffort", down: true });
  const [showsAll, setShowsAll] = useState(false);
  const [elastic, setElastic] = useState(false);
  const reaches = useMemo(() => reachesOf(segments, known, limits), [segments, known, limits]);
  const input = useMemo(
    () => ({ segments: models, changes: known, startMonth, horizons: HORIZONS, targets: limitsOf(segments, reaches), effort: costs }),
    [models, known, startMonth, segments, reaches, costs],
  );
  const { last, isRunning, failure } = useReckoned("sensitivity", input);
  const rows = useMemo(() => (last === null ? [] : rowsOf(last.result, reaches.levers, costs)), [last, reaches, costs]);
  const inOrder = useMemo(
    () =>
      sorted(rows, order, horizon, {
        title: ({ lever }) => names.say.title(lever),
        segment: (row) => names.segment(row.segment),
        compare: f.compare,
      }),
    [rows, order, horizon, names, f],
  );
  const series = useMemo(
    () =>
      HORIZONS.map(
        (months, i): Series => ({
          id: String(months),
          name: t("parts.ranking.lift", { n: months }),
          colour: COLOURS[i] ?? "accent",
          marks: inOrder.map((row) => ({ label: names.lever(row), point: { value: row.lift[i] ?? null, n: Math.round(row.n) } })),
        }),
      ),
    [inOrder, names, t],
  );
  const most = Math.max(...rows.map((row) => row.lift[horizon] ?? 0), 1);
  const [first] = inOrder;
  const isSplit = segments.length > 1;
  const shown = showsAll ? inOrder : inOrder.slice(0, SHOWN);
  return (
    <ChartCard
      title={t("parts.ranking.title")}
      subtitle={t("parts.ranking.subtitle", { n: f.number(rows.length, 0) })}
      series={series}
      unit="money"
      currency={currency}
      file="growth-ranking"
      hasPicture={false}
      hasTable={false}
      lead={
        <>
          {first && order.by === "perEffort" && order.down && (
            <p className="parts-finding" aria-live="polite">
              {t("parts.ranking.first", {
                lever: names.lever(first),
                value: names.say.value(first.unit, first.value),
                to: names.say.value(first.unit, first.to),
                arr: names.money(first.lift[horizon] ?? 0),
                months: HORIZONS[horizon],
              })}
            </p>
          )}
          <p className="parts-why">{t("parts.ranking.why")}</p>
          {failure !== null && <Note kind="bad">{failure}</Note>}
          <div className="parts-tools no-print">
            <SegmentedControl
              size="xs"
              className="parts-choice"
              aria-label={t("parts.ranking.horizon")}
              value={String(horizon)}
              onChange={(value) => setHorizon(Number(value))}
              data={HORIZONS.map((months, i) => ({ value: String(i), label: t("parts.ranking.months", { n: months }) }))}
            />
            <Switch size="xs" label={t("parts.ranking.elastic")} checked={elastic} onChange={() => setElastic(!elastic)} />
          </div>
        </>
      }
      footer={
        <>
          {inOrder.length > SHOWN && <More all={inOrder.length} isOpen={showsAll} onToggle={() => setShowsAll(!showsAll)} />}
          <Assumed assumed={reaches.assumed} names={names} />
          <Sources reaches={reaches.levers} />
        </>
      }
    >
      {() => (
        <ScrollBox className={`table-box parts-stack ${isRunning ? "parts-old" : ""}`} label={t("parts.ranking.title")}>
          <table aria-busy={isRunning}>
            <Head {...{ isSplit, elastic, order, horizon, currency }} costed={isCosted(costs)} onOrder={setOrder} />
            <tbody>
              {shown.map((row) => (
                <Row
                  key={row.key}
                  {...{ row, names, horizon, most, isSplit, elastic, currency }}
                  costed={isCosted(costs)}
                  isTried={isTaken(scenario.changes, row.segment, row.lever, row.value)}
                  onCost={(cost) => set.costs(withNumber(costs, row.key, cost))}
                  onTry={() => set.changes(takenOver(scenario.changes, [row]))}
                />
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </ChartCard>
  );
}
