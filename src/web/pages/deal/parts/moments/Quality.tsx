import type { Moments } from "../../../../../contract/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import "./moments.css";

export type QualityValue = Moments["moments"][number]["quality"];

/** How well a moment was done: dots, the number and what it means. */
export function Quality({ value }: { readonly value: QualityValue }) {
  const { t } = useWords();
  return (
    <span className="moment-quality">
      <span className="moment-dots" aria-hidden="true">
        {[1, 2, 3].map((at) => (
          <i key={at} className={value !== null && at <= value ? "moment-dot-full" : ""} />
        ))}
      </span>
      <span>{value === null ? t("dealMoments.quality.none") : `${value} · ${t(`dealMoments.quality.q${value}`)}`}</span>
    </span>
  );
}
