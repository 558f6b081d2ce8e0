import { useMemo } from "react";
import { limitsOf, reachesOf } from "../../../../../growth/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { Note } from "../../../../ui/Note.tsx";
import type { PartProps } from "../../state.ts";
import { Assumed } from "../Assumed.tsx";
import { Sources } from "../Sources.tsx";
import { useNames } from "../use-names.ts";
import { useReckoned } from "../use-reckoned.ts";
import { Alone } from "./Alone.tsx";
import { Combined } from "./Combined.tsx";
import { TargetForm } from "./TargetForm.tsx";
import { Volume } from "./Volume.tsx";
import { costsOf } from "./ways.ts";
import "../../../../ui/table.css";
import "../parts.css";

/** What it takes to have an ARR by a month: more of the same, or better levers. */
export function Goal({ growth }: PartProps) {
  const { t, f } = useWords();
  const { segments, models, known, startMonth, scenario, target } = growth;
  const { limits, costs } = scenario;
  const names = useNames(growth);
  const reaches = useMemo(() => reachesOf(segments, known, limits), [segments, known, limits]);
  const costed = useMemo(() => costsOf(costs, reaches.levers), [costs, reaches]);
  const input = useMemo(
    () =>
      target === null
        ? null
        : { segments: models, target, changes: known, startMonth, limits: limitsOf(segments, reaches), costs: costed.costs },
    [models, target, known, startMonth, segments, reaches, costed],
  );
  const { last, isRunning, failure } = useReckoned("goal", input);
  const found = last?.result ?? null;
  const month = scenario.target === null ? "" : f.period(scenario.target.month);
  return (
    <div className="sections">
      <section className="card parts-card" aria-labelledby="parts-goal">
        <h2 className="title" id="parts-goal">
          {t("parts.goal.title")}
        </h2>
        <p className="small dim">{t("parts.goal.subtitle")}</p>
        <TargetForm growth={growth} names={names} />
        {scenario.target !== null && target === null && <Note kind="warn">{t("parts.goal.past", { month })}</Note>}
        {failure !== null && <Note kind="bad">{failure}</Note>}
        {found !== null && target !== null && (
          <p className="parts-finding" aria-live="polite">
            {found.isReached
              ? t("parts.goal.reached", { arr: names.money(found.arr), month, more: names.money(found.arr - found.target.arr) })
              : t("parts.goal.missing", { arr: names.money(found.arr), month, gap: names.money(found.target.arr - found.arr) })}
          </p>
        )}
      </section>
      {found !== null && target !== null && !found.isReached && (
        <div className={`sections ${isRunning ? "parts-old" : ""}`} aria-busy={isRunning}>
          <div className="columns">
            <Volume growth={growth} found={found} names={names} month={month} />
            <Combined growth={growth} found={found} names={names} month={month} average={costed.average} />
          </div>
          <Alone growth={growth} found={found} names={names} reaches={reaches.levers} month={month} />
          <Assumed assumed={reaches.assumed} names={names} />
          <Sources reaches={reaches.levers} />
        </div>
      )}
    </div>
  );
}
