import type { Measures, Models } from "../../../contract/index.ts";
import { useValueName } from "../../frame/filters/field-name.ts";
import { useWords } from "../../i18n/index.ts";
import type { Search } from "../../search.ts";
import { Figure } from "../../ui/Figure.tsx";
import { ScrollBox } from "../../ui/ScrollBox.tsx";
import { Term } from "../../ui/Term.tsx";
import { only } from "./only.ts";

interface ModelTableProps {
  readonly models: Models;
  readonly search: Search;
}

const COLUMNS = ["customers", "mrr", "winRate", "interval", "cases", "cycle", "cycleP90", "kept", "onboardingChurn"] as const;

/** One row a model, and below it one row for each of its motions. */
export function ModelTable({ models, search }: ModelTableProps) {
  const { t, f } = useWords();
  const name = useValueName();
  return (
    <section className="card" aria-labelledby="models-title">
      <h2 className="title" id="models-title">
        {t("models.title")}
      </h2>
      <p className="small dim">{t("models.subtitle", { period: f.period(models.period), cohorts: f.period(models.cohorts) })}</p>
      <ScrollBox className="table-box models-table" label={t("models.title")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("models.model")}</th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" className="num">
                  <Term meaning={t(`models.meaning.${column}`)}>{t(`models.column.${column}`)}</Term>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {models.models.flatMap(({ model, measures, motions }) => {
              const own = only(search, "model", model);
              return [
                <Row key={`${model}`} label={name("model", model ?? "")} models={models} measures={measures} search={own} />,
                ...motions.map((one) => (
                  <Row
                    key={`${model} ${one.motion}`}
                    label={name("motion", one.motion ?? "")}
                    models={models}
                    measures={one.measures}
                    search={only(own, "motion", one.motion)}
                    within
                  />
                )),
              ];
            })}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}

interface RowProps extends ModelTableProps {
  readonly label: string;
  readonly measures: Measures;
  readonly within?: boolean;
}

function Row({ label, models: { period, cohorts, currency }, measures, search, within = false }: RowProps) {
  const { t, f } = useWords();
  const { customers, mrr, winRate, cycle, cycleP90, kept, onboardingChurn } = measures;
  const shown = { search, label };
  return (
    <tr className={within ? "models-within" : undefined}>
      <th scope="row">{label}</th>
      <td className="num">
        <Figure
          {...named(shown, t("models.column.customers"))}
          address={{ metric: "active_customers", period }}
          point={customers}
          unit="count"
        />
      </td>
      <td className="num">
        <Figure
          {...named(shown, t("models.column.mrr"))}
          address={{ metric: "mrr", period }}
          point={mrr}
          unit="money"
          currency={currency ?? undefined}
        />
      </td>
      <td className="num">
        <Figure {...named(shown, t("models.column.winRate"))} address={{ metric: "win_rate", period }} point={winRate} unit="ratio" />
      </td>
      <td className="num dim">{winRate.low !== undefined && winRate.high !== undefined && f.interval(winRate.low, winRate.high)}</td>
      <td className="num dim">{f.number(winRate.n, 0)}</td>
      <td className="num">
        <Figure
          {...named(shown, t("models.column.cycle"))}
          address={{ metric: "sales_cycle", period, part: "median" }}
          point={cycle}
          unit="days"
        />
      </td>
      <td className="num">
        <Figure
          {...named(shown, t("models.column.cycleP90"))}
          address={{ metric: "sales_cycle", period, part: "p90" }}
          point={cycleP90}
          unit="days"
        />
      </td>
      <td className="num">
        <Figure
          {...named(shown, t("models.column.kept"))}
          address={{ metric: "cohort_logo_retention", period: cohorts, part: "12" }}
          point={kept}
          unit="ratio"
        />
      </td>
      <td className="num">
        <Figure
          {...named(shown, t("models.column.onboardingChurn"))}
          address={{ metric: "onboarding_churn", period }}
          point={onboardingChurn}
          unit="ratio"
        />
      </td>
    </tr>
  );
}

const named = ({ search, label }: { readonly search: Search; readonly label: string }, column: string) => ({
  search,
  label: `${label}, ${column}`,
});
