import type { ModelFindingView, Models } from "../../../contract/index.ts";
import { useValueName } from "../../frame/filters/field-name.ts";
import { useWords } from "../../i18n/index.ts";
import type { Search } from "../../search.ts";
import { Figure } from "../../ui/Figure.tsx";
import { Note } from "../../ui/Note.tsx";
import { ScrollBox } from "../../ui/ScrollBox.tsx";
import { told } from "../../units.ts";
import { only } from "./only.ts";

type Finding = ModelFindingView;
type Value = Finding["values"][number];

const NOTE: Readonly<Record<Finding["verdict"], "good" | "warn" | "plain">> = {
  agrees: "good",
  disagrees: "warn",
  unclear: "plain",
  too_few: "plain",
  one_model: "plain",
  not_measured: "plain",
};

interface FindingsProps {
  readonly models: Models;
  readonly search: Search;
}

/** What the standard found along the arc of business models, and whether it shows here. */
export function Findings({ models, search }: FindingsProps) {
  return (
    <div className="models-findings">
      {models.findings.map((finding) => (
        <Card key={finding.id} finding={finding} models={models} search={search} />
      ))}
    </div>
  );
}

function Card({ finding, models, search }: FindingsProps & { readonly finding: Finding }) {
  const { t } = useWords();
  const name = useValueName();
  const title = t(`models.finding.${finding.id}.title`, { number: finding.number });
  return (
    <section className="card" aria-labelledby={`finding-${finding.id}`}>
      <h2 className="title" id={`finding-${finding.id}`}>
        {title}
      </h2>
      <p className="small dim">{t(`models.finding.${finding.id}.meaning`)}</p>
      <Note kind={NOTE[finding.verdict]}>{t(`models.verdict.${finding.unit}.${finding.verdict}`)}</Note>
      <ScrollBox className="table-box" label={title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("models.model")}</th>
              <th scope="col" className="num">
                {t("models.here")}
              </th>
              <th scope="col" className="num">
                {t("models.column.cases")}
              </th>
              <th scope="col">{t("models.expected")}</th>
            </tr>
          </thead>
          <tbody>
            {finding.values.map((value) => (
              <tr key={value.model}>
                <th scope="row">{name("model", value.model)}</th>
                <td className="num">
                  <Figure
                    search={isFunnel(finding, value, models) ? search : only(search, "model", value.model)}
                    address={addressOf(finding, value, models)}
                    point={value.value}
                    unit={finding.unit}
                    label={`${name("model", value.model)}, ${title}`}
                  />
                </td>
                <td className="num dim">{value.value.n}</td>
                <td className="dim">
                  <Expected finding={finding} value={value} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p className="small dim">
        {t("models.source", { mark: finding.mark })}{" "}
        <a href={finding.source} rel="noreferrer" target="_blank">
          {new URL(finding.source).hostname}
        </a>
      </p>
    </section>
  );
}

/** The sale of whoever signed up for free is the first payment, whatever the account has become since. */
const isFunnel = (finding: Finding, { model }: Value, { freemium }: Models): boolean =>
  model === "freemium" && finding.id !== "risk" && freemium !== null;

function addressOf(finding: Finding, value: Value, models: Models) {
  const { period, cohorts } = models;
  const funnel = isFunnel(finding, value, models);
  if (finding.id === "risk") return { metric: "cohort_logo_retention", period: cohorts, part: "12" };
  if (finding.id === "cycle")
    return funnel ? { metric: "freemium_time", period, part: "paid.median" } : { metric: "sales_cycle", period, part: "median" };
  return funnel ? { metric: "freemium_conversion", period, part: "paid" } : { metric: "win_rate", period };
}

function Expected({ finding: { unit }, value: { low, high, mark } }: { readonly finding: Finding; readonly value: Value }) {
  const words = useWords();
  const { t } = words;
  const of = (value: number): string => told({ value, n: 0 }, unit, undefined, words);
  if (mark === null) return t("models.noNumber");
  if (low !== null && high !== null)
    return low === high ? t("models.about", { value: of(low), mark }) : t("models.between", { low: of(low), high: of(high), mark });
  return high !== null ? t("models.below", { value: of(high), mark }) : t("models.above", { value: of(low ?? 0), mark });
}
