import { NumberInput } from "@mantine/core";
import { useEffect, useMemo, useState } from "react";
import { useWords } from "../../../i18n/index.ts";
import { minorOf } from "../levers/say.ts";

export interface NumberFieldProps {
  readonly label: string;
  /** Shown above the field; only heard where it is not. */
  readonly isLabelled?: boolean;
  readonly value: number | null;
  /** What one of what is typed is worth: 0.01 for a percentage, 100 for euros in cents. */
  readonly one?: number;
  readonly digits?: number;
  readonly placeholder?: string;
  readonly suffix?: string;
  readonly onValue: (value: number | null) => void;
}

/** Marks between digits, as the reader's locale writes them. */
function useMarks(): { readonly group: string; readonly decimal: string } {
  const { f } = useWords();
  return useMemo(() => {
    const parts = new Intl.NumberFormat(f.locale).formatToParts(12_345_678.5);
    const mark = (type: string, other: string): string => parts.find((part) => part.type === type)?.value ?? other;
    return { group: mark("group", " "), decimal: mark("decimal", ".") };
  }, [f]);
}

/** A number as the reader writes it; it counts once the field is left or Enter is pressed. Empty is none. */
export function NumberField({ label, isLabelled = false, value, one = 1, digits = 0, placeholder, suffix, onValue }: NumberFieldProps) {
  const { group, decimal } = useMarks();
  const shown = value === null ? "" : Number((value / one).toFixed(digits));
  const [typed, setTyped] = useState<number | string>(shown);
  useEffect(() => setTyped(shown), [shown]);
  const done = (): void => {
    if (typed === shown) return;
    const number = Number(typed);
    if (typed === "") onValue(null);
    else if (Number.isFinite(number)) onValue(Number((number * one).toPrecision(12)));
    else setTyped(shown);
  };
  return (
    <NumberInput
      size="xs"
      className="parts-number"
      {...(isLabelled ? { label } : { "aria-label": label })}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(suffix === undefined ? {} : { suffix })}
      value={typed}
      min={0}
      hideControls
      thousandSeparator={group}
      decimalSeparator={decimal}
      decimalScale={digits}
      onChange={setTyped}
      onBlur={done}
      onKeyDown={(event) => event.key === "Enter" && done()}
    />
  );
}

/** Whole money of the reader's currency; the value is in minor units. */
export const MoneyField = ({ currency, ...rest }: NumberFieldProps & { readonly currency: string | undefined }) => (
  <NumberField {...rest} one={minorOf(currency)} />
);
