import { useMemo } from "react";
import type { SavedScenario, SimulationAnswer } from "../../../../contract/index.ts";
import { type Asked, ask, useAsks } from "../../../ask.ts";
import { ChartCard } from "../../../charts/ChartCard.tsx";
import type { Colour } from "../../../charts/colours.ts";
import { Lines } from "../../../charts/Lines.tsx";
import { useWords } from "../../../i18n/index.ts";
import { Note } from "../../../ui/Note.tsx";
import { Trouble } from "../../../ui/Trouble.tsx";
import { aheadOf, axisOf, pastOf, seriesAt } from "../curve.ts";
import { monthAfter } from "../months.ts";
import { type PartProps, RUNS, SEED } from "../state.ts";
import type { Compared } from "./compared.ts";
import { Differing } from "./Differing.tsx";
import { Outcomes } from "./Outcomes.tsx";

const COLOURS: readonly Colour[] = ["accent", "move-new", "move-reactivation", "move-contraction", "move-churn"];
const LEAST = 36;

/** Several scenarios beside the one on the page: their courses, what they come to, and the levers they differ in. */
export function Compare({ growth, scenarios }: PartProps & { readonly scenarios: readonly SavedScenario[] }) {
  const { t, f } = useWords();
  const months = Math.max(LEAST, growth.scenario.months);
  const asked = useAsks(
    Object.fromEntries(
      scenarios.map(({ savedAt: _, ...scenario }) => [
        scenario.name,
        ask("simulate", { scenario: { ...scenario, months: Math.max(months, scenario.months) }, runs: RUNS, seed: SEED }),
      ]),
    ),
  ) as Asked<Readonly<Record<string, { readonly route: "simulate"; readonly input: never }>>>;
  if (asked.kind === "failed") return <Trouble problem={asked.problem} again={asked.again} />;
  if (asked.kind === "loading")
    return (
      <section className="card" aria-busy="true">
        <p className="dim">{t("growth.compare.loading")}</p>
      </section>
    );
  const answers = asked.answers as Readonly<Record<string, SimulationAnswer>>;
  const others = scenarios.filter(({ name }) => answers[name]?.currency !== growth.model.currency);
  const all = [
    here(growth, t("growth.compare.here")),
    ...scenarios.flatMap((scenario): readonly Compared[] => {
      const answer = answers[scenario.name];
      if (!answer || answer.currency !== growth.model.currency) return [];
      const { name, changes, target } = scenario;
      return [{ id: `saved:${name}`, name, changes, target, total: answer.total, fan: answer.fan, chance: answer.chance }];
    }),
  ];
  return (
    <>
      <Courses growth={growth} all={all} />
      <section className="card" aria-labelledby="growth-compared">
        <h2 className="title" id="growth-compared">
          {t("growth.compare.title")}
        </h2>
        <p className="small dim">{t("growth.compare.text", { runs: f.number(RUNS, 0) })}</p>
        {others.length > 0 && <Note kind="warn">{t("growth.compare.currency", { names: f.list(others.map(({ name }) => name)) })}</Note>}
        <Outcomes growth={growth} all={all} />
        <Differing growth={growth} all={all} />
      </section>
    </>
  );
}

function here(growth: PartProps["growth"], name: string): Compared {
  const { scenario, now, fan } = growth;
  const result = fan.kind === "ready" ? fan.result : null;
  return {
    id: "here",
    name: scenario.name === "" ? name : `${scenario.name} (${name})`,
    changes: scenario.changes,
    target: scenario.target,
    total: now.total,
    fan: result === null ? null : { p10: result.arr.p10, p90: result.arr.p90 },
    chance: result?.target?.chance ?? null,
  };
}

function Courses({ growth, all }: PartProps & { readonly all: readonly Compared[] }) {
  const { t, f } = useWords();
  const { model, currency } = growth;
  const { months } = growth.scenario;
  const axis = useMemo(() => axisOf(model, months, (month) => f.period(month)), [model, months, f]);
  const past = pastOf(axis, model);
  const series = [
    seriesAt(axis, 0, past, { id: "past", name: t("growth.past"), colour: "ink-2", nameless: true }),
    ...all.map(({ id, name, total }, i) =>
      aheadOf(axis, past, total.arr, months, { id, name, colour: COLOURS[i % COLOURS.length] ?? "accent" }),
    ),
  ];
  const title = t("growth.compare.question", { month: f.period(monthAfter(model.startMonth, months - 1)) });
  return (
    <ChartCard
      title={title}
      subtitle={t("growth.compare.courses")}
      series={series}
      unit="money"
      currency={currency}
      file="growth-scenarios"
    >
      {(picture) => (
        <Lines
          description={title}
          series={series}
          divide={{ place: axis.today, name: t("growth.today", { month: f.period(monthAfter(model.startMonth, -1)) }) }}
          unit="money"
          currency={currency}
          fromZero
          opens={false}
          height={300}
          {...(picture ? { picture } : {})}
        />
      )}
    </ChartCard>
  );
}
