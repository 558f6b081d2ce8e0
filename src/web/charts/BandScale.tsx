import { type Unit, useWords } from "../i18n/index.ts";
import { Go } from "../ui/Go.tsx";
import { told, written } from "../units.ts";
import type { Mark } from "./series.ts";
import "./band.css";

interface BandScaleProps {
  readonly marks: readonly Mark[];
  readonly unit: Unit;
  /** What is usual, from elsewhere. */
  readonly band: { readonly low: number; readonly high: number; readonly name: string };
}

/** Where values between none and all lie, beside a band of what is usual. */
export function BandScale({ marks, unit, band }: BandScaleProps) {
  const words = useWords();
  const percent = (value: number): string => `${Math.max(0, Math.min(1, value)) * 100}%`;
  return (
    <div className="band-scale">
      <div className="band-head" aria-hidden="true">
        <span />
        <div className="band-track">
          <span className="band-name" style={{ left: percent((band.low + band.high) / 2) }}>
            {band.name}
          </span>
        </div>
        <span />
      </div>
      <ul>
        {marks.map(({ label, point, explanation }) => (
          <li key={label}>
            <span>{label}</span>
            {point.value === null ? (
              <span className="small dim">{told(point, unit, undefined, words)}</span>
            ) : (
              <div className="band-track" aria-hidden="true">
                <i className="band-usual" style={{ left: percent(band.low), width: percent(band.high - band.low) }} />
                <i className={`band-dot ${point.partial ? "band-dot-partial" : ""}`} style={{ left: percent(point.value) }} />
              </div>
            )}
            <span className="num">
              {point.value !== null && explanation && (
                <Go
                  to="/explain"
                  search={explanation}
                  className="figure"
                  aria-label={`${label}: ${written(point.value, unit, undefined, words)}`}
                >
                  {written(point.value, unit, undefined, words)}
                </Go>
              )}{" "}
              <span className="small dim">{words.t("chart.n", { n: words.f.number(point.n, 0) })}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
