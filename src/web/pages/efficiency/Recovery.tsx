import { Skeleton } from "@mantine/core";
import type { Recoveries } from "../../../contract/index.ts";
import { ask, useAsks } from "../../ask.ts";
import { explanationOf } from "../../explain-link.ts";
import { useWords } from "../../i18n/index.ts";
import { ends } from "../../period.ts";
import { AccountLink } from "../../ui/AccountLink.tsx";
import { Go } from "../../ui/Go.tsx";
import { Trouble } from "../../ui/Trouble.tsx";
import { reasonOf, written } from "../../units.ts";
import type { View } from "../../view.ts";
import { timesOf } from "./times.ts";

const ASKED = 100;
const SHOWN = 12;

/** Whether the customers won in the period have paid back, one by one; each opens to what it has paid. */
export function Recovery({ view }: { readonly view: View }) {
  const { t, f } = useWords();
  const asked = useAsks({ recovery: ask("recovery", { ...view.shared, ...ends(view.period), limit: ASKED }) });
  return (
    <section className="card" aria-labelledby="recovery">
      <h2 className="title" id="recovery">
        {t("efficiency.recovery.title")}
      </h2>
      <p className="small dim">{t("efficiency.recovery.text", timesOf(view, f))}</p>
      {asked.kind === "failed" && <Trouble problem={asked.problem} again={asked.again} />}
      {asked.kind === "loading" && <Skeleton height={200} radius="sm" />}
      {asked.kind === "ready" && <Table view={view} found={asked.answers.recovery} />}
    </section>
  );
}

function Table({ view, found }: { readonly view: View; readonly found: Recoveries }) {
  const words = useWords();
  const { t, f } = words;
  const { customers, currency, reason } = found;
  if (reason !== undefined) return <p className="dim">{reasonOf({ reason, n: 0 }, words)}</p>;
  const money = (amount: number): string => written(amount, "money", currency ?? undefined, words);
  const open = customers.filter(({ paidBack }) => paidBack === null);
  const back = customers.filter(({ paidBack }) => paidBack !== null);
  return (
    <div className="table-box">
      <p className="small">{t("efficiency.recovery.sum", { back: f.number(back.length, 0), n: f.number(customers.length, 0) })}</p>
      <table className="efficiency-motions">
        <thead>
          <tr>
            {(["customer", "won", "cost", "returned", "left", "when"] as const).map((name) => (
              <th scope="col" key={name} className={name === "customer" ? "" : "num"}>
                {t(`efficiency.recovery.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...open, ...back].slice(0, SHOWN).map((one) => {
            const address = { metric: "break_even_month", period: one.won, currency: currency ?? undefined };
            const opened = { ...explanationOf(view.search, address), term: "cohort_revenue", entity: one.entity };
            return (
              <tr key={one.entity}>
                <th scope="row">
                  <AccountLink entity={one.entity} search={view.search} fallback={opened}>
                    {one.name ?? one.id}
                  </AccountLink>
                </th>
                <td className="num" data-label={t("efficiency.recovery.won")}>
                  {f.period(one.won)}
                </td>
                <td className="num" data-label={t("efficiency.recovery.cost")}>
                  {money(one.cost)}
                </td>
                <td className="num" data-label={t("efficiency.recovery.returned")}>
                  <Go to="/explain" search={opened} className="figure">
                    {money(one.returned)}
                  </Go>
                </td>
                <td className="num" data-label={t("efficiency.recovery.left")}>
                  {money(one.left)}
                </td>
                <td className="num" data-label={t("efficiency.recovery.when")}>
                  {whenOf(one)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );

  function whenOf({ paidBack, monthsLeft, mrr }: Recoveries["customers"][number]): string {
    if (paidBack !== null) return f.period(paidBack);
    if (monthsLeft === null) return t(mrr > 0 ? "efficiency.recovery.never" : "efficiency.recovery.gone");
    return t("efficiency.recovery.months", { count: monthsLeft, n: f.number(monthsLeft, 0) });
  }
}
