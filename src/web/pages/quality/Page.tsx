import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Check, Problem } from "../../../contract/index.ts";
import { problemOf } from "../../ask.ts";
import { call, type Step } from "../../client.ts";
import { useWords } from "../../i18n/index.ts";
import { Note } from "../../ui/Note.tsx";
import { Trouble } from "../../ui/Trouble.tsx";
import { Findings } from "./Findings.tsx";
import { Laws } from "./Laws.tsx";
import { HEADLINES, type QualityProps } from "./load.ts";
import "./quality.css";

/** Whether to believe the numbers: what is doubtful about the data, which numbers it touches, and the laws of the ledger. */
export function QualityPage({ answers: { quality } }: QualityProps) {
  const { t, f } = useWords();
  const { run, step, problem } = useCheck(quality.check === null);
  if (problem) return <Trouble problem={problem} again={run} />;
  if (quality.check === null)
    return (
      <div className="card" role="status">
        <h2 className="title">{t("quality.running")}</h2>
        <p className="dim">{t("quality.runningText")}</p>
        {step !== null && step.done > 0 && <p className="small dim">{t("quality.units", { n: f.number(step.done, 0) })}</p>}
      </div>
    );
  return (
    <div className="sections">
      <Headline check={quality.check} />
      {quality.checkedAt !== null && (
        <p className="small dim quality-when">
          {t("quality.checkedAt", { instant: f.instant(quality.checkedAt), position: f.number(quality.position, 0) })}
          <Button size="compact-xs" variant="default" onClick={run} loading={step !== null} className="no-print">
            {t("quality.again")}
          </Button>
        </p>
      )}
      <Findings findings={quality.check.findings} />
      <Laws laws={quality.check.laws} />
    </div>
  );
}

interface Checking {
  readonly run: () => void;
  readonly step: Step | null;
  readonly problem: Problem | null;
}

const BEGUN: Step = { phase: "checking", label: "", done: 0, total: 0 };

/** Checks the ledger when nobody has since it changed, and on request. */
function useCheck(isMissing: boolean): Checking {
  const queries = useQueryClient();
  const [state, setState] = useState<Omit<Checking, "run">>({ step: null, problem: null });
  const busy = useRef(false);
  const run = (): void => {
    if (busy.current) return;
    busy.current = true;
    setState({ step: BEGUN, problem: null });
    call("check", {}, { onStep: (step) => setState({ step, problem: null }) })
      .then(() => queries.invalidateQueries({ queryKey: ["quality"] }))
      .then(
        () => setState({ step: null, problem: null }),
        (error: unknown) => setState({ step: null, problem: problemOf(error) }),
      )
      .finally(() => {
        busy.current = false;
      });
  };
  useEffect(() => {
    if (isMissing && state.problem === null) run();
  });
  return { ...state, run };
}

/** How many findings touch which of the numbers that people look at first. */
function Headline({ check: { findings, laws } }: { readonly check: Check }) {
  const { t, f } = useWords();
  const serious = findings.filter(({ severity }) => severity !== "remark");
  const touched = HEADLINES.filter((id) => serious.some(({ affects }) => affects.includes(id)));
  const broken = laws.filter(({ holds }) => !holds).length;
  const names = f.list(touched.map((id) => t(`metric.${id}.title`)));
  return (
    <>
      <p className="quality-sentence">
        {serious.length === 0
          ? t("quality.sentence.none")
          : t("quality.sentence.some", { count: serious.length, n: f.number(serious.length, 0), names })}
      </p>
      {broken > 0 && <Note kind="bad">{t("quality.someBroken", { count: broken, n: f.number(broken, 0) })}</Note>}
    </>
  );
}
