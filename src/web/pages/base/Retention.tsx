import { useWords } from "../../i18n/index.ts";
import { Note } from "../../ui/Note.tsx";
import type { SectionProps } from "./load.ts";

/** Retention of customers with and without a confirmed outcome, side by side. */
export function Retention({ base }: SectionProps) {
  const { t, f } = useWords();
  const { retention, currency } = base;
  const sides = ["withOutcome", "withoutOutcome", "all"] as const;
  return (
    <section className="card" aria-labelledby="base-retention">
      <h2 className="title" id="base-retention">
        {t("base.retention.title")}
      </h2>
      <p className="small dim">
        {t("base.retention.text", { opening: f.period(retention.opening), closing: f.period(retention.closing), currency: currency ?? "" })}
      </p>
      <div className="base-sides">
        {sides.map((side) => {
          const { n, nrr, grr, opening, closing, reason } = retention[side];
          return (
            <div key={side} className="base-side">
              <h3 className="small">{t(`base.retention.${side}`)}</h3>
              {nrr === null || grr === null ? (
                <p className="dim">{t(`base.retention.${reason ?? "too_few"}`, { n: f.number(n, 0) })}</p>
              ) : (
                <dl>
                  <div>
                    <dt>{t("base.retention.nrr")}</dt>
                    <dd className="base-figure">{f.ratio(nrr)}</dd>
                  </div>
                  <div>
                    <dt>{t("base.retention.grr")}</dt>
                    <dd className="base-figure">{f.ratio(grr)}</dd>
                  </div>
                </dl>
              )}
              <p className="small dim">
                {t("base.retention.made", {
                  count: n,
                  n: f.number(n, 0),
                  opening: f.money(opening, currency ?? undefined),
                  closing: f.money(closing, currency ?? undefined),
                })}
              </p>
            </div>
          );
        })}
      </div>
      <Note>{t("base.retention.caveat")}</Note>
    </section>
  );
}
