import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import type { Bowtie, BowtieState } from "../../../contract/index.ts";
import type { Address } from "../../explain-link.ts";
import { type Unit, useWords } from "../../i18n/index.ts";
import { Change } from "../../ui/Change.tsx";
import { Figure } from "../../ui/Figure.tsx";
import { Go } from "../../ui/Go.tsx";
import { type Point, told } from "../../units.ts";
import type { PanelProps } from "./panel-props.ts";
import { Records } from "./Records.tsx";

interface LineProps extends PanelProps {
  readonly label: string;
  readonly address: Omit<Address, "period">;
  readonly point: Point;
  readonly before?: Point | null | undefined;
  readonly unit: Unit;
  readonly children?: ReactNode;
}

/** A value of the panel with its change and remarks. */
function Line({ label, address, point, before, unit, children, bowtie, view, compared }: LineProps) {
  return (
    <div className="panel-line">
      <dt className="small dim">{label}</dt>
      <dd>
        <Figure
          search={view.search}
          address={{ ...address, period: bowtie.period }}
          point={point}
          unit={unit}
          currency={bowtie.currency ?? undefined}
          label={label}
          large
        />
        {before !== undefined && <Change now={point} before={before} unit={unit} against={compared} />}
        {children}
      </dd>
    </div>
  );
}

const Remark = ({ children }: { readonly children: ReactNode }) => <p className="small dim">{children}</p>;

function Cohort({ bowtie }: PanelProps) {
  const { t, f } = useWords();
  return <Remark>{t("bowtie.panel.cohort", { period: f.period(bowtie.period) })}</Remark>;
}

export function StagePanel(props: PanelProps & { readonly state: BowtieState }) {
  const { state, bowtie, view } = props;
  const { t, f } = useWords();
  const id = state.state;
  const station = bowtie.wing.find((one) => one.state === id);
  return (
    <div className="panel">
      <p>{t(`bowtie.meaning.${id}`)}</p>
      <Cohort {...props} />
      <dl>
        <Line
          {...props}
          label={t("bowtie.panel.volume")}
          address={{ metric: "bowtie_volume", part: id }}
          point={state.volume}
          before={state.volumeBefore}
          unit="count"
        >
          {state.implied > 0 && <Remark>{t("bowtie.panel.implied", { n: f.number(state.implied, 0) })}</Remark>}
        </Line>
        <Passage {...props} />
      </dl>
      {!state.tracked && (
        <div>
          <p>{t("bowtie.panel.untracked")}</p>
          <Button component={Go} to="/imports" variant="default" size="xs" mt="xs">
            {t("bowtie.panel.import")}
          </Button>
        </div>
      )}
      {station && station.steps.length > 0 && <Wing {...props} station={station} />}
      {state.tracked && <Records view={view} period={bowtie.period} metric="bowtie_volume" part={id} />}
    </div>
  );
}

export function RatePanel(props: PanelProps & { readonly state: BowtieState }) {
  const { t } = useWords();
  const { state, view, bowtie } = props;
  const [from, to] = [t(`bowtie.state.${state.state}`), t(`bowtie.state.${state.next}`)];
  return (
    <div className="panel">
      <p>{t("bowtie.passageMeaning", { from, to })}</p>
      <Cohort {...props} />
      <dl>
        <Passage {...props} />
      </dl>
      <Records view={view} period={bowtie.period} metric="bowtie_conversion" part={state.state} />
    </div>
  );
}

function Passage(props: PanelProps & { readonly state: BowtieState }) {
  const words = useWords();
  const { t, f } = words;
  const { state, next, conversion, conversionBefore, time, timeBefore, comparable } = props.state;
  const past = (point: Point | null | undefined) => (comparable ? point : undefined);
  if (next === null || conversion === null) return null;
  const to = t(`bowtie.state.${next}`);
  return (
    <>
      <Line
        {...props}
        label={t("bowtie.panel.conversion", { next: to })}
        address={{ metric: "bowtie_conversion", part: state }}
        point={conversion}
        before={past(conversionBefore)}
        unit="ratio"
      >
        {conversion.low !== undefined && conversion.high !== undefined && (
          <Remark>
            {t("bowtie.panel.interval", { interval: f.interval(conversion.low, conversion.high) })},{" "}
            {t("bowtie.n", { n: f.number(conversion.n, 0) })}
          </Remark>
        )}
        {conversion.partial && <Remark>{t("bowtie.panel.mature")}</Remark>}
        {!comparable && props.compared !== null && <Remark>{t("bowtie.slowWhy")}</Remark>}
      </Line>
      {time && (
        <Line
          {...props}
          label={t("bowtie.panel.time", { next: to })}
          address={{ metric: "bowtie_time", part: `${state}.median` }}
          point={time.median}
          before={past(timeBefore?.median)}
          unit="days"
        >
          {time.median.value !== null && time.p90.value !== null && (
            <Remark>
              {t("bowtie.panel.times", {
                median: told(time.median, "days", undefined, words),
                p90: told(time.p90, "days", undefined, words),
              })}
            </Remark>
          )}
        </Line>
      )}
    </>
  );
}

/** How the MRR that has come this far is made up. */
function Wing({ bowtie, view, station }: PanelProps & { readonly station: Bowtie["wing"][number] }) {
  const words = useWords();
  const { t } = words;
  const currency = bowtie.currency ?? undefined;
  const n = (metric: string, part: string): number =>
    [...bowtie.movements, ...(metric === "churned_mrr" ? bowtie.lost : [])].find((one) => one.part === part)?.value.n ?? 0;
  return (
    <section className="panel-wing">
      <h3 className="title">{t("bowtie.panel.wing")}</h3>
      <p className="panel-total">{told({ value: station.value, n: 0 }, "money", currency, words)}</p>
      <Remark>{t("bowtie.panel.wingMeaning")}</Remark>
      <dl className="panel-steps">
        {station.steps.map(({ metric, part, value }) => (
          <div key={part}>
            <dt>{t(`bowtie.step.${part}`)}</dt>
            <dd className="num">
              <Figure
                search={view.search}
                address={{ metric, part, period: bowtie.period }}
                point={{ value, n: n(metric, part) }}
                unit="money"
                currency={currency}
                label={t(`bowtie.step.${part}`)}
              />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export function LoopPanel(props: PanelProps & { readonly loop: Bowtie["loops"][number] }) {
  const { t } = useWords();
  const { loop, bowtie, view } = props;
  const isRenewal = loop.loop === "renewal";
  const address = isRenewal ? { metric: "bowtie_volume", part: "renewed" } : { metric: "loop_contribution", part: loop.loop };
  return (
    <div className="panel">
      <p>{t(`bowtie.loopMeaning.${loop.loop}`)}</p>
      <Cohort {...props} />
      <dl>
        <Line
          {...props}
          label={isRenewal ? t("bowtie.panel.volume") : t("bowtie.panel.brought")}
          address={address}
          point={loop.value}
          unit={isRenewal ? "count" : "money"}
        />
      </dl>
      <Records
        view={view}
        period={bowtie.period}
        metric={address.metric}
        part={address.part}
        currency={isRenewal ? undefined : (bowtie.currency ?? undefined)}
      />
    </div>
  );
}
