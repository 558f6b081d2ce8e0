import type { MetricAnswer } from "../../../contract/index.ts";
import { useHasPage } from "../../address.ts";
import { onlyPoint } from "../../answer.ts";
import { useWords } from "../../i18n/index.ts";
import { filtersOf, type Search } from "../../search.ts";
import { Figure } from "../../ui/Figure.tsx";
import { Go } from "../../ui/Go.tsx";
import { ScrollBox } from "../../ui/ScrollBox.tsx";
import { differenceOf } from "../../units.ts";
import type { RevenueProps } from "./load.ts";

/** The headline as it was known on a day in the past, beside what is known of the same period today. */
export function Known({ view: { search }, answers }: RevenueProps) {
  const { t, f } = useWords();
  const isExplained = useHasPage("/differences");
  if (search.asOf === undefined) return null;
  const day = f.day(search.asOf);
  const rows = [
    { past: answers.arr, present: answers.arrToday },
    { past: answers.nrr, present: answers.nrrToday },
    { past: answers.grr, present: answers.grrToday },
  ];
  return (
    <section className="card" aria-labelledby="known">
      <h2 id="known" className="title">
        {t("revenue.known.title", { day })}
      </h2>
      <p className="small dim">{t("revenue.known.text")}</p>
      <ScrollBox className="table-box" label={t("revenue.known.title", { day })}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("revenue.known.metric")}</th>
              <th scope="col" className="num">
                {t("revenue.known.then", { day })}
              </th>
              <th scope="col" className="num">
                {t("revenue.known.now")}
              </th>
              <th scope="col" className="num">
                {t("revenue.known.difference")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.past.metric} search={search} {...row} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {isExplained && (
        <Go
          to="/differences"
          search={{ ...filtersOf(search), asOf: undefined, metric: "arr", sideA: search.asOf, sideB: "ours" }}
          className="link"
        >
          {t("revenue.known.why")}
        </Go>
      )}
    </section>
  );
}

interface RowProps {
  readonly search: Search;
  readonly past: MetricAnswer;
  readonly present: MetricAnswer;
}

function Row({ search, past, present }: RowProps) {
  const words = useWords();
  const { t } = words;
  const { metric, unit, currency } = past;
  const label = t(`metric.${metric}.title`);
  const [then, now] = [onlyPoint(past), onlyPoint(present)];
  const figure = (point: typeof then, under: Search) => (
    <Figure search={under} address={{ metric, period: point.period, currency }} {...{ point, unit, currency, label }} />
  );
  return (
    <tr>
      <th scope="row">{label}</th>
      <td className="num">{figure(then, search)}</td>
      <td className="num">{figure(now, { ...search, asOf: undefined })}</td>
      <td className="num">
        {then.value === null || now.value === null
          ? ""
          : then.value === now.value
            ? t("revenue.known.same")
            : differenceOf(now.value - then.value, unit, currency, words)}
      </td>
    </tr>
  );
}
