import type { MomentReport } from "../../../contract/index.ts";
import { useWords } from "../../i18n/index.ts";
import type { Search } from "../../search.ts";
import { ScrollBox } from "../../ui/ScrollBox.tsx";
import { Named } from "./Named.tsx";

interface UntradedProps {
  readonly untraded: MomentReport["trades"]["untraded"];
  readonly search: Search;
}

/** Deals won below list for which nobody wrote down what came back. */
export function Untraded({ untraded: { n, deals }, search }: UntradedProps) {
  const { t, f } = useWords();
  if (n === 0) return null;
  return (
    <details className="report-more">
      <summary>{t("moments.untraded.open", { count: n, n: f.number(n, 0) })}</summary>
      {deals.length < n && <p className="small dim">{t("moments.untraded.largest", { n: f.number(deals.length, 0) })}</p>}
      <ScrollBox className="table-box report-tall" label={t("moments.trades.untraded")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("moments.order.deal")}</th>
              <th scope="col">{t("moments.untraded.won")}</th>
              <th scope="col">{t("moments.untraded.owner")}</th>
              <th scope="col" className="num">
                {t("moments.untraded.discount")}
              </th>
              <th scope="col" className="num">
                {t("moments.untraded.off")}
              </th>
            </tr>
          </thead>
          <tbody>
            {deals.map((one) => (
              <tr key={one.deal}>
                <th scope="row">
                  <Named of={one} search={search} />
                </th>
                <td className="nowrap">{f.day(one.closedOn)}</td>
                <td>{one.owner ?? t("moments.untraded.nobody")}</td>
                <td className="num">{f.ratio(one.discount)}</td>
                <td className="num">{f.money(one.off.minor, one.off.currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </details>
  );
}
