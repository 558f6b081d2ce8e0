import type { Account } from "../../../contract/index.ts";
import { useWords } from "../../i18n/index.ts";
import { filtersOf } from "../../search.ts";
import { sourceName } from "../../source-name.ts";
import { Go } from "../../ui/Go.tsx";
import type { PartProps } from "./load.ts";
import { PeopleMap } from "./parts/people/PeopleMap.tsx";

/** Whom one knows there, and the accounts above and below. */
export function People(props: PartProps) {
  const { account, parent, children } = props.account;
  return (
    <div className="sections">
      <PeopleMap account={account} />
      {(parent !== null || children.length > 0) && <Relatives {...props} />}
    </div>
  );
}

function Relatives({ view, account: { parent, children } }: PartProps) {
  const { t, f } = useWords();
  const row = ({ account, name, id, source, revenue }: Account["children"][number]) => (
    <li key={account}>
      <Go to={`/accounts/${account}`} search={filtersOf(view.search)} className="figure">
        {name ?? id}
      </Go>
      <span className="small dim">{sourceName(source)}</span>
      <span className="num">
        {revenue.length === 0 ? t("account.family.nothing") : revenue.map((one) => f.money(one.mrr, one.currency)).join(" + ")}
      </span>
    </li>
  );
  return (
    <section className="card" aria-labelledby="family">
      <h3 className="title" id="family">
        {t("account.family.title")}
      </h3>
      <p className="small dim">{t("account.family.text")}</p>
      {parent !== null && (
        <>
          <h4 className="small dim">{t("account.family.above")}</h4>
          <ul className="account-relatives">{row(parent)}</ul>
        </>
      )}
      {children.length > 0 && (
        <>
          <h4 className="small dim">{t("account.family.below")}</h4>
          <ul className="account-relatives">{children.map(row)}</ul>
        </>
      )}
    </section>
  );
}
