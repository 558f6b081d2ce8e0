import { Button, Progress } from "@mantine/core";
import { useWords } from "../../../i18n/index.ts";
import type { Run } from "./draft.ts";
import { stopImport } from "./run.ts";

const STOPPABLE: ReadonlySet<string> = new Set(["reading", "checking"]);

/** How far an import is, with a count, and a way to stop it while nothing is written. */
export function Running({ run: { dryRun, job, step, stopping } }: { readonly run: Extract<Run, { kind: "running" }> }) {
  const { t, f } = useWords();
  const known = step !== null && step.total > 0;
  const stoppable = job !== null && (step === null || STOPPABLE.has(step.phase));
  return (
    <div className="running" role="status" aria-live="polite">
      <div className="running-words">
        <p className="title">
          {step === null ? t(dryRun ? "imports.running.check" : "imports.running.start") : t(`imports.phase.${step.phase}`)}
        </p>
        <p className="small dim">
          {step?.phase === "deriving" || step?.phase === "matching" ? "" : (step?.label ?? "")}{" "}
          {step !== null &&
            step.done > 0 &&
            step.phase !== "checking" &&
            t(`imports.running.${step.phase === "deriving" ? "units" : "rows"}`, { n: f.number(step.done, 0) })}
        </p>
      </div>
      <Progress
        value={known ? (step.done / step.total) * 100 : 100}
        animated={!known}
        striped={!known}
        aria-label={t("imports.running.progress")}
        flex={1}
      />
      <Button size="xs" variant="default" disabled={!stoppable || stopping} onClick={() => job !== null && void stopImport(job)}>
        {t(stopping ? "imports.running.stopping" : "imports.running.stop")}
      </Button>
    </div>
  );
}
