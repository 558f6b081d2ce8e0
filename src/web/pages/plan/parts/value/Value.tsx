import { measurementSourceWords } from "../../../../../standard/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import type { PartProps } from "../../load.ts";

/** What the customer got, as they confirmed it and as we claim it, beside what they paid. */
export function Value({ plan }: PartProps) {
  const { t, f } = useWords();
  const { confirmed, claimed, fees, feesFrom, toCost, lines } = plan.value;
  const money = (some: typeof confirmed, none: string): string =>
    some.length === 0 ? none : some.map(({ minor, currency }) => f.money(minor, currency)).join(" + ");
  const facts = [
    {
      id: "confirmed",
      text: money(confirmed, t("onePlan.value.noConfirmed")),
      isThere: confirmed.length > 0,
      beneath: t("onePlan.value.confirmedText"),
    },
    {
      id: "claimed",
      text: money(claimed, t("onePlan.value.noClaimed")),
      isThere: claimed.length > 0,
      beneath: t("onePlan.value.claimedText"),
    },
    {
      id: "fees",
      text: money(fees, t(plan.committedOn === null ? "onePlan.notCommitted" : "onePlan.value.noFees")),
      isThere: fees.length > 0,
      beneath: feesFrom === null ? "" : t(`onePlan.value.from.${feesFrom}`),
    },
    {
      id: "toCost",
      text: toCost === null ? t("onePlan.value.noRatio") : t("unit.times", { n: f.number(toCost, 2) }),
      isThere: toCost !== null,
      beneath: t("onePlan.value.toCostText"),
    },
    {
      id: "first",
      text:
        plan.timeToFirstValue === null
          ? t(plan.committedOn === null ? "onePlan.notCommitted" : "onePlan.value.noFirst")
          : t("unit.days", { count: plan.timeToFirstValue, n: f.number(plan.timeToFirstValue, 0) }),
      isThere: plan.timeToFirstValue !== null,
      beneath: t("onePlan.value.firstText"),
    },
  ];
  return (
    <section className="card" aria-labelledby="value">
      <h3 className="title" id="value">
        {t("onePlan.value.title")}
      </h3>
      <p className="small dim">{t("onePlan.value.text")}</p>
      <dl className="plan-facts">
        {facts.map(({ id, text, isThere, beneath }) => (
          <div key={id}>
            <dt className="small dim">{t(`onePlan.value.${id}`)}</dt>
            <dd className={isThere ? undefined : "dim"}>
              {isThere ? <b>{text}</b> : text}
              {beneath !== "" && <span className="small dim plan-beneath">{beneath}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {lines.length === 0 ? <p className="dim plan-empty">{t("onePlan.value.none")}</p> : <Lines plan={plan} />}
    </section>
  );
}

function Lines({ plan }: Pick<PartProps, "plan">) {
  const { t, f, language } = useWords();
  return (
    <div className="table-box">
      <table className="plan-table">
        <thead>
          <tr>
            <th scope="col">{t("onePlan.value.outcome")}</th>
            <th scope="col">{t("onePlan.value.kind")}</th>
            <th scope="col" className="num">
              {t("onePlan.value.units")}
            </th>
            <th scope="col" className="num">
              {t("onePlan.value.worth")}
            </th>
            <th scope="col">{t("onePlan.value.evidence")}</th>
          </tr>
        </thead>
        <tbody>
          {plan.value.lines.map(({ outcome, kind, units, worth, measured }) => {
            const known = plan.outcomes.find(({ id }) => id === outcome);
            return (
              <tr key={`${outcome} ${kind}`}>
                <th scope="row">{known?.statement ?? outcome}</th>
                <td data-label={t("onePlan.value.kind")}>{t(`onePlan.value.${kind}`)}</td>
                <td className="num" data-label={t("onePlan.value.units")}>
                  {f.number(units, 2)} {known?.metric?.unit}
                </td>
                <td className="num" data-label={t("onePlan.value.worth")}>
                  {f.money(worth.minor, worth.currency)}
                </td>
                <td data-label={t("onePlan.value.evidence")}>
                  <span>
                    {f.number(measured.value, 2)} {known?.metric?.unit}, {f.day(measured.on)}
                    <span className="small dim plan-beneath">
                      {[measurementSourceWords[measured.source][language], measured.evidence].filter(Boolean).join(" · ")}
                    </span>
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
