import { useMemo } from "react";
import { ChartCard } from "../../charts/ChartCard.tsx";
import { Lines } from "../../charts/Lines.tsx";
import type { Series } from "../../charts/series.ts";
import { useWords } from "../../i18n/index.ts";
import { Go } from "../../ui/Go.tsx";
import type { PartProps } from "./load.ts";
import { noBreakEven } from "./say.ts";

const LACKS_COSTS = /cost/;

/** Margin returned less the cost of winning, month by month: where the line crosses zero, the account has paid back. */
export function BreakEven({ account: { recovery, recoveryReason, revenue, history, account } }: PartProps) {
  const words = useWords();
  const { t, f } = words;
  const currency = (revenue[0] ?? history[0])?.currency;
  const series = useMemo(
    (): readonly Series[] => [
      {
        id: "balance",
        name: t("account.breakEven.balance"),
        colour: "accent",
        marks: (recovery?.balance ?? []).map(({ month, amount }) => ({ label: f.period(month), point: { value: amount, n: 1 } })),
      },
    ],
    [recovery, t, f],
  );
  if (recovery === null)
    return (
      <section className="card" aria-labelledby="break-even">
        <h3 className="title" id="break-even">
          {t("account.breakEven.title")}
        </h3>
        <p className="dim">{noBreakEven(recoveryReason, words)}</p>
        {recoveryReason !== undefined && LACKS_COSTS.test(recoveryReason) && (
          <>
            <p className="small dim">{t("account.breakEven.costs")}</p>
            <Go to="/imports" search={{ tab: "templates" }} className="link small no-print">
              {t("account.empty.import")}
            </Go>
          </>
        )}
      </section>
    );
  const money = (amount: number): string => f.money(amount, currency);
  const { cost, returned, left, margin, won, observed, paidBack, breakEven, monthsLeft, needed } = recovery;
  const pays = (revenue[0]?.mrr ?? 0) > 0;
  return (
    <ChartCard
      title={t("account.breakEven.title")}
      subtitle={t("account.breakEven.text", { won: f.period(won), observed: f.period(observed) })}
      series={series}
      unit="money"
      currency={currency}
      file={`account-${account}-break-even`}
      footer={
        <dl className="account-list">
          {(
            [
              ["cost", money(cost)],
              ["returned", t("account.breakEven.atMargin", { money: money(returned), margin: f.ratio(margin) })],
              ["left", money(left)],
              ["when", breakEven === null ? t(pays ? "account.breakEven.never" : "account.breakEven.gone") : f.period(breakEven)],
            ] as const
          ).map(([name, says]) => (
            <div key={name}>
              <dt>{t(`account.breakEven.${name}`)}</dt>
              <dd>{says}</dd>
            </div>
          ))}
          {paidBack === null && needed !== null && (
            <div>
              <dt>{t("account.breakEven.needs")}</dt>
              <dd>
                {monthsLeft !== null && `${t("account.breakEven.months", { count: monthsLeft, n: f.number(monthsLeft, 0) })} `}
                {t("account.breakEven.needed", { mrr: money(needed) })}
              </dd>
            </div>
          )}
        </dl>
      }
    >
      {(picture) => (
        <Lines
          description={t("account.breakEven.describe")}
          series={series}
          unit="money"
          currency={currency}
          mark={0}
          named={false}
          opens={false}
          height={200}
          {...(picture ? { picture } : {})}
        />
      )}
    </ChartCard>
  );
}
