import { useMemo, useState } from "react";
import type { Account } from "../../../contract/index.ts";
import { ChartCard } from "../../charts/ChartCard.tsx";
import { Lines } from "../../charts/Lines.tsx";
import type { Series } from "../../charts/series.ts";
import { explanationOf } from "../../explain-link.ts";
import { useWords } from "../../i18n/index.ts";
import { keyed } from "../../ui/keys.ts";
import { type Opening, Rows } from "../../ui/Rows.tsx";
import { BreakEven } from "./BreakEven.tsx";
import { Teaches } from "./Header.tsx";
import type { PartProps } from "./load.ts";

/** What the account paid month by month, what moved it, and when it has paid back what winning it cost. */
export function Revenue(props: PartProps) {
  const { history } = props.account;
  if (history.length === 0) return <Teaches of="revenue" />;
  return (
    <div className="sections">
      {history.map((one) => (
        <Course key={one.currency} {...props} history={one} />
      ))}
      <BreakEven {...props} />
      <Movements account={props.account} />
    </div>
  );
}

type History = Account["history"][number];

/** MRR at the end of each month, the same number the metric sums. */
function Course({ view, account, history: { currency, months } }: PartProps & { readonly history: History }) {
  const { t, f } = useWords();
  const series = useMemo(
    (): readonly Series[] => [
      {
        id: "mrr",
        name: t("metric.mrr.title"),
        colour: "accent",
        marks: months.map(({ month, mrr }) => ({
          label: f.period(month),
          point: { value: mrr, n: 1 },
          explanation: { ...explanationOf(view.search, { metric: "mrr", period: month, currency }), entity: account.account },
        })),
      },
    ],
    [months, currency, account.account, view.search, t, f],
  );
  return (
    <ChartCard
      title={t("account.revenue.title", { currency })}
      subtitle={t("account.revenue.text")}
      series={series}
      unit="money"
      currency={currency}
      file={`account-${account.account}-mrr-${currency}`}
    >
      {(picture) => (
        <Lines
          description={t("account.revenue.describe", { count: months.length, n: f.number(months.length, 0) })}
          series={series}
          unit="money"
          currency={currency}
          fromZero
          steps
          named={false}
          {...(picture ? { picture } : {})}
        />
      )}
    </ChartCard>
  );
}

function Movements({ account: { history } }: { readonly account: Account }) {
  const { t, f } = useWords();
  const [opened, setOpened] = useState<Opening | null>(null);
  const movements = history
    .flatMap(({ currency, movements: own }) => own.map((one) => ({ ...one, currency })))
    .sort((a, b) => (a.day < b.day ? 1 : -1));
  return (
    <section className="card" aria-labelledby="movements">
      <h3 className="title" id="movements">
        {t("account.movements.title")}
      </h3>
      <p className="small dim">{t("account.movements.text")}</p>
      <div className="table-box">
        <table>
          <thead>
            <tr>
              <th scope="col">{t("account.movements.day")}</th>
              <th scope="col">{t("account.movements.kind")}</th>
              <th scope="col" className="num">
                {t("account.movements.amount")}
              </th>
            </tr>
          </thead>
          <tbody>
            {keyed(movements, ({ day, kind, reason }) => `${day}/${kind}/${reason}`).map(
              ({ key, one: { day, kind, reason, amount, currency, seq } }) => (
                <tr key={key}>
                  <td className="nowrap">{f.day(day)}</td>
                  <td>
                    {seq === null ? (
                      t(`movement.kind.${kind}`)
                    ) : (
                      <button
                        type="button"
                        className="account-open"
                        onClick={() => setOpened({ kind: "entry", id: seq, says: t(`movement.kind.${kind}`) })}
                      >
                        {t(`movement.kind.${kind}`)}
                      </button>
                    )}
                    {reason !== "unknown" && <span className="dim">, {t(`movement.reason.${reason}`)}</span>}
                  </td>
                  <td className="num">{f.moneySigned(amount, currency)}</td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </div>
      <Rows opened={opened} close={() => setOpened(null)} />
    </section>
  );
}
