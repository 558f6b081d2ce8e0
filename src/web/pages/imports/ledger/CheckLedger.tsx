import { Button } from "@mantine/core";
import type { Check } from "../../../../contract/index.ts";
import { useWords } from "../../../i18n/index.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { Note } from "../../../ui/Note.tsx";
import { useImportSentence } from "../bring/problems.ts";
import { useWork } from "./work.ts";

/** Checks what must hold of any ledger, and lists what this one's data leaves to be desired. */
export function CheckLedger() {
  const { t, f } = useWords();
  const sentence = useImportSentence();
  const { run, busy, step, problem, result } = useWork("check");
  return (
    <div className="sections">
      <section className="card check-start">
        <div>
          <h2 className="title">{t("imports.check.title")}</h2>
          <p className="dim">{t("imports.check.text")}</p>
        </div>
        <Button loading={busy} onClick={() => void run({})}>
          {t(result === null ? "imports.check.run" : "imports.check.again")}
        </Button>
      </section>
      <p role="status" className="dim">
        {busy && t("imports.check.running")}{" "}
        {busy && step !== null && step.done > 0 && t("imports.running.units", { n: f.number(step.done, 0) })}
      </p>
      {problem && <Note kind="bad">{sentence(problem)}</Note>}
      {result && <Laws laws={result.laws} />}
      {result && <Findings findings={result.findings} />}
    </div>
  );
}

function Laws({ laws }: Pick<Check, "laws">) {
  const { t, f } = useWords();
  const broken = laws.filter(({ holds }) => !holds).length;
  return (
    <section className="card" aria-labelledby="laws">
      <h2 id="laws" className="title">
        {t(broken === 0 ? "imports.check.allHold" : "imports.check.someBroken", { count: broken, n: broken })}
      </h2>
      <ul className="laws">
        {laws.map(({ law, meaning, holds, checked, broken: examples }) => (
          <li key={law} className="law">
            <span className={holds ? "good" : "bad"}>
              <Icon name={holds ? "check" : "warning"} size={18} />
              <span className="visually-hidden">{t(holds ? "imports.check.holds" : "imports.check.broken")}</span>
            </span>
            <div>
              <p>{t(`imports.law.${law}`, { defaultValue: meaning })}</p>
              <p className="small dim">{t("imports.check.checked", { count: checked, n: f.number(checked, 0) })}</p>
              {examples.map((example) => (
                <p key={example} className="small bad" lang="en">
                  {example}
                </p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Findings({ findings }: Pick<Check, "findings">) {
  const { t, f } = useWords();
  return (
    <section className="card" aria-labelledby="findings">
      <h2 id="findings" className="title">
        {t(findings.length === 0 ? "imports.check.noFindings" : "imports.check.findings")}
      </h2>
      {findings.length === 0 && <p className="dim">{t("imports.check.noFindingsText")}</p>}
      <ul className="laws">
        {findings.map(({ code, title, sentence, count, of, affects, examples }) => (
          <li key={`${code} ${sentence}`} className="law">
            <span className="warn">
              <Icon name="warning" size={18} />
            </span>
            <div>
              <p className="finding-title">
                {t(`imports.finding.${code}`, { defaultValue: title })}
                <span className="chip chip-small">{t("imports.check.of", { n: f.number(count, 0), of: f.number(of, 0) })}</span>
              </p>
              <p className="small dim" lang="en">
                {sentence}
              </p>
              {affects.length > 0 && (
                <p className="small dim">
                  {t("imports.check.affects", { metrics: f.list(affects.map((id) => t(`metric.${id}.title`, { defaultValue: id }))) })}
                </p>
              )}
              {examples.length > 0 && <p className="small dim">{t("imports.check.examples", { examples: examples.join(" · ") })}</p>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
