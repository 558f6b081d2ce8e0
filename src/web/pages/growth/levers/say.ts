import { useMemo } from "react";
import type { ScenarioChange } from "../../../../contract/index.ts";
import { type Currency, minorDigits } from "../../../../domain/index.ts";
import { isLeverId, leverWords } from "../../../../standard/index.ts";
import { type Language, numberFormat, useWords } from "../../../i18n/index.ts";
import { differenceOf, type Words, written, writtenShort } from "../../../units.ts";
import { monthAfter } from "../months.ts";
import type { LeverView } from "./lever-view.ts";

type Counted = LeverView["unit"];

export interface Say {
  readonly title: (lever: string) => string;
  readonly meaning: (lever: string) => string;
  readonly value: (unit: Counted, value: number) => string;
  /** One value, or the lowest and the highest. */
  readonly range: (unit: Counted, values: readonly number[]) => string;
  /** How a lever is changed: "+10 % (relative)", "+2.0 pts", "to 35.0 %". */
  readonly change: (unit: Counted, change: Pick<ScenarioChange, "by" | "amount">) => string;
  /** From when, and over how long. */
  readonly when: (change: Pick<ScenarioChange, "from" | "ramp">) => string;
  readonly basis: (lever: Pick<LeverView, "id" | "unit" | "evidence">) => string;
}

const relative = (amount: number, locale: string): string =>
  numberFormat(locale, { style: "percent", signDisplay: "exceptZero", maximumFractionDigits: 1 }).format(amount).replace("-", "\u2212");

/** Digits that tell small shares apart. */
const digits = (value: number): number => (Math.abs(value) < 0.1 ? 2 : 1);

export function sayOf(words: Words, language: Language, currency: string | undefined, startMonth: string): Say {
  const { t, f } = words;
  const value = (unit: Counted, amount: number): string => {
    if (unit === "share") return f.ratio(amount, digits(amount));
    if (unit === "count") return f.number(amount, Math.abs(amount) < 100 ? 1 : 0);
    if (unit === "money") return writtenShort(amount, "money", currency, words);
    return amount < 1 ? t("unit.months", { count: 2, n: f.number(amount, 2) }) : written(amount, "months", currency, words);
  };
  const say = {
    title: (lever: string) =>
      isLeverId(lever) ? leverWords[lever].title[language] : lever === "spend_fixed" ? t("growth.fixed.title") : lever,
    meaning: (lever: string) =>
      isLeverId(lever)
        ? leverWords[lever].meaning[language]
        : lever === "spend_fixed"
          ? t("growth.fixed.meaning")
          : t("growth.lever.unknown"),
    value,
    range: (unit: Counted, values: readonly number[]) => {
      const [low, high] = [value(unit, Math.min(...values)), value(unit, Math.max(...values))];
      return low === high ? low : t("growth.lever.range", { low, high });
    },
    change: (unit: Counted, { by, amount }: Pick<ScenarioChange, "by" | "amount">) => {
      if (by === "to") return t("growth.lever.to", { value: value(unit, amount) });
      if (by === "relative") return t("growth.lever.relative", { change: relative(amount, f.locale) });
      return unit === "share" && Math.abs(amount) < 0.0095
        ? t("change.points", { n: `${amount < 0 ? "\u2212" : "+"}${f.number(Math.abs(amount) * 100, 2)}` })
        : differenceOf(amount, unit === "share" ? "ratio" : unit, currency, words);
    },
    when: ({ from = 0, ramp = 0 }: Pick<ScenarioChange, "from" | "ramp">) => {
      const month = f.period(monthAfter(startMonth, from));
      return ramp > 1 ? t("growth.lever.ramped", { month, count: ramp, n: f.number(ramp, 0) }) : t("growth.lever.at", { month });
    },
    basis: (lever: Pick<LeverView, "id" | "unit" | "evidence">) => basisOf(lever, words, value),
  };
  return say;
}

/** Learned from months as a whole, not from cases. */
const MONTHLY: ReadonlySet<string> = new Set(["expansion", "contraction", "uplift", "margin", "spend", "spend_fixed"]);

/** On what a value stands, in words. Several segments tell how many of them stand on what. */
function basisOf({ id, evidence, unit }: Pick<LeverView, "id" | "unit" | "evidence">, { t, f }: Words, value: Say["value"]): string {
  const [only, ...others] = evidence;
  if (only === undefined) return t("growth.basis.none");
  const isMonthly = MONTHLY.has(id);
  const n = f.number(isMonthly ? only.n : evidence.reduce((sum, one) => sum + one.n, 0), 0);
  if (others.length > 0) {
    const kinds = [...new Set(evidence.map(({ basis }) => basis))];
    if (kinds.length > 1)
      return f.list(
        kinds.map((kind) => t(`growth.basis.several.${kind}`, { count: evidence.filter(({ basis }) => basis === kind).length })),
      );
    return isMonthly && only.basis === "own" ? t("growth.basis.months", { n }) : t(`growth.basis.all.${only.basis}`, { n });
  }
  const { basis, low, high, note, fromParent } = only;
  const between = low !== null && high !== null ? t("growth.basis.between", { low: value(unit, low), high: value(unit, high) }) : "";
  const why = note === undefined ? "" : t(`growth.note.${note}`);
  if (basis === "own" || basis === "drawn") {
    const known = basis === "drawn" ? "drawn" : n === "0" ? "ledger" : isMonthly ? "months" : "own";
    return [t(`growth.basis.${known}`, { n, share: f.ratio(fromParent, 0) }), between, why].filter(Boolean).join(", ");
  }
  return [t(`growth.basis.${basis}`, { n, note: why }), between].filter(Boolean).join(", ");
}

export function useSay(currency: string | undefined, startMonth: string): Say {
  const { t, f, language } = useWords();
  return useMemo(() => sayOf({ t, f }, language, currency, startMonth), [t, f, language, currency, startMonth]);
}

/** Minor units of one whole unit of money. */
export const minorOf = (currency: string | undefined): number => 10 ** minorDigits((currency ?? "") as Currency);
