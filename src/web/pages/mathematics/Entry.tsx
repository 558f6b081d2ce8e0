import { NumberInput } from "@mantine/core";
import { useState } from "react";
import { type Translate, useWords } from "../../i18n/index.ts";
import type { Given } from "./card.ts";
import type { Unit } from "./quantity.ts";

interface EntryProps {
  readonly id: string;
  readonly given: Given;
  readonly value: number | null;
  readonly currency: string | undefined;
  /** Null gives the company's value back its place. */
  readonly onChange: (value: number | null) => void;
}

const PERCENT = 100;
const scaleOf = (unit: Unit): number => (unit === "ratio" ? PERCENT : 1);

const TIMES: ReadonlySet<Unit> = new Set(["days", "months", "years"]);

/** Digits that a typed number needs: small ones keep more, a share of 1.44 % among them. */
function digitsOf(value: number, unit: Unit): number {
  const size = Math.abs(value);
  if (unit === "ratio" || TIMES.has(unit)) return size < 10 ? 2 : 1;
  if (size >= 1000) return 0;
  return size < 10 ? 3 : 1;
}

const rounded = (value: number, unit: Unit): number => {
  const shown = value * scaleOf(unit);
  const digits = 10 ** digitsOf(shown, unit);
  return Math.round(shown * digits) / digits;
};

/** A separator as the reader's language writes it. */
function separators(locale: string): { readonly decimal: string; readonly thousand: string } {
  const parts = new Intl.NumberFormat(locale).formatToParts(12345.6);
  const of = (type: string, otherwise: string): string => parts.find((part) => part.type === type)?.value ?? otherwise;
  return { decimal: of("decimal", "."), thousand: of("group", "") };
}

function suffixOf(unit: Unit, currency: string | undefined, t: Translate): string | undefined {
  if (unit === "ratio") return "\u00a0%";
  if (TIMES.has(unit)) return `\u00a0${t(`mathematics.short.${unit}`)}`;
  return unit === "money" && currency !== undefined ? `\u00a0${currency}` : undefined;
}

/** A number of a formula that may be replaced; what is out of its range changes nothing. */
export function Entry({ id, given: { unit, min, max }, value, currency, onChange }: EntryProps) {
  const { t, f } = useWords();
  const [typed, setTyped] = useState<string | number | null>(null);
  const scale = scaleOf(unit);
  const { decimal, thousand } = separators(f.locale);
  const shown = typed ?? (value === null ? "" : rounded(value, unit));
  const isOut = typeof shown === "number" && ((min !== undefined && shown < min * scale) || (max !== undefined && shown > max * scale));
  const change = (next: string | number): void => {
    setTyped(next);
    if (next === "") onChange(null);
    else if (typeof next === "number" && !(next < (min ?? -Infinity) * scale || next > (max ?? Infinity) * scale)) onChange(next / scale);
  };
  const suffix = suffixOf(unit, currency, t);
  return (
    <NumberInput
      id={id}
      size="xs"
      className="maths-entry"
      value={shown}
      onChange={change}
      onBlur={() => setTyped(null)}
      hideControls
      decimalSeparator={decimal}
      thousandSeparator={thousand}
      clampBehavior="none"
      error={
        isOut
          ? t("mathematics.range", { min: f.number((min ?? 0) * scale, 2), max: max === undefined ? "∞" : f.number(max * scale, 2) })
          : undefined
      }
      {...(suffix === undefined ? {} : { suffix })}
    />
  );
}
