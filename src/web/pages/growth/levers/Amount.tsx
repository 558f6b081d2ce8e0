import { NativeSelect, NumberInput } from "@mantine/core";
import { useEffect, useState } from "react";
import type { ScenarioChange } from "../../../../contract/index.ts";
import { useWords } from "../../../i18n/index.ts";
import { type LeverView, meanOf, spanOf } from "./lever-view.ts";
import { minorOf, type Say } from "./say.ts";

interface AmountProps {
  readonly lever: LeverView;
  readonly by: ScenarioChange["by"];
  readonly amount: number;
  readonly currency: string | undefined;
  readonly say: Say;
  readonly onAmount: (amount: number) => void;
  readonly onBy: (by: ScenarioChange["by"]) => void;
}

/** What an amount is typed in: a hundredth for shares, whole units for money. */
const typedIn = ({ unit }: LeverView, by: ScenarioChange["by"], currency: string | undefined): number =>
  by === "relative" || unit === "share" ? 0.01 : unit === "money" ? minorOf(currency) : 1;

/** How much a lever is changed: a slider, the same as a number, and what that number counts. */
export function Amount({ lever, by, amount, currency, say, onAmount, onBy }: AmountProps) {
  const { t, f } = useWords();
  const title = say.title(lever.id);
  const { min, max, step } = spanOf(lever, by);
  const one = typedIn(lever, by, currency);
  const shown = Number((amount / one).toPrecision(6));
  const [typed, setTyped] = useState<number | string>(shown);
  useEffect(() => setTyped(shown), [shown]);
  const done = (): void => {
    const number = Number(typed);
    if (typed === "" || !Number.isFinite(number)) setTyped(shown);
    else if (number !== shown) onAmount(number * one);
  };
  const points = lever.unit === "share" ? "points" : lever.unit === "months" ? "months" : lever.unit === "money" ? "money" : "count";
  return (
    <>
      <input
        type="range"
        className="growth-slider"
        aria-label={title}
        aria-valuetext={by === "to" ? say.value(lever.unit, amount) : say.change(lever.unit, { by, amount })}
        min={min}
        max={max}
        step={step}
        value={Math.min(max, Math.max(min, amount))}
        onChange={(event) => onAmount(snapped(Number(event.currentTarget.value), by === "to" ? meanOf(lever.values) : 0, step))}
      />
      <NumberInput
        size="xs"
        className="growth-number"
        aria-label={t("growth.lever.amount", { lever: title })}
        value={typed}
        onChange={setTyped}
        onBlur={done}
        onKeyDown={(event) => event.key === "Enter" && done()}
        hideControls
        decimalSeparator={(1.5).toLocaleString(f.locale).slice(1, 2)}
        decimalScale={by === "relative" ? 1 : lever.unit === "share" ? 2 : lever.unit === "months" ? 1 : 0}
      />
      <NativeSelect
        size="xs"
        className="growth-by"
        aria-label={t("growth.lever.countedIn", { lever: title })}
        value={by}
        data={[
          { value: "relative", label: t("growth.by.relative") },
          { value: "points", label: t(`growth.by.${points}`, { currency: currency ?? "" }) },
          { value: "to", label: lever.unit === "share" ? t("growth.by.toShare") : t("growth.by.to") },
        ]}
        onChange={(event) => onBy(event.currentTarget.value as ScenarioChange["by"])}
      />
    </>
  );
}

/** Browsers add up steps in binary; a slider near its middle comes to rest there. */
function snapped(value: number, middle: number, step: number): number {
  const clean = Number(value.toPrecision(8));
  return Math.abs(clean - middle) < step / 2 ? middle : clean;
}
