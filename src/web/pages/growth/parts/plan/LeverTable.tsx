import { useState } from "react";
import { isLeverId, levers as standard } from "../../../../../standard/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { ScrollBox } from "../../../../ui/ScrollBox.tsx";
import { Term } from "../../../../ui/Term.tsx";
import { More } from "../More.tsx";
import type { Names } from "../use-names.ts";
import { greatestFirst, type PlanLever, type PlanMonth } from "./progress.ts";

/** More rows than this are asked for. */
const SHOWN = 12;

const unitOf = (lever: string): "share" | "months" | "money" | "count" => {
  if (!isLeverId(lever)) return "share";
  const { unit } = standard[lever];
  return unit === "ratio" ? "share" : unit;
};

/** Every lever of a month: as planned, as it was, on how many cases, and what the difference did to ARR. */
export function LeverTable({ month, names }: { readonly month: PlanMonth; readonly names: Names }) {
  const { t, f } = useWords();
  const [showsAll, setShowsAll] = useState(false);
  const levers = month.levers.toSorted(greatestFirst);
  const title = t("parts.plan.levers", { month: f.period(month.month) });
  return (
    <section className="card parts-card" aria-labelledby="parts-plan-levers">
      <h2 className="title" id="parts-plan-levers">
        {title}
      </h2>
      <p className="small dim">{t("parts.plan.leversText")}</p>
      <ScrollBox className="table-box parts-stack" label={title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("parts.column.lever")}</th>
              <th scope="col" className="num">
                {t("parts.plan.planned")}
              </th>
              <th scope="col" className="num">
                {t("parts.plan.actual")}
              </th>
              <th scope="col" className="num">
                <Term meaning={t("parts.plan.casesMeaning")}>{t("parts.column.cases")}</Term>
              </th>
              <th scope="col" className="num">
                {t("parts.plan.variance")}
              </th>
            </tr>
          </thead>
          <tbody>
            {(showsAll ? levers : levers.slice(0, SHOWN)).map((lever) => (
              <tr key={`${lever.segment}:${lever.lever}`}>
                <th scope="row">{names.lever(lever)}</th>
                <td className="num" data-label={t("parts.plan.planned")}>
                  {names.say.value(unitOf(lever.lever), lever.planned)}
                </td>
                <td className="num" data-label={t("parts.plan.actual")}>
                  <Actual lever={lever} names={names} />
                </td>
                <td className="num dim" data-label={t("parts.column.cases")}>
                  {f.number(lever.n, 0)}
                  {lever.over > 1 && ` ${t("parts.plan.over", { count: lever.over, n: f.number(lever.over, 0) })}`}
                </td>
                <td className="num" data-label={t("parts.plan.variance")}>
                  {lever.variance === 0 ? <span className="dim">{names.money(0)}</span> : names.added(lever.variance)}
                </td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t("parts.plan.unexplained")}</th>
              <td />
              <td />
              <td />
              <td className="num" data-label={t("parts.plan.variance")}>
                {month.unexplained === 0 ? names.money(0) : names.added(month.unexplained)}
              </td>
            </tr>
          </tbody>
        </table>
      </ScrollBox>
      {levers.length > SHOWN && <More all={levers.length} isOpen={showsAll} onToggle={() => setShowsAll(!showsAll)} />}
    </section>
  );
}

function Actual({ lever: { lever, actual, n }, names }: { readonly lever: PlanLever; readonly names: Names }) {
  const { t, f } = useWords();
  return actual === null ? (
    <span className="small dim">{t("parts.plan.tooFew", { n: f.number(n, 0) })}</span>
  ) : (
    names.say.value(unitOf(lever), actual)
  );
}
