import type { Output } from "../../../contract/index.ts";
import { returnReasonWords } from "../../../standard/index.ts";
import { useWords } from "../../i18n/index.ts";

type Answer = Output<"handoffReport">;
type Rate = Answer["inTime"];

/** How well hand-offs go: in time, at the first go, and why they come back. */
export function Report({ report }: { readonly report: Answer }) {
  const { t, f, language } = useWords();
  const { n, reasons, returns, owners, limitHours, limitWorkingDays } = report;
  return (
    <section className="card" aria-labelledby="handoffs-report">
      <h2 className="title" id="handoffs-report">
        {t("handoffs.report.title")}
      </h2>
      <p className="small dim">{t("handoffs.report.text", { count: n, n: f.number(n, 0) })}</p>
      <dl className="handoffs-figures">
        <Share name={t("handoffs.report.inTime", { hours: f.number(limitHours, 0) })} rate={report.inTime} />
        <Share name={t("handoffs.report.firstTime")} rate={report.firstTime} />
        <Share name={t("handoffs.report.beforeKickOff")} rate={report.beforeKickOff} />
        <Share name={t("handoffs.report.contactInTime", { count: limitWorkingDays, n: limitWorkingDays })} rate={report.contactInTime} />
        <Median name={t("handoffs.report.medianHours")} median={report.medianHours} />
        <Median name={t("handoffs.report.medianHoursToAccepted")} median={report.medianHoursToAccepted} />
      </dl>
      <div className="columns handoffs-tables">
        <div>
          <h3 className="handoffs-heading">{t("handoffs.report.reasons", { count: returns, n: f.number(returns, 0) })}</h3>
          {reasons.length === 0 ? (
            <p className="dim">{t("handoffs.report.noReturns")}</p>
          ) : (
            <ul className="handoffs-reasons">
              {reasons.map(({ reason, count }) => (
                <li key={reason}>
                  <span>{returnReasonWords[reason][language]}</span>
                  <span className="num">{f.number(count, 0)}</span>
                  <i aria-hidden="true" style={{ width: `${(count / Math.max(1, reasons[0]?.count ?? 1)) * 100}%` }} />
                </li>
              ))}
            </ul>
          )}
        </div>
        {owners.length > 0 && (
          <div>
            <h3 className="handoffs-heading">{t("handoffs.report.owners")}</h3>
            <div className="table-box">
              <table>
                <thead>
                  <tr>
                    <th scope="col">{t("handoffs.owner")}</th>
                    {(["n", "inTime", "firstTime", "returns"] as const).map((column) => (
                      <th key={column} scope="col" className="num">
                        {t(`handoffs.report.column.${column}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {owners.map((one) => (
                    <tr key={one.owner ?? ""}>
                      <th scope="row">{one.owner ?? t("handoffs.noOwner")}</th>
                      <td className="num">{f.number(one.n, 0)}</td>
                      <td className="num">
                        <Written rate={one.inTime} />
                      </td>
                      <td className="num">
                        <Written rate={one.firstTime} />
                      </td>
                      <td className="num">{f.number(one.returns, 0)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </div>
        )}
      </div>
    </section>
  );
}

/** A share where there are enough cases, else the cases themselves. */
function Written({ rate: { value, hits, n } }: { readonly rate: Rate }) {
  const { t, f } = useWords();
  if (n === 0) return <span className="dim">{t("handoffs.report.noCases")}</span>;
  return <>{value === null ? t("handoffs.of", { n: f.number(hits, 0), all: f.number(n, 0) }) : f.ratio(value, 0)}</>;
}

function Share({ name, rate }: { readonly name: string; readonly rate: Rate }) {
  const { t, f } = useWords();
  const { value, hits, n, low, high } = rate;
  return (
    <div>
      <dt className="small dim">{name}</dt>
      <dd>
        <span className={value === null ? "figure-missing" : "handoffs-big"}>
          {value === null ? t(n === 0 ? "handoffs.report.noCases" : "handoffs.report.tooFew", { n: f.number(n, 0) }) : f.ratio(value, 0)}
        </span>
        {n > 0 && (
          <span className="small dim">
            {t("handoffs.report.cases", { hits: f.number(hits, 0), n: f.number(n, 0) })}
            {low !== null && high !== null && ` · ${f.interval(low, high)}`}
          </span>
        )}
      </dd>
    </div>
  );
}

/** What takes longer is told in days. */
const LONG_HOURS = 96;

function Median({ name, median: { value, n } }: { readonly name: string; readonly median: Answer["medianHours"] }) {
  const { t, f } = useWords();
  return (
    <div>
      <dt className="small dim">{name}</dt>
      <dd>
        <span className={value === null ? "figure-missing" : "handoffs-big"}>
          {value === null
            ? t("handoffs.report.noCases")
            : value < LONG_HOURS
              ? t("handoffs.report.hours", { n: f.number(value, 1) })
              : t("handoffs.report.days", { n: f.number(value / 24, 0) })}
        </span>
        {n > 0 && <span className="small dim">{t("handoffs.report.n", { count: n, n: f.number(n, 0) })}</span>}
      </dd>
    </div>
  );
}
