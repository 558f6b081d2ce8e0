import { Button, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { useWords } from "../../../../i18n/index.ts";
import { monthAfter } from "../../months.ts";
import type { PartProps } from "../../state.ts";
import { MoneyField } from "../NumberField.tsx";
import type { Names } from "../use-names.ts";

/** A target nobody has set yet: a tenth above what is expected in two years, as in the ranking of next actions. */
const AHEAD = 24;
const MORE = 1.1;

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Two or three digits are enough of a target. */
function rounded(minor: number): number {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, minor))) - 2);
  return Math.round(minor / power) * power;
}

/** How much, and by when. */
export function TargetForm({ growth, names }: PartProps & { readonly names: Names }) {
  const { t, f } = useWords();
  const { scenario, model, now, currency, set } = growth;
  const { target } = scenario;
  const suggested = { arr: rounded((now.total.arr[AHEAD - 1] ?? 0) * MORE), month: monthAfter(model.startMonth, AHEAD - 1) };
  const [month, setMonth] = useState(target?.month ?? suggested.month);
  useEffect(() => {
    if (target !== null) setMonth(target.month);
  }, [target]);
  return (
    <div className="parts-tools no-print">
      <MoneyField
        label={t("parts.goal.arr", { currency: currency ?? "" })}
        isLabelled
        currency={currency}
        value={target?.arr ?? null}
        onValue={(arr) => set.target(arr === null || arr <= 0 ? null : { arr, month })}
      />
      <TextInput
        size="xs"
        type="month"
        label={t("parts.goal.month")}
        placeholder="2028-12"
        value={month}
        min={model.startMonth}
        onChange={({ currentTarget: { value } }) => {
          setMonth(value);
          if (target !== null && MONTH.test(value)) set.target({ arr: target.arr, month: value });
        }}
      />
      {target === null && (
        <Button variant="default" size="xs" onClick={() => set.target(suggested)}>
          {t("parts.goal.suggest", { arr: names.money(suggested.arr), month: f.period(suggested.month) })}
        </Button>
      )}
    </div>
  );
}
