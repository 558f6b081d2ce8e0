import type { Explanation } from "../../../contract/index.ts";
import { type Format, type Translate, useWords } from "../../i18n/index.ts";
import { filtersOf } from "../../search.ts";
import { Go } from "../../ui/Go.tsx";
import { Doubts } from "./Doubts.tsx";
import type { ExplainProps } from "./load.ts";

/** Method and settings in force, and what the number leaves out. */
export function Grounds({ explanation, view, answers }: ExplainProps & { readonly explanation: Explanation }) {
  const { t, f } = useWords();
  const { metric, method, level, asOf, through, position, currency, settings } = explanation;
  const issues = answers.health.openIssues;
  const filters = [
    ...(view.shared.where ?? []),
    ...(view.search.segment === undefined ? [] : [{ field: view.search.segment, values: [view.search.segmentValue ?? ""] }]),
  ];
  const rows: readonly (readonly [string, string])[] = [
    [t("explain.force.method"), t(`metric.${metric.id}.method.${method.name}`)],
    [t("explain.force.level"), t(`filter.levels.${level}`)],
    ...filters.map(({ field, values }) => [t("explain.force.where"), `${field}: ${values.join(", ")}`] as const),
    ...(currency === undefined ? [] : [[t("explain.force.currency"), currency] as const]),
    ...(asOf === undefined ? [] : [[t("explain.force.asOf"), f.day(asOf.slice(0, 10))] as const]),
    [t("explain.force.through"), through === null ? "" : f.day(through)],
    [t("explain.force.position"), f.number(position, 0)],
    [t("explain.force.version"), t("explain.force.versionOf", { metric: metric.id, version: metric.version })],
    ...Object.entries(settings).flatMap(([name, value]) =>
      KNOWN.has(name) ? [[t(`explain.setting.${name}`), settingOf(name, value, t, f)] as const] : [],
    ),
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

const KNOWN: ReadonlySet<string> = new Set(["dayCount", "gapDays", "pauseDays", "retentionWindows", "zone"]);

function settingOf(name: string, value: unknown, t: Translate, f: Format): string {
  if (name === "gapDays" || name === "pauseDays") return t("unit.days", { count: Number(value), n: f.number(Number(value), 0) });
  return Array.isArray(value) ? f.list(value.map(String)) : String(value);
}
