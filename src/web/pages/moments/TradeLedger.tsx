import type { MomentReport } from "../../../contract/index.ts";
import { useWords } from "../../i18n/index.ts";
import type { Search } from "../../search.ts";
import { ScrollBox } from "../../ui/ScrollBox.tsx";
import { Head } from "./Head.tsx";
import { Named } from "./Named.tsx";
import { type Money, sayMoney } from "./say.ts";
import { Untraded } from "./Untraded.tsx";

interface TradeLedgerProps {
  readonly report: MomentReport;
  readonly search: Search;
}

type Counted = MomentReport["trades"]["sellers"][number];

const plain = (some: readonly Money[]): string => some.map(({ minor, currency }) => `${minor} ${currency}`).join(" + ");

/** What was given and got, by seller and by deal; discounts for nothing; discounts nobody wrote down. */
export function TradeLedger({ report: { trades, from, to }, search }: TradeLedgerProps) {
  const { t, f } = useWords();
  const { sellers, deals, withoutGet, medianDiscount, untraded } = trades;
  const rows = deals.map(({ deal, dealName, accountName, trades: n, balance, flags }) => [
    deal,
    dealName,
    accountName,
    n,
    plain(balance.given),
    plain(balance.got),
    balance.ratio,
    flags.join(" "),
  ]);
  const header = ["deal", "deal_name", "account", "trades", "given_minor", "got_minor", "ratio", "flags"];
  return (
    <section className="card" aria-labelledby="trade-title">
      <Head
        id="trade-title"
        title={t("moments.trades.title")}
        text={t("moments.trades.text")}
        file={{ name: `trades-${from}-${to}`, header, rows }}
      />
      <dl className="report-facts">
        <div>
          <dt>{t("moments.trades.median")}</dt>
          <dd>
            <b>{medianDiscount.value === null ? t("moments.few", { n: f.number(medianDiscount.n, 0) }) : f.ratio(medianDiscount.value)}</b>
            <span className="small dim report-under">{t("moments.trades.medianOf", { n: f.number(medianDiscount.n, 0) })}</span>
          </dd>
        </div>
        <div>
          <dt>{t("moments.trades.withoutGet")}</dt>
          <dd>
            <b>{f.number(withoutGet.length, 0)}</b>
            <span className="small dim report-under">{t("moments.trades.aim")}</span>
          </dd>
        </div>
        <div>
          <dt>{t("moments.trades.untraded")}</dt>
          <dd>
            <b>{t("moments.trades.share", { n: f.number(untraded.n, 0), of: f.number(untraded.of, 0) })}</b>
            <span className="small dim report-under">{t("moments.trades.untradedText")}</span>
          </dd>
        </div>
      </dl>
      {withoutGet.length > 0 && (
        <>
          <h3 className="report-sub">{t("moments.trades.withoutGet")}</h3>
          <ul className="report-list">
            {withoutGet.map((one) => (
              <li key={one.trade}>
                <span>
                  <Named of={one} search={search} />
                </span>
                <span>
                  {one.what}
                  <span className="small dim report-under">
                    {f.day(one.on)} · {one.seller}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {sellers.length === 0 ? (
        <p className="report-empty">{t("moments.trades.none")}</p>
      ) : (
        <>
          <Balances caption={t("moments.trades.bySeller")} rows={sellers.map((one) => ({ key: one.seller, name: one.seller, ...one }))} />
          <Balances
            caption={t("moments.trades.byDeal")}
            rows={deals.map((one) => ({ key: String(one.deal), name: <Named of={one} search={search} />, ...one }))}
          />
        </>
      )}
      <Untraded untraded={untraded} search={search} />
    </section>
  );
}

interface BalancesProps {
  readonly caption: string;
  readonly rows: readonly (Omit<Counted, "seller"> & { readonly key: string; readonly name: React.ReactNode })[];
}

function Balances({ caption, rows }: BalancesProps) {
  const words = useWords();
  const { t, f } = words;
  return (
    <>
      <h3 className="report-sub">{caption}</h3>
      <ScrollBox className="table-box report-wide" label={caption}>
        <table className="stacks">
          <thead>
            <tr>
              <th scope="col">{t("moments.trades.who")}</th>
              <th scope="col" className="num">
                {t("moments.trades.count")}
              </th>
              <th scope="col" className="num">
                {t("moments.trades.given")}
              </th>
              <th scope="col" className="num">
                {t("moments.trades.got")}
              </th>
              <th scope="col" className="num">
                {t("moments.trades.ratio")}
              </th>
              <th scope="col">{t("moments.trades.flags")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, trades, balance, flags }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                <td className="num" data-label={t("moments.trades.count")}>
                  {f.number(trades, 0)}
                </td>
                <td className="num" data-label={t("moments.trades.given")}>
                  {sayMoney(balance.given, words)}
                </td>
                <td className="num" data-label={t("moments.trades.got")}>
                  {sayMoney(balance.got, words)}
                </td>
                <td className="num" data-label={t("moments.trades.ratio")}>
                  {balance.ratio === null ? t("moments.trades.noRatio") : f.number(balance.ratio, 2)}
                </td>
                <td data-label={t("moments.trades.flags")}>
                  {flags.length === 0 ? t("dealMoments.flags.fine") : f.list(flags.map((flag) => t(`dealMoments.flags.${flag}`)))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </>
  );
}
