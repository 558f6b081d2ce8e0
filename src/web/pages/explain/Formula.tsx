import type { Explanation } from "../../../contract/index.ts";
import { useAddressChange } from "../../address.ts";
import { useWords } from "../../i18n/index.ts";
import { told, unitOf, written } from "../../units.ts";

type Term = Explanation["terms"][number];

/** The words of a formula and what lies between them, each with its place. */
const tokensOf = (formula: string) => [...formula.matchAll(/[a-z_][a-z_0-9]*|[^a-z_]+/g)].map(({ 0: token, index }) => ({ token, index }));
const inPrint = (text: string): string => text.replaceAll("-", "−").replaceAll("*", "×");

/** The formula, and the same with the numbers put in. */
export function Formula({ explanation }: { readonly explanation: Explanation }) {
  const words = useWords();
  const { t, f } = words;
  const { metric, method, terms, point, currency, listed } = explanation;
  const change = useAddressChange();
  const formula = method.formula ?? metric.formula;
  const tokens = tokensOf(formula);
  const find = (token: string): Term | undefined => terms.find(({ term }) => term === token);
  const total = (term: Term): string => written(term.total, term.unit, currency, words);
  const inside = (term: Term): string => (term.total < 0 && tokens.length > 1 ? `(${total(term)})` : total(term));
  const isPercentile = formula.startsWith("percentile");
  return (
    <section className="card" aria-labelledby="formula">
      <h2 className="title" id="formula">
        {t("explain.formula.title")}
      </h2>
      <div className="explain-formula">
        <p className="explain-code" lang="en">
          {inPrint(formula)}
        </p>
        {isPercentile ? (
          <p>{t("explain.formula.percentile", { n: f.number(terms[0]?.records ?? 0, 0) })}</p>
        ) : (
          point.value !== null && (
            <p className="explain-numbers">
              {"= "}
              {tokens.map(({ token, index }) => {
                const term = find(token);
                return term ? <b key={index}>{inside(term)}</b> : <span key={index}>{inPrint(token)}</span>;
              })}
              {tokens.length > 1 && ` = ${told(point, unitOf(metric.id, metric.unit), currency, words)}`}
            </p>
          )
        )}
      </div>
      <div className="table-box">
        <table>
          <thead>
            <tr>
              <th scope="col">{t("explain.formula.term")}</th>
              <th scope="col">{t("explain.formula.what")}</th>
              <th scope="col" className="num">
                {t("explain.formula.rows")}
              </th>
              <th scope="col" className="num">
                {t("explain.formula.total")}
              </th>
            </tr>
          </thead>
          <tbody>
            {terms.map((term) => (
              <tr key={term.term}>
                <th scope="row">
                  <button
                    type="button"
                    className="link explain-term"
                    aria-current={term.term === listed ? "true" : undefined}
                    onClick={() => change({ term: term.term, entity: undefined }, { replace: true })}
                  >
                    <code>{term.term}</code>
                  </button>
                </th>
                <td>{t(`metric.${metric.id}.term.${term.term}`)}</td>
                <td className="num dim">{f.number(term.records, 0)}</td>
                <td className="num">{total(term)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {metric.unit !== "count" && terms.some(({ unit }) => unit === "money") && (
        <p className="small dim explain-after">{t("explain.formula.rounded")}</p>
      )}
    </section>
  );
}
