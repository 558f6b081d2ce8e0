import {
  closureWords,
  directionWords,
  impactStates,
  impactStateWords,
  outcomeBucketWords,
  outcomePartWords,
} from "../../../../../standard/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import type { PlanOutcome } from "../../load.ts";
import { Owners } from "../../Owners.tsx";
import { ProgressBar } from "../../ProgressBar.tsx";
import { Acts } from "./Acts.tsx";
import type { CardProps } from "./card-props.ts";
import { Measured } from "./Measured.tsx";

export function Card({ plan, outcome, edit }: CardProps) {
  const { t, f, language } = useWords();
  const { statement, bucket, stake, closed, isAtRisk, progress, expected, reason, lacking, promiseId } = outcome;
  const promise = plan.promises.find(({ id }) => id === promiseId);
  const behind = expected === null ? 0 : expected - (progress ?? 0);
  return (
    <article className="card outcome" aria-labelledby={`outcome-${outcome.id}`}>
      <header>
        <p className="small dim">
          {outcomeBucketWords[bucket][language]}
          {closed !== null && ` · ${t("onePlan.outcomes.closed", { as: closureWords[closed.as][language], day: f.day(closed.on) })}`}
        </p>
        <h4 className="title" id={`outcome-${outcome.id}`}>
          {statement}
        </h4>
        {stake !== null && <p className="small dim">{t("onePlan.outcomes.stake", { stake })}</p>}
        {promise && <p className="small dim">{t("onePlan.outcomes.keeps", { promise: promise.text })}</p>}
      </header>
      <div className="outcome-body">
        <div className="outcome-figures">
          <Span outcome={outcome} />
          <ProgressBar progress={progress} expected={expected} none={t(`onePlan.outcomes.reason.${reason ?? "not_measured"}`)} />
          {isAtRisk && (
            <p className="plan-warn">
              <b>{t("onePlan.outcomes.atRisk")}</b>{" "}
              {progress === null && expected !== null
                ? t("onePlan.outcomes.unmeasured", { n: f.ratio(expected, 0) })
                : t("onePlan.outcomes.behind", { n: f.number(behind * 100, 0) })}
            </p>
          )}
          {lacking.length > 0 && (
            <p className="plan-warn">
              {t("onePlan.outcomes.lacks", { parts: f.list(lacking.map((part) => outcomePartWords[part][language])) })}
            </p>
          )}
          <Owners buyerOwner={outcome.buyerOwner} ourOwner={outcome.ourOwner} />
        </div>
        <Path outcome={outcome} />
      </div>
      <Measured outcome={outcome} />
      {edit !== null && <Acts plan={plan} outcome={outcome} edit={edit} />}
    </article>
  );
}

/** From what to what, by when, and where it stands. */
function Span({ outcome: { metric, baseline, target, newest, worth } }: { readonly outcome: PlanOutcome }) {
  const { t, f, language } = useWords();
  if (metric === null) return <p className="dim">{t("onePlan.outcomes.noMetric")}</p>;
  const value = (one: number): string => `${f.number(one, 2)} ${metric.unit}`.trim();
  const goal = target === null ? null : target.upTo === null ? value(target.value) : `${f.number(target.value, 2)} – ${value(target.upTo)}`;
  return (
    <p>
      <b>{metric.name}</b> <span className="dim">({directionWords[metric.direction][language].toLocaleLowerCase(language)})</span>
      <span className="plan-beneath">
        {baseline === null
          ? t("onePlan.outcomes.noBaseline")
          : t("onePlan.outcomes.from", { value: value(baseline.value), day: f.day(baseline.on) })}{" "}
        {target === null || goal === null
          ? t("onePlan.outcomes.noTarget")
          : t("onePlan.outcomes.to", { value: goal, day: f.day(target.dueOn) })}
      </span>
      {newest !== null && (
        <span className="plan-beneath">{t("onePlan.outcomes.now", { value: value(newest.value), day: f.day(newest.on) })}</span>
      )}
      {worth !== null && (
        <span className="small dim plan-beneath">
          {t("onePlan.outcomes.worth", {
            money: f.money(worth.perUnit.minor, worth.perUnit.currency),
            share: f.ratio(worth.attribution, 0),
          })}
        </span>
      )}
    </p>
  );
}

/** The way of an impact between the two sides, with who made each step and when. */
function Path({ outcome: { state, changes } }: { readonly outcome: PlanOutcome }) {
  const { t, f, language } = useWords();
  const at = impactStates.indexOf(state);
  return (
    <ol className="outcome-path" aria-label={t("onePlan.outcomes.path")}>
      {impactStates.map((one, i) => {
        const change = i <= at ? changes.findLast(({ to }) => to === one) : undefined;
        const who =
          change === undefined
            ? null
            : one === "agreed" && change.buyer !== null
              ? `${change.by.person}, ${change.buyer}`
              : change.by.person;
        return (
          <li key={one} className={i <= at ? "outcome-reached" : undefined} {...(one === state ? { "aria-current": "step" as const } : {})}>
            <span className="outcome-dot" aria-hidden="true" />
            <span title={impactStateWords[one].meaning[language]}>{impactStateWords[one].title[language]}</span>
            <span className="small dim">
              {change === undefined || who === null ? (i > at ? t("onePlan.outcomes.notYet") : "") : `${f.day(change.on)}, ${who}`}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
