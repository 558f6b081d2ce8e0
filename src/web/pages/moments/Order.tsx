import type { MomentReport } from "../../../contract/index.ts";
import { useWords } from "../../i18n/index.ts";
import type { Search } from "../../search.ts";
import { ScrollBox } from "../../ui/ScrollBox.tsx";
import { Head } from "./Head.tsx";
import { Named } from "./Named.tsx";
import { RateSaid } from "./RateSaid.tsx";

/** Proposals that went out before the customer had confirmed the diagnosis. */
export function Order({ report: { proposals, from, to }, search }: { readonly report: MomentReport; readonly search: Search }) {
  const { t, f } = useWords();
  const { diagnosedFirst, offenders } = proposals;
  const rows = offenders.map(({ on, by, deal, dealName, accountName, kind, confirmedOn }) => [
    on,
    by,
    deal,
    dealName,
    accountName,
    kind,
    confirmedOn,
  ]);
  return (
    <section className="card" aria-labelledby="order-title">
      <Head
        id="order-title"
        title={t("moments.order.title")}
        text={t("moments.order.text")}
        file={{
          name: `proposals-${from}-${to}`,
          header: ["sent_on", "by", "deal", "deal_name", "account", "what", "confirmed_on"],
          rows,
        }}
      />
      {diagnosedFirst.n > 0 && (
        <div className="report-figure">
          <RateSaid rate={diagnosedFirst} />
        </div>
      )}
      {diagnosedFirst.n === 0 && <p className="report-empty">{t("moments.order.none")}</p>}
      {diagnosedFirst.n > 0 && offenders.length === 0 && <p>{t("moments.order.fine")}</p>}
      {offenders.length > 0 && (
        <ScrollBox className="table-box" label={t("moments.order.title")}>
          <table className="stacks">
            <thead>
              <tr>
                <th scope="col">{t("moments.order.deal")}</th>
                <th scope="col">{t("moments.order.on")}</th>
                <th scope="col">{t("moments.order.by")}</th>
                <th scope="col">{t("moments.order.what")}</th>
              </tr>
            </thead>
            <tbody>
              {offenders.map((one) => (
                <tr key={`${one.deal} ${one.on} ${one.kind} ${one.by}`}>
                  <th scope="row">
                    <Named of={one} search={search} />
                  </th>
                  <td data-label={t("moments.order.on")}>{f.day(one.on)}</td>
                  <td data-label={t("moments.order.by")}>{one.by}</td>
                  <td data-label={t("moments.order.what")}>
                    {one.confirmedOn === null
                      ? t("moments.order.never_diagnosed")
                      : t("moments.order.diagnosed_later", { day: f.day(one.confirmedOn) })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </section>
  );
}
