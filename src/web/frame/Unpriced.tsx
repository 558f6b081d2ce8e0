import { useQuery } from "@tanstack/react-query";
import { ask, queryOf } from "../ask.ts";
import { useWords } from "../i18n/index.ts";
import { ends } from "../period.ts";
import { filtersOf } from "../search.ts";
import { Go } from "../ui/Go.tsx";
import { Note } from "../ui/Note.tsx";
import type { View } from "../view.ts";
import "./deriving.css";

/** Money without an exchange rate: its customers are in every count, its worth is in no total, and that is said. */
export function Unpriced({ view: { shared, period, search } }: { readonly view: View }) {
  const { t, f } = useWords();
  const { data } = useQuery(queryOf(ask("metric", { ...shared, ...ends(period), metric: "mrr", by: "total" })));
  const unpriced = data?.unpriced ?? [];
  if (unpriced.length === 0) return null;
  const said = unpriced.map(({ currency, mrr, customers }) =>
    t("unpriced.one", { count: customers, n: f.number(customers, 0), money: f.money(mrr, currency) }),
  );
  return (
    <div className="unpriced">
      <Note kind="warn">
        {t("unpriced.text", { what: f.list(said) })}{" "}
        <Go to="/settings" search={{ ...filtersOf(search), tab: "currency" }} className="link">
          {t("unpriced.rates")}
        </Go>
      </Note>
    </div>
  );
}
