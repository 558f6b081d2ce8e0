import { useWords } from "../../i18n/index.ts";
import "./progress.css";

interface ProgressProps {
  /** 0 to 1; null while nothing is measured. */
  readonly progress: number | null;
  /** What should be reached by now; null where that is not known. */
  readonly expected: number | null;
  /** Said where there is no progress. */
  readonly none: string;
}

const part = (value: number): string => `${Math.round(Math.min(1, Math.max(0, value)) * 1000) / 10}%`;

/** What is reached beside what is expected by now, drawn and in numbers. */
export function ProgressBar({ progress, expected, none }: ProgressProps) {
  const { t, f } = useWords();
  return (
    <span className="progress">
      {/* An empty track would say 0. */}
      {(progress !== null || expected !== null) && (
        <span className="progress-track" aria-hidden="true">
          <span className="progress-done" style={{ width: part(progress ?? 0) }} />
          {expected !== null && <span className="progress-expected" style={{ left: part(expected) }} />}
        </span>
      )}
      <span className="small">
        {progress === null ? <span className="dim">{none}</span> : t("onePlan.reached", { n: f.ratio(progress, 0) })}
        {expected !== null && <span className="dim"> · {t("onePlan.expected", { n: f.ratio(expected, 0) })}</span>}
      </span>
    </span>
  );
}
