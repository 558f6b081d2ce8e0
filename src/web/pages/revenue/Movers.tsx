import type { Mover } from "../../../contract/index.ts";
import { explanationOf } from "../../explain-link.ts";
import { useWords } from "../../i18n/index.ts";
import { AccountLink } from "../../ui/AccountLink.tsx";
import { Go } from "../../ui/Go.tsx";
import { written } from "../../units.ts";
import { colourOfKind } from "./kinds.ts";
import type { RevenueProps } from "./load.ts";
import { timesOf } from "./words.ts";

/** Who moved most, up and down; each opens to the entries behind it. */
export function Movers({ view, answers: { movers } }: RevenueProps) {
  const { t, f } = useWords();
  const list = (name: "gains" | "losses") => (
    <div>
      <h3 className="small dim">{t(`revenue.movers.${name}`)}</h3>
      {movers[name].length === 0 ? (
        <p className="dim">{t("revenue.movers.none")}</p>
      ) : (
        <div className="table-box">
          <table className="movers">
            <thead className="visually-hidden">
              <tr>
                <th scope="col">{t("revenue.movers.customer")}</th>
                <th scope="col">{t("revenue.movers.why")}</th>
                <th scope="col">{t("revenue.movers.change")}</th>
              </tr>
            </thead>
            <tbody>
              {movers[name].map((mover) => (
                <Row key={`${mover.entity}/${mover.kind}/${mover.reason}`} mover={mover} {...{ view, movers }} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
  return (
    <section className="card" aria-labelledby="movers">
      <h2 className="title" id="movers">
        {t("revenue.movers.title")}
      </h2>
      <p className="small dim">{t("revenue.movers.text", timesOf(view, f))}</p>
      <div className="columns movers-lists">
        {list("gains")}
        {list("losses")}
      </div>
    </section>
  );
}

interface RowProps {
  readonly mover: Mover;
  readonly view: RevenueProps["view"];
  readonly movers: RevenueProps["answers"]["movers"];
}

function Row({ mover, view, movers }: RowProps) {
  const words = useWords();
  const { t, f } = words;
  const currency = movers.currency ?? undefined;
  const address = { metric: "mrr_movements", method: "fine", part: mover.kind, period: movers.period, currency };
  const open = { ...explanationOf(view.search, address), entity: mover.entity };
  const reason = mover.reason === "unknown" ? "" : `, ${t(`movement.reason.${mover.reason}`)}`;
  return (
    <tr>
      <th scope="row">
        <AccountLink entity={mover.entity} search={view.search} fallback={open}>
          {mover.name ?? mover.id}
        </AccountLink>
      </th>
      <td className="small">
        <i className="chart-key" style={{ background: `var(--${colourOfKind(mover.kind)})` }} />
        {t(`movement.kind.${mover.kind}`)}
        <span className="dim">
          {reason}
          {mover.rows > 1 && ` · ${t("revenue.movers.times", { count: mover.rows, n: f.number(mover.rows, 0) })}`}
        </span>
      </td>
      <td className="num">
        <Go to="/explain" search={open} className="figure" title={t("revenue.movers.open")}>
          {mover.amount > 0 && "+"}
          {written(mover.amount, "money", currency, words)}
        </Go>
      </td>
    </tr>
  );
}
