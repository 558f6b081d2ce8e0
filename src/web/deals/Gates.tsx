import { useWords } from "../i18n/index.ts";
import { Icon } from "../ui/Icon.tsx";
import { type Gate, gateName, questionIn, unmetWords } from "./gate.ts";

/** What a gate asks for and is not there, what keeps it shut first, and what to ask next. */
export function GateView({ gate }: { readonly gate: Gate }) {
  const { t, language } = useWords();
  const question = questionIn(gate, language);
  const unmet = [...gate.unmet].sort((a, b) => Number(b["force"] === "block") - Number(a["force"] === "block"));
  return (
    <div className={`deal-gate deal-gate-${gate.verdict}`}>
      <p className="deal-gate-head">
        <Icon name={gate.verdict === "open" ? "check" : "warning"} size={17} />
        <b>{gateName(gate.gate)[language]}</b>
        <span>{t(`deal.gate.${gate.verdict}`)}</span>
      </p>
      {unmet.length > 0 && (
        <ul className="deal-gate-unmet">
          {unmet.map((one) => (
            <li key={JSON.stringify(one)}>
              {unmetWords(one, t, language)}
              {one["force"] === "block" && <span className="deal-gate-must">{t("deal.gate.must")}</span>}
            </li>
          ))}
        </ul>
      )}
      {question !== null && gate.verdict !== "open" && (
        <p className="deal-gate-ask">
          <span className="small dim">{t("deal.gate.ask", { letter: question.letter })}</span>
          <q>{question.question}</q>
        </p>
      )}
    </div>
  );
}
