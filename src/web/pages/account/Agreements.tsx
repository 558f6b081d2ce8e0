import { useWords } from "../../i18n/index.ts";
import { filtersOf } from "../../search.ts";
import { sourceName } from "../../source-name.ts";
import { Go } from "../../ui/Go.tsx";
import { Teaches } from "./Header.tsx";
import type { PartProps } from "./load.ts";

/** What is agreed, until when, and what may still be sold. */
export function Agreements(props: PartProps) {
  const { subscriptions, opportunities } = props.account;
  return (
    <div className="sections">
      {subscriptions.length === 0 ? <Teaches of="subscriptions" /> : <Subscriptions {...props} />}
      {opportunities.length === 0 ? <Teaches of="deals" /> : <Deals {...props} />}
    </div>
  );
}

function Subscriptions({ account: { subscriptions } }: PartProps) {
  const { t, f } = useWords();
  return (
    <section className="card" aria-labelledby="subscriptions">
      <h3 className="title" id="subscriptions">
        {t("account.subscriptions.title")}
      </h3>
      <p className="small dim">{t("account.subscriptions.text")}</p>
      <div className="table-box">
        <table className="account-table">
          <thead>
            <tr>
              <th scope="col">{t("account.subscriptions.plan")}</th>
              <th scope="col" className="num">
                {t("account.subscriptions.mrr")}
              </th>
              <th scope="col">{t("account.subscriptions.since")}</th>
              <th scope="col">{t("account.subscriptions.term")}</th>
              <th scope="col">{t("account.subscriptions.next")}</th>
            </tr>
          </thead>
          <tbody>
            {subscriptions.map(({ subject, id, source, plan, revenue, startsOn, endsOn, termMonths, nextRenewal, nextPeriod }) => (
              <tr key={subject}>
                <th scope="row">
                  {plan ?? id}
                  <span className="small dim account-beneath">{plan === null ? sourceName(source) : `${id} · ${sourceName(source)}`}</span>
                </th>
                <td className="num" data-label={t("account.subscriptions.mrr")}>
                  {revenue.length === 0
                    ? t("account.subscriptions.nothing")
                    : revenue.map((one) => f.money(one.mrr, one.currency)).join(" + ")}
                </td>
                <td data-label={t("account.subscriptions.since")}>{startsOn === null ? t("account.unknown") : f.day(startsOn)}</td>
                <td data-label={t("account.subscriptions.term")}>
                  {termMonths !== null
                    ? t("account.termMonths", { count: termMonths, n: f.number(termMonths, 0) })
                    : endsOn === null
                      ? t("account.subscriptions.openEnd")
                      : t("account.subscriptions.until", { day: f.day(endsOn) })}
                </td>
                <td data-label={t("account.subscriptions.next")}>
                  {nextRenewal !== null
                    ? f.day(nextRenewal)
                    : nextPeriod !== null
                      ? t("account.subscriptions.goesOn", { day: f.day(nextPeriod) })
                      : t("account.subscriptions.noNext")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Deals({ view, account: { opportunities } }: PartProps) {
  const { t, f } = useWords();
  return (
    <section className="card" aria-labelledby="deals">
      <h3 className="title" id="deals">
        {t("account.deals.title")}
      </h3>
      <div className="table-box">
        <table className="account-table">
          <thead>
            <tr>
              <th scope="col">{t("account.deals.name")}</th>
              <th scope="col">{t("account.deals.stage")}</th>
              <th scope="col" className="num">
                {t("account.deals.amount")}
              </th>
              <th scope="col">{t("account.deals.owner")}</th>
              <th scope="col">{t("account.deals.created")}</th>
              <th scope="col">{t("account.deals.expected")}</th>
            </tr>
          </thead>
          <tbody>
            {opportunities.map(({ subject, id, name, type, stage, state, amount, currency, owner, createdOn, expectedOn }) => (
              <tr key={subject}>
                <th scope="row">
                  <Go to={`/deals/${subject}`} search={filtersOf(view.search)} className="figure">
                    {name ?? id}
                  </Go>
                  <span className="small dim account-beneath">{t(`account.dealType.${type}`)}</span>
                </th>
                <td data-label={t("account.deals.stage")}>
                  {stage ?? (state === null ? t("account.unknown") : t(`account.state.${state}`))}
                </td>
                <td className="num" data-label={t("account.deals.amount")}>
                  {amount === null ? t("account.unknown") : f.money(amount, currency ?? undefined)}
                </td>
                <td data-label={t("account.deals.owner")}>{owner ?? t("account.unknown")}</td>
                <td data-label={t("account.deals.created")}>{createdOn === null ? t("account.unknown") : f.day(createdOn)}</td>
                <td data-label={t("account.deals.expected")}>{expectedOn === null ? t("account.unknown") : f.day(expectedOn)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
