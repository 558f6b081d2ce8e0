import { impactStates } from "../../../standard/index.ts";
import { useWords } from "../../i18n/index.ts";
import { Listing } from "./Listing.tsx";
import type { SectionProps } from "./load.ts";
import { moneyIn, PlanLink, RateSaid } from "./say.tsx";

/** Outcomes by bucket: how far they are, and what they are worth. */
export function Outcomes({ base }: SectionProps) {
  const { t, f } = useWords();
  const { buckets, confirmedLately } = base.outcomes;
  return (
    <section className="card" aria-labelledby="base-outcomes">
      <h2 className="title" id="base-outcomes">
        {t("base.outcomes.title")}
      </h2>
      <p className="small dim">{t("base.outcomes.text")}</p>
      <dl className="base-facts">
        <div>
          <dt>{t("base.outcomes.lately")}</dt>
          <dd>
            <RateSaid rate={confirmedLately} />
          </dd>
        </div>
      </dl>
      <div className="table-box">
        <table aria-labelledby="base-outcomes" className="base-wide stacks">
          <thead>
            <tr>
              <th scope="col">{t("base.outcomes.bucket")}</th>
              {impactStates.map((state) => (
                <th scope="col" key={state} className="num">
                  {t(`base.impact.${state}`)}
                </th>
              ))}
              {(["atRisk", "score", "confirmedWorth", "claimedWorth"] as const).map((id) => (
                <th scope="col" key={id} className="num">
                  {t(`base.outcomes.${id}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {buckets.map(({ bucket, byState, atRisk, score, confirmed, claimed }) => (
              <tr key={bucket}>
                <th scope="row">{t(`base.bucket.${bucket}`)}</th>
                {impactStates.map((state) => (
                  <td key={state} className={`num ${byState[state] === 0 ? "dim stacks-zero" : ""}`} data-label={t(`base.impact.${state}`)}>
                    {f.number(byState[state] ?? 0, 0)}
                  </td>
                ))}
                <td className="num" data-label={t("base.outcomes.atRisk")}>
                  {f.number(atRisk, 0)}
                </td>
                <td className="num" data-label={t("base.outcomes.score")}>
                  {score === null ? <span className="dim small">{t("base.outcomes.noneClosed")}</span> : f.number(score, 2)}
                </td>
                <td className="num" data-label={t("base.outcomes.confirmedWorth")}>
                  {moneyIn(confirmed, f.money, t("base.noWorth"))}
                </td>
                <td className="num" data-label={t("base.outcomes.claimedWorth")}>
                  {moneyIn(claimed, f.money, t("base.noWorth"))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Whose impact came back quarter after quarter. */
export function Recurrence({ view, base }: SectionProps) {
  const { t, f } = useWords();
  return (
    <Listing
      view={view}
      id="recurrence"
      list={base.outcomes.recurrence}
      keyOf={(row) => String(row.account)}
      pick={(answer) => answer.outcomes.recurrence}
      columns={[
        {
          id: "share",
          isNumber: true,
          cell: (row) => (
            <>
              <b>{f.ratio(row.share, 0)}</b>
              <span className="small dim base-under">{t("base.recurrence.quarters", { n: f.number(row.share * 4, 0) })}</span>
            </>
          ),
          plain: (row) => row.share,
        },
        {
          id: "plan",
          cell: (row) => (
            <PlanLink view={view} plan={row.plan}>
              {t("base.hasPlan")}
            </PlanLink>
          ),
          plain: (row) => row.plan,
        },
      ]}
    />
  );
}
