import { useWords } from "../../i18n/index.ts";
import { filtersOf } from "../../search.ts";
import { Go } from "../../ui/Go.tsx";
import { Listing } from "./Listing.tsx";
import type { SectionProps } from "./load.ts";
import { moneyIn, RateSaid } from "./say.tsx";

/** Which growth came from proven value. */
export function Expansions({ view, base }: SectionProps) {
  const { t, f } = useWords();
  const { preceded, byProof, list } = base.expansions;
  return (
    <Listing
      view={view}
      id="expansions"
      list={list}
      keyOf={(row) => String(row.deal)}
      pick={(answer) => answer.expansions.list}
      columns={[
        {
          id: "deal",
          cell: (row) => (
            <Go to={`/deals/${row.deal}`} search={filtersOf(view.search)} className="figure">
              {row.dealName}
            </Go>
          ),
          plain: (row) => row.dealName,
        },
        { id: "on", cell: (row) => f.day(row.on), plain: (row) => row.on },
        {
          id: "worth",
          isNumber: true,
          cell: (row) =>
            row.worth === null ? <span className="dim">{t("base.unknown")}</span> : f.money(row.worth.minor, row.worth.currency),
          plain: (row) => (row.worth === null ? null : f.money(row.worth.minor, row.worth.currency)),
        },
        {
          id: "proof",
          cell: (row) => (
            <>
              <span className={`base-fate base-proof-${row.proof}`}>{t(`base.proven.${row.proof}`)}</span>
              {row.outcome !== null && <span className="small dim base-under">{row.outcome}</span>}
            </>
          ),
          plain: (row) => t(`base.proven.${row.proof}`),
        },
      ]}
    >
      <dl className="base-facts">
        <div>
          <dt>{t("base.expansions.preceded")}</dt>
          <dd>
            <RateSaid rate={preceded} />
          </dd>
        </div>
        {byProof.map(({ proof, n, worth }) => (
          <div key={proof}>
            <dt>{t(`base.proven.${proof}`)}</dt>
            <dd>
              <b>{f.number(n, 0)}</b>
              <span className="small dim base-under">{moneyIn(worth, f.money, t("base.noWorth"))}</span>
            </dd>
          </div>
        ))}
      </dl>
    </Listing>
  );
}
