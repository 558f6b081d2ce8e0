import type { Actions } from "../../../../../contract/index.ts";
import { modelThresholds } from "../../../../../growth/index.ts";
import { useValueName } from "../../../../frame/filters/field-name.ts";
import { useWords } from "../../../../i18n/index.ts";
import { Note } from "../../../../ui/Note.tsx";
import { NumberField } from "../NumberField.tsx";

/** Revenue of a year, in whole US dollars; the standard's where not said. */
export interface Thresholds {
  readonly lower?: number;
  readonly upper?: number;
}

interface AdvisorProps {
  readonly found: Actions;
  readonly currency: string | undefined;
  readonly thresholds: Thresholds;
  readonly onThresholds: (thresholds: Thresholds) => void;
}

/** Whether the company runs too many business models for its size, or could add one. */
export function Advisor({ found: { advice }, currency, thresholds, onThresholds }: AdvisorProps) {
  const { t, f } = useWords();
  const name = useValueName();
  const { lower = modelThresholds.lower, upper = modelThresholds.upper } = thresholds;
  const whole = (value: number, of: string | undefined): string =>
    new Intl.NumberFormat(f.locale, {
      maximumSignificantDigits: 3,
      notation: "compact",
      ...(of === undefined ? {} : { style: "currency", currency: of }),
    }).format(value);
  const isForeign = currency !== modelThresholds.currency;
  return (
    <section className="card parts-card" aria-labelledby="parts-advisor">
      <h2 className="title" id="parts-advisor">
        {t("parts.advisor.title")}
      </h2>
      <p className="small dim">{t("parts.advisor.subtitle")}</p>
      {advice === null ? (
        <p>{t("parts.advisor.unknown")}</p>
      ) : (
        <>
          <Note kind={advice.severity === "warning" ? "warn" : "plain"}>
            {t(`parts.advisor.kind.${advice.kind === "stay_with_one" ? "stay" : advice.kind}`, {
              models: f.list(
                advice.models.map(({ model, revenue }) =>
                  t("parts.advisor.model", { model: name("model", model), revenue: whole(revenue, currency) }),
                ),
              ),
              lower: whole(advice.lower, currency),
              upper: whole(advice.upper, currency),
            })}
          </Note>
          <p className="small dim">
            {!isForeign
              ? t("parts.advisor.sameCurrency")
              : advice.rate === null
                ? t("parts.advisor.noRate", { currency: currency ?? "" })
                : t("parts.advisor.rate", { currency: currency ?? "", rate: f.number(advice.rate, 4) })}
          </p>
        </>
      )}
      <div className="parts-tools no-print">
        <NumberField
          label={t("parts.advisor.lower")}
          isLabelled
          value={lower}
          onValue={(value) => onThresholds(value === null || value <= 0 ? {} : { lower: value, upper: Math.max(value, upper) })}
        />
        <NumberField
          label={t("parts.advisor.upper")}
          isLabelled
          value={upper}
          onValue={(value) => onThresholds(value === null || value <= 0 ? {} : { lower: Math.min(lower, value), upper: value })}
        />
      </div>
    </section>
  );
}
