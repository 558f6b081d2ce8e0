import type { Backtest } from "../../../../../contract/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { ScrollBox } from "../../../../ui/ScrollBox.tsx";
import { Term } from "../../../../ui/Term.tsx";
import type { Names } from "../use-names.ts";
import { bestOf, type Checked, within } from "./verdict.ts";

const COLUMNS = ["model", "naive", "seasonal"] as const;

/** How far off each forecast was, for the whole and for its parts. */
export function Errors({ found, names }: { readonly found: Backtest; readonly names: Names }) {
  const { t, f } = useWords();
  const rows = [
    ...found.total.map((checked) => ({ checked, name: t(`parts.backtest.measure.${checked.measure}`) })),
    ...found.segments.map((checked) => ({ checked, name: t("parts.backtest.arrOf", { segment: names.segment(checked.name) }) })),
  ];
  const signed = (bias: number | null): string =>
    bias === null
      ? t("parts.noValue")
      : new Intl.NumberFormat(f.locale, { style: "percent", signDisplay: "exceptZero", minimumFractionDigits: 1, maximumFractionDigits: 1 })
          .format(bias)
          .replace("-", "\u2212");
  const error = ({ score }: Checked, who: (typeof COLUMNS)[number]): string => {
    const value = who === "model" ? score.error : who === "naive" ? score.naiveError : score.seasonalError;
    return value === null ? t(who === "seasonal" ? "parts.backtest.noYear" : "parts.noValue") : f.ratio(value);
  };
  return (
    <section className="card parts-card" aria-labelledby="parts-errors">
      <h2 className="title" id="parts-errors">
        {t("parts.backtest.errors")}
      </h2>
      <p className="small dim">{t("parts.backtest.errorsText")}</p>
      <ScrollBox className="table-box parts-stack" label={t("parts.backtest.errors")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("parts.backtest.what")}</th>
              {COLUMNS.map((who) => (
                <th key={who} scope="col" className="num">
                  <Term meaning={t(`parts.backtest.meaning.${who}`)}>{t(`parts.backtest.column.${who}`)}</Term>
                </th>
              ))}
              <th scope="col" className="num">
                <Term meaning={t("parts.backtest.meaning.bias")}>{t("parts.backtest.column.bias")}</Term>
              </th>
              <th scope="col" className="num">
                <Term meaning={t("parts.backtest.meaning.coverage")}>{t("parts.backtest.column.coverage")}</Term>
              </th>
              <th scope="col">{t("parts.backtest.column.closest")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ checked, name }) => {
              const best = bestOf(checked);
              return (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {COLUMNS.map((who) => (
                    <td key={who} data-label={t(`parts.backtest.column.${who}`)} className={`num ${who === best ? "parts-strong" : ""}`}>
                      {error(checked, who)}
                    </td>
                  ))}
                  <td className="num" data-label={t("parts.backtest.column.bias")}>
                    {signed(checked.score.bias)}
                  </td>
                  <td className="num" data-label={t("parts.backtest.column.coverage")}>
                    {t("parts.backtest.covered", {
                      within: f.number(within(checked), 0),
                      n: f.number(checked.actual.length, 0),
                      nominal: f.ratio(checked.score.nominal, 0),
                    })}
                  </td>
                  <td data-label={t("parts.backtest.column.closest")}>{t(`parts.backtest.best.${best}`)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}
