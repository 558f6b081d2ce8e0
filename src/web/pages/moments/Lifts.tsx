import type { MomentReport } from "../../../contract/index.ts";
import { moments } from "../../../standard/index.ts";
import { useWords } from "../../i18n/index.ts";
import { ScrollBox } from "../../ui/ScrollBox.tsx";
import { Head } from "./Head.tsx";
import { RateSaid } from "./RateSaid.tsx";
import { sayPoints } from "./say.ts";

type Lift = MomentReport["lifts"][number];

/** What went well with each moment done well and without it, with how sure that is. */
export function Lifts({ report: { lifts, from, to } }: { readonly report: MomentReport }) {
  const { t } = useWords();
  const rows = lifts.map(({ moment, cases, withIt, withoutIt, difference }) => [
    moment,
    cases,
    withIt.value,
    withIt.n,
    withoutIt.value,
    withoutIt.n,
    difference?.value ?? null,
    difference?.low ?? null,
    difference?.high ?? null,
  ]);
  const header = ["moment", "cases", "with", "with_n", "without", "without_n", "difference", "low", "high"];
  return (
    <section className="card" aria-labelledby="lift-title">
      <Head
        id="lift-title"
        title={t("moments.lift.title")}
        text={t("moments.lift.text")}
        file={{ name: `moments-lift-${from}-${to}`, header, rows }}
      />
      <p className="report-caveat">{t("moments.lift.caveat")}</p>
      <ScrollBox className="table-box" label={t("moments.lift.title")}>
        <table className="report-lift stacks">
          <thead>
            <tr>
              <th scope="col">{t("moments.moment")}</th>
              <th scope="col">{t("moments.lift.with")}</th>
              <th scope="col">{t("moments.lift.without")}</th>
              <th scope="col">{t("moments.lift.difference")}</th>
              <th scope="col">
                <span className="report-scale" aria-hidden="true">
                  <span>{"\u2212"}100</span>
                  <span>0</span>
                  <span>+100</span>
                </span>
                <span className="visually-hidden">{t("moments.lift.scale")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {lifts.map((lift) => (
              <LiftRow key={lift.moment} lift={lift} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}

/** Where a difference between -1 and 1 lies on the scale. */
const at = (value: number): string => `${((Math.max(-1, Math.min(1, value)) + 1) / 2) * 100}%`;

function LiftRow({ lift: { moment, cases, since, withIt, withoutIt, difference } }: { readonly lift: Lift }) {
  const words = useWords();
  const { t, f, language } = words;
  const title = moments.find(({ id }) => id === moment)?.title[language];
  return (
    <tr>
      <th scope="row">
        {title}
        <span className="small dim report-under">{t(`moments.cases.${cases}`)}</span>
        {since !== null && <span className="small dim report-under">{t("moments.lift.since", { day: f.day(since) })}</span>}
      </th>
      {since === null ? (
        <td colSpan={4} className="dim">
          {t("moments.lift.never")}
        </td>
      ) : (
        <>
          <td data-label={t("moments.lift.with")}>
            <RateSaid rate={withIt} />
          </td>
          <td data-label={t("moments.lift.without")}>
            <RateSaid rate={withoutIt} />
          </td>
          <td data-label={t("moments.lift.difference")}>
            {difference === null ? (
              <span className="dim">{t("moments.lift.noDifference")}</span>
            ) : (
              <>
                <b>{t("moments.lift.points", { n: sayPoints(difference.value, words) })}</b>
                <span className="small dim report-under">
                  {t("moments.lift.between", { low: sayPoints(difference.low, words), high: sayPoints(difference.high, words) })}
                </span>
                <span className="small report-under">
                  {t(difference.low > 0 ? "moments.lift.more" : difference.high < 0 ? "moments.lift.less" : "moments.lift.unclear")}
                </span>
              </>
            )}
          </td>
          <td>
            <div className="report-track" aria-hidden="true">
              {difference !== null && (
                <>
                  <i className="report-range-bar" style={{ left: at(difference.low), right: `calc(100% - ${at(difference.high)})` }} />
                  <i className="report-dot" style={{ left: at(difference.value) }} />
                </>
              )}
            </div>
          </td>
        </>
      )}
    </tr>
  );
}
