import type { Base } from "../../../contract/index.ts";
import { useWords } from "../../i18n/index.ts";
import type { SectionProps } from "./load.ts";
import { RateSaid } from "./say.tsx";

/** How far customers came: each stage of all, and of the year they committed in. */
export function Funnel({ base }: SectionProps) {
  const { t, f } = useWords();
  const { all, cohorts } = base.funnel;
  const most = Math.max(1, ...all.map(({ reached }) => reached));
  return (
    <section className="card" aria-labelledby="base-funnel">
      <h2 className="title" id="base-funnel">
        {t("base.funnel.title")}
      </h2>
      <p className="small dim">{t("base.funnel.text")}</p>
      <div className="table-box">
        <table aria-labelledby="base-funnel" className="base-wide stacks">
          <thead>
            <tr>
              {(["stage", "reached", "ofLive", "ofBefore", "days"] as const).map((id) => (
                <th scope="col" key={id} className={id === "stage" ? "" : "num"}>
                  {t(`base.funnel.${id}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {all.map(({ stage, reached, ofLive, ofBefore, medianDays }) => (
              <tr key={stage}>
                <th scope="row">
                  {t(`base.stage.${stage}`)}
                  <span className="base-bar" aria-hidden="true" style={{ inlineSize: `${(reached / most) * 100}%` }} />
                  <span className="small dim base-under">{t(`base.stageText.${stage}`)}</span>
                </th>
                <td className="num" data-label={t("base.funnel.reached")}>
                  <b>{f.number(reached, 0)}</b>
                </td>
                <td className="num" data-label={t("base.funnel.ofLive")}>
                  <RateSaid rate={ofLive} />
                </td>
                <td className="num" data-label={t("base.funnel.ofBefore")}>
                  <RateSaid rate={ofBefore} />
                </td>
                <td className="num" data-label={t("base.funnel.days")}>
                  {medianDays === null ? <span className="dim small">{t("base.noShare")}</span> : f.number(medianDays, 0)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {cohorts.length > 0 && <Cohorts cohorts={cohorts} />}
    </section>
  );
}

function Cohorts({ cohorts }: { readonly cohorts: Base["funnel"]["cohorts"] }) {
  const { t, f } = useWords();
  const stages = cohorts[0]?.stages.map(({ stage }) => stage) ?? [];
  return (
    <>
      <h3 className="small base-sub" id="base-cohorts">
        {t("base.funnel.cohorts")}
      </h3>
      <div className="table-box">
        <table aria-labelledby="base-cohorts" className="base-wide">
          <thead>
            <tr>
              <th scope="col">{t("base.funnel.year")}</th>
              {stages.map((stage) => (
                <th scope="col" key={stage} className="num">
                  {t(`base.stage.${stage}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cohorts.map(({ year, stages: own }) => (
              <tr key={year}>
                <th scope="row">{year}</th>
                {own.map(({ stage, reached, ofLive }) => (
                  <td key={stage} className="num">
                    {f.number(reached, 0)}
                    <span className="small dim base-under">{ofLive.value === null ? t("base.noShare") : f.ratio(ofLive.value, 0)}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Whether customers whose need was well understood stay longer. */
export function Depth({ base }: SectionProps) {
  const { t } = useWords();
  return (
    <section className="card" aria-labelledby="base-depth">
      <h2 className="title" id="base-depth">
        {t("base.depth.title")}
      </h2>
      <p className="small dim">{t("base.depth.text")}</p>
      <dl className="base-facts">
        {base.depth.map(({ depth, kept }) => (
          <div key={depth}>
            <dt>{t(`base.depth.${depth}`)}</dt>
            <dd>
              <RateSaid rate={kept} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
