import type { MomentReport } from "../../../contract/index.ts";
import { useWords } from "../../i18n/index.ts";
import { filtersOf, type Search } from "../../search.ts";
import { Go } from "../../ui/Go.tsx";
import { ScrollBox } from "../../ui/ScrollBox.tsx";
import { Head } from "./Head.tsx";
import { AccountName } from "./Named.tsx";

const FUNCTIONS = ["marketing", "sales", "success"] as const;

/** Who of marketing, sales and success took part, account by account; who was missing stands first. */
export function Contributions({ report: { contributions, from, to }, search }: { readonly report: MomentReport; readonly search: Search }) {
  const { t, f } = useWords();
  const { accounts, gaps, total, unknown } = contributions;
  const rows = accounts.map(({ account, accountName, moments, activities, gaps: own }) => [
    account,
    accountName,
    ...FUNCTIONS.map((one) => moments[one]),
    ...FUNCTIONS.map((one) => activities[one]),
    own.join(" "),
  ]);
  return (
    <section className="card" aria-labelledby="contributions-title">
      <Head
        id="contributions-title"
        title={t("moments.contributions.title")}
        text={t("moments.contributions.text")}
        file={{
          name: `contributions-${from}-${to}`,
          header: ["account", "account_name", ...FUNCTIONS, ...FUNCTIONS.map((one) => `${one}_activities`), "gaps"],
          rows,
        }}
      />
      {unknown > 0 && <p className="small dim">{t("moments.contributions.unknown", { n: f.number(unknown, 0) })}</p>}
      {accounts.length === 0 ? (
        <p className="report-empty">{t("moments.contributions.none")}</p>
      ) : (
        <>
          <p className="report-gap">
            {FUNCTIONS.map((one) => t(`moments.contributions.missing.${one}`, { n: f.number(gaps[one], 0), of: f.number(total, 0) })).join(
              " ",
            )}
          </p>
          {total > accounts.length && (
            <p className="small dim">{t("moments.contributions.first", { n: f.number(accounts.length, 0), of: f.number(total, 0) })}</p>
          )}
          <ScrollBox className="table-box report-tall" label={t("moments.contributions.title")}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t("moments.contributions.account")}</th>
                  {FUNCTIONS.map((one) => (
                    <th key={one} scope="col" className="num">
                      {t(`moments.contributions.${one}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {accounts.map(({ account, accountName, deal, moments, activities }) => (
                  <tr key={account ?? `deal ${deal}`}>
                    <th scope="row">
                      {account !== null ? (
                        <AccountName account={account} name={accountName} search={search} />
                      ) : (
                        <Go to={`/deals/${deal}`} search={{ ...filtersOf(search), tab: "moments" }} className="link">
                          {t("moments.contributions.dealOnly", { n: deal })}
                        </Go>
                      )}
                    </th>
                    {FUNCTIONS.map((one) => (
                      <td key={one} className="num">
                        {moments[one] + activities[one] === 0 ? (
                          <span className="report-missing">{t("moments.contributions.gap")}</span>
                        ) : (
                          <>
                            {f.number(moments[one], 0)}
                            {activities[one] > 0 && (
                              <span className="small dim report-under">
                                {t("moments.contributions.activities", { n: f.number(activities[one], 0) })}
                              </span>
                            )}
                          </>
                        )}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollBox>
        </>
      )}
    </section>
  );
}
