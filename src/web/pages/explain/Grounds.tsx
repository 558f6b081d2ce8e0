import type { Explanation } from "../../../contract/index.ts";
import { useWords } from "../../i18n/index.ts";
import { filtersOf } from "../../search.ts";
import { settingName, settingValue } from "../../setting-name.ts";
import { Go } from "../../ui/Go.tsx";
import { Doubts } from "./Doubts.tsx";
import type { ExplainProps } from "./load.ts";

/** Method and settings in force, and what the number leaves out. */
export function Grounds({ explanation, view, answers }: ExplainProps & { readonly explanation: Explanation }) {
  const words = useWords();
  const { t, f } = words;
  const { metric, method, level, asOf, through, position, currency, settings, changed, profile } = explanation;
  const money = settings["currencyView"] ?? "native";
  const named = (name: string): readonly [string, string] => [settingName(name, words), settingValue(name, settings[name] ?? "", words)];
  const issues = answers.health.openIssues ?? 0;
  const filters = [
    ...(view.shared.where ?? []),
    ...(view.search.segment === undefined ? [] : [{ field: view.search.segment, values: [view.search.segmentValue ?? ""] }]),
  ];
  const rows: readonly (readonly [string, string])[] = [
    [t("explain.force.method"), t(`metric.${metric.id}.method.${method.name}`)],
    [t("explain.force.level"), t(`filter.levels.${level}`)],
    ...filters.map(({ field, values }) => [t("explain.force.where"), `${field}: ${values.join(", ")}`] as const),
    ...(profile === undefined
      ? []
      : [[t("filter.profile"), view.counting.profiles.find(({ name }) => name === profile)?.title ?? profile] as const]),
    ...(money === "native" ? [] : [[t("filter.view"), t(`filter.views.${money}`)] as const]),
    ...(currency === undefined ? [] : [[t("explain.force.currency"), currency] as const]),
    ...(asOf === undefined ? [] : [[t("explain.force.asOf"), f.day(asOf.slice(0, 10))] as const]),
    [t("explain.force.through"), through === null ? "" : f.day(through)],
    [t("explain.force.position"), f.number(position, 0)],
    [t("explain.force.version"), t("explain.force.versionOf", { metric: metric.id, version: metric.version })],
    ...changed.filter((name) => name !== "currencyView").map(named),
  ];
  const compared = {
    metric: metric.id,
    period: explanation.point.period,
    ...(explanation.point.part === undefined ? {} : { part: explanation.point.part }),
    sideA: "ours",
  };
  return (
    <div className="columns">
      <section className="card" aria-labelledby="grounds">
        <h2 className="title" id="grounds">
          {t("explain.force.title")}
        </h2>
        <dl className="explain-grounds">
          {rows.map(([name, value]) => (
            <div key={`${name}/${value}`}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <details className="explain-after">
          <summary>
            {t(changed.length === 0 ? "explain.force.asStandard" : "explain.force.all", { count: changed.length, n: changed.length })}
          </summary>
          <dl className="explain-grounds small">
            {Object.keys(settings)
              .map(named)
              .map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
          </dl>
          <Go to="/settings" search={filtersOf(view.search)} className="link explain-decides">
            {t("explain.force.settings")}
          </Go>
        </details>
        <p className="explain-after no-print">
          <Go to="/differences" search={{ ...filtersOf(view.search), ...compared }} className="link">
            {t("explain.compare")}
          </Go>
        </p>
      </section>
      <section className="card" aria-labelledby="left-out">
        <h2 className="title" id="left-out">
          {t("explain.left.title")}
        </h2>
        <p className="explain-after">
          {issues === 0 ? (
            t("explain.left.noIssues")
          ) : (
            <>
              {t("explain.left.issues", { count: issues, n: f.number(issues, 0) })}{" "}
              <Go to="/imports" search={{ ...filtersOf(view.search), tab: "issues" }} className="link">
                {t("explain.left.see")}
              </Go>
            </>
          )}
        </p>
        <Doubts metric={metric.id} quality={answers.quality} search={view.search} />
        {metric.reasons.length === 0 ? (
          <p className="dim explain-after">{t("explain.left.never")}</p>
        ) : (
          <>
            <p className="dim explain-after">{t("explain.left.when")}</p>
            <ul className="explain-reasons">
              {metric.reasons.map(({ code }) => (
                <li key={code}>{t(`explain.when.${code}`)}</li>
              ))}
            </ul>
          </>
        )}
      </section>
    </div>
  );
}
