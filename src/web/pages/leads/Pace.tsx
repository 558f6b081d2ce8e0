import type { PaceReport } from "../../../contract/index.ts";
import { ask, useAsks } from "../../ask.ts";
import { Waiting } from "../../frame/Waiting.tsx";
import { useWords } from "../../i18n/index.ts";
import { ScrollBox } from "../../ui/ScrollBox.tsx";
import { Trouble } from "../../ui/Trouble.tsx";

const COUNTS = ["moved", "won", "lost", "begun", "answered"] as const;

/** How fast leads are answered and deals moved, by person and by week. */
export function Pace() {
  const { t } = useWords();
  const asked = useAsks({ pace: ask("pace", {}) });
  if (asked.kind === "failed") return <Trouble problem={asked.problem} again={asked.again} />;
  if (asked.kind === "loading") return <Waiting />;
  const report = asked.answers.pace;
  return (
    <>
      <People report={report} />
      {report.people.length > 0 && <Weeks report={report} title={t("leads.pace.weeks")} />}
    </>
  );
}

interface ReportProps {
  readonly report: PaceReport;
}

function People({ report: { to, people, total } }: ReportProps) {
  const { t, f } = useWords();
  return (
    <section className="card leads" aria-labelledby="pace-people">
      <h2 className="title" id="pace-people">
        {t("leads.pace.title")}
      </h2>
      <p className="dim leads-lead">{t("leads.pace.text", { day: f.day(to) })}</p>
      {people.length === 0 ? (
        <p>{t("leads.pace.none")}</p>
      ) : (
        <ScrollBox className="table-box" label={t("leads.pace.people")}>
          <table className="pace-table">
            <thead>
              <tr>
                <th scope="col">{t("leads.pace.who")}</th>
                {COUNTS.map((name) => (
                  <th key={name} scope="col" className="num">
                    {t(`leads.pace.${name}`)}
                  </th>
                ))}
                <th scope="col" className="num">
                  {t("leads.pace.median")}
                </th>
              </tr>
            </thead>
            <tbody>
              <Row name={t("leads.pace.all")} own={total} />
              {people.map(({ who, ...own }) => (
                <Row key={who ?? ""} name={who ?? t("leads.pace.nobody")} own={own} />
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </section>
  );
}

function Row({ name, own }: { readonly name: string; readonly own: PaceReport["total"] }) {
  const { t, f } = useWords();
  const { medianDays } = own;
  return (
    <tr>
      <th scope="row">{name}</th>
      {COUNTS.map((count) => (
        <td key={count} className="num">
          {f.number(own[count].n, 0)}
          {own[count].n > 0 && (
            <span className="small dim leads-beneath">{t("leads.pace.aWeek", { n: f.number(own[count].aWeek, 1) })}</span>
          )}
        </td>
      ))}
      <td className={medianDays === null ? "num dim small" : "num"}>
        {medianDays === null
          ? t(own.answered.n === 0 ? "leads.pace.noAnswer" : "leads.pace.few")
          : t("leads.pace.days", { count: medianDays, n: f.number(medianDays, 0) })}
      </td>
    </tr>
  );
}

function Weeks({ report: { byWeek }, title }: ReportProps & { readonly title: string }) {
  const { t, f } = useWords();
  return (
    <section className="card leads" aria-labelledby="pace-weeks">
      <h2 className="title" id="pace-weeks">
        {title}
      </h2>
      <ScrollBox className="table-box" label={title}>
        <table className="pace-table">
          <thead>
            <tr>
              <th scope="col">{t("leads.pace.week")}</th>
              {COUNTS.map((name) => (
                <th key={name} scope="col" className="num">
                  {t(`leads.pace.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {byWeek.toReversed().map((week) => (
              <tr key={week.first}>
                <th scope="row">{f.day(week.first)}</th>
                {COUNTS.map((count) => (
                  <td key={count} className="num">
                    {f.number(week[count], 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}
