import type { Output } from "../../../contract/index.ts";
import { useWords } from "../../i18n/index.ts";
import { filtersOf } from "../../search.ts";
import { Go } from "../../ui/Go.tsx";
import type { View } from "../../view.ts";

interface UnbegunProps {
  readonly view: View;
  readonly unbegun: Output<"handoffs">["unbegun"];
  readonly total: number;
}

/** Won lately, and nobody has passed on what was sold: where the chain breaks first. */
export function Unbegun({ view, unbegun, total }: UnbegunProps) {
  const { t, f } = useWords();
  return (
    <details className="card handoffs-unbegun">
      <summary className="title">{t("handoffs.unbegun.title", { count: total, n: f.number(total, 0) })}</summary>
      <p className="small dim">{t("handoffs.unbegun.text")}</p>
      <div className="table-box">
        <table className="handoffs-table">
          <thead>
            <tr>
              <th scope="col">{t("handoffs.column.deal")}</th>
              <th scope="col">{t("handoffs.owner")}</th>
              <th scope="col">{t("handoffs.unbegun.won")}</th>
            </tr>
          </thead>
          <tbody>
            {unbegun.map(({ deal, name, accountName, owner, wonOn }) => (
              <tr key={deal}>
                <th scope="row">
                  <Go to={`/deals/${deal}`} search={{ ...filtersOf(view.search), tab: "handoff" }} className="figure">
                    {name}
                  </Go>
                  {accountName !== null && accountName !== name && <span className="small dim handoffs-beneath">{accountName}</span>}
                </th>
                <td data-label={t("handoffs.owner")}>{owner ?? <span className="dim">{t("handoffs.noOwner")}</span>}</td>
                <td data-label={t("handoffs.unbegun.won")}>{f.day(wonOn)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total > unbegun.length && (
        <p className="small dim">{t("handoffs.more", { n: f.number(unbegun.length, 0), all: f.number(total, 0) })}</p>
      )}
    </details>
  );
}
