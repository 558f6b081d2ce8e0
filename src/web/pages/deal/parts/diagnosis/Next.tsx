import { bandWords, capWords, gateWords, letterWords, levelWords, pipelineWords } from "../../../../../standard/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { Note } from "../../../../ui/Note.tsx";
import type { Told } from "./recording.ts";

/** The question to ask next, before everything else; and what stands before the next stage. */
export function Next({ told }: { readonly told: Told }) {
  const { t, language } = useWords();
  const { gaps, total, band, gates, isProposedFirst, confirmed, outcome } = told;
  const gate = gates.find(({ isNext }) => isNext);
  const gap = (gate?.verdict === "open" ? null : gate?.next) ?? gaps[0];
  const missing = gate?.asks.filter(({ isMet }) => !isMet).length ?? 0;
  return (
    <section className="card dx-next" aria-labelledby="dx-next-title">
      <div>
        <h3 className="small dim" id="dx-next-title">
          {t("diagnosis.askNext")}
        </h3>
        {gap === undefined ? (
          <p className="dx-question">{t("diagnosis.nothingToAsk")}</p>
        ) : (
          <>
            <p className="dx-question">{gap.question}</p>
            <p className="dim">
              {letterWords[gap.letter].title[language]} · {gap.level} {levelWords[gap.level].title[language]}
              {gap.because !== null && ` · ${capWords[gap.because].why[language]}`}
            </p>
          </>
        )}
      </div>
      <dl className="dx-sum">
        <div>
          <dt className="small dim">{t("diagnosis.total")}</dt>
          <dd>
            <b className="dx-total">{total}</b> {t("diagnosis.of15")}
          </dd>
          <dd className="small">{bandWords[band][language]}</dd>
        </div>
        {gate !== undefined && (
          <div>
            <dt className="small dim">{t("diagnosis.nextGate", { stage: pipelineWords(gate.stage, language) })}</dt>
            <dd>
              <b>{t(`diagnosis.verdict.${gate.verdict}`)}</b>
            </dd>
            <dd className="small">{missing === 0 ? gateWords[gate.gate][language] : t("diagnosis.missing", { count: missing })}</dd>
          </div>
        )}
      </dl>
      {isProposedFirst && (
        <div className="dx-wide">
          <Note kind="warn">{t(confirmed === null && outcome === "open" ? "diagnosis.proposedFirst" : "diagnosis.proposedBefore")}</Note>
        </div>
      )}
    </section>
  );
}
