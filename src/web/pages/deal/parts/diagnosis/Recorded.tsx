import { gateFactWords, letterWords } from "../../../../../standard/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import type { Told } from "./recording.ts";

type Recorded = Told["facts"][number]["fact"];

/** Everything that was ever recorded, the newest first: nothing is overwritten. */
export function RecordedFacts({ told: { facts } }: { readonly told: Told }) {
  const { t, f, language } = useWords();
  const says = (fact: Recorded): string => {
    switch (fact.kind) {
      case "evidence":
        return `${letterWords[fact.evidence.letter].title[language]}: ${fact.evidence.claim}`;
      case "pain":
        return fact.pain.statement;
      case "impact":
        return fact.impact.statement;
      case "event":
        return fact.event?.description ?? t("diagnosis.noneAnyMore");
      case "decision":
        return fact.decision.economicBuyer ?? f.list(fact.decision.criteria);
      case "noted":
        return `${gateFactWords[fact.fact][language]} ${t(fact.holds ? "diagnosis.yes" : "diagnosis.no")}`;
      case "confirmed":
        return t(fact.isConfirmed ? "diagnosis.yes" : "diagnosis.no");
      case "withdrawn":
        return t(`diagnosis.kindOf.${fact.what}`);
    }
  };
  if (facts.length === 0) return null;
  return (
    <details className="card dx-course">
      <summary className="title">{t("diagnosis.history", { count: facts.length })}</summary>
      <div className="table-box">
        <table>
          <thead>
            <tr>
              <th scope="col">{t("diagnosis.day")}</th>
              <th scope="col">{t("diagnosis.what")}</th>
              <th scope="col">{t("diagnosis.says")}</th>
              <th scope="col">{t("diagnosis.recordedBy")}</th>
            </tr>
          </thead>
          <tbody>
            {facts.map(({ id, by, at, fact }) => (
              <tr key={id}>
                <th scope="row" className="nowrap">
                  {f.day(fact.on)}
                </th>
                <td className="nowrap">{t(`diagnosis.kindOf.${fact.kind}`)}</td>
                <td>{says(fact)}</td>
                <td>
                  {by} <span className="small dim nowrap">{f.instant(at)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
