import { numberFormat, useWords } from "../../i18n/index.ts";
import { writtenShort } from "../../units.ts";
import { monthAfter } from "./months.ts";
import type { GrowthState } from "./state.ts";

/** The whole page in a sentence: what there is, what is expected, how sure that is, and the chance of the target. */
export function Sentence({ growth }: { readonly growth: GrowthState }) {
  const words = useWords();
  const { t, f } = words;
  const { model, now, base, fan, currency, scenario, target } = growth;
  const last = scenario.months - 1;
  const money = (minor: number): string => writtenShort(minor, "money", currency, words);
  const expected = now.total.arr[last] ?? 0;
  const unchanged = base.total.arr[last] ?? 0;
  const ready = fan.kind === "ready" && fan.result.months > last ? fan.result : null;
  const added = expected - unchanged;
  return (
    <section className="growth-sentence" aria-live="polite">
      <p className="finding">
        {t("growth.sentence.course", {
          now: money(model.history[0]?.arr.at(-1) ?? 0),
          expected: money(expected),
          month: f.period(monthAfter(model.startMonth, last)),
        })}{" "}
        {ready ? (
          <span>{t("growth.sentence.fan", { low: money(ready.arr.p10[last] ?? 0), high: money(ready.arr.p90[last] ?? 0) })}</span>
        ) : (
          <span className="dim">{t("growth.sentence.noFan")}</span>
        )}
      </p>
      <p className="growth-beside">
        {now === base
          ? t("growth.sentence.unchanged")
          : t("growth.sentence.changed", {
              count: scenario.changes.length,
              n: f.number(scenario.changes.length, 0),
              change: shortSigned(added, money),
              share: percent(added, unchanged, f.locale),
            })}{" "}
        {scenario.target !== null &&
          (target === null
            ? t("growth.sentence.targetPast", { month: f.period(scenario.target.month) })
            : fan.kind === "ready" && fan.result.target
              ? t("growth.sentence.chance", {
                  target: money(target.arr),
                  month: f.period(scenario.target.month),
                  chance: f.ratio(fan.result.target.chance, 0),
                  runs: f.number(fan.result.runs, 0),
                })
              : t("growth.sentence.target", { target: money(target.arr), month: f.period(scenario.target.month) }))}
      </p>
    </section>
  );
}

export const shortSigned = (minor: number, money: (minor: number) => string): string =>
  `${minor < 0 ? "\u2212" : "+"}${money(Math.abs(minor))}`;

export const percent = (difference: number, from: number, locale: string): string =>
  from === 0
    ? ""
    : numberFormat(locale, { style: "percent", signDisplay: "exceptZero", maximumFractionDigits: 1 })
        .format(difference / Math.abs(from))
        .replace("-", "\u2212");
