import { SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { problemOf } from "../../../../ask.ts";
import { call, type Step } from "../../../../client.ts";
import { useWords } from "../../../../i18n/index.ts";
import { Trouble } from "../../../../ui/Trouble.tsx";
import { monthsUntil } from "../../months.ts";
import type { PartProps } from "../../state.ts";
import { Running } from "../Running.tsx";
import { useNames } from "../use-names.ts";
import { Errors } from "./Errors.tsx";
import { Told } from "./Told.tsx";
import "../../../../ui/table.css";
import "../parts.css";

const CHOICES = [3, 6, 12, 18, 24];
/** Months that have to lie before. */
const LEAST = 3;

/** What the model would have said of the last months, beside what came. */
export function BackTest({ growth }: PartProps) {
  const { t, f } = useWords();
  const { view, model } = growth;
  const known = monthsUntil(model.firstMonth, model.startMonth);
  const choices = CHOICES.filter((months) => months + LEAST <= known);
  const [months, setMonths] = useState(choices.includes(12) ? 12 : (choices.at(-1) ?? 3));
  const [step, setStep] = useState<Step | null>(null);
  const names = useNames(growth);
  const { segment } = view.search;
  const question = useMemo(
    () => ({ ...view.shared, ...(segment === undefined ? {} : { segment }), months }),
    [view.shared, segment, months],
  );
  const asked = useQuery({
    queryKey: ["backtest", question],
    queryFn: ({ signal }) => {
      setStep(null);
      return call("backtest", question, { signal, onStep: setStep });
    },
    enabled: choices.length > 0,
    staleTime: 60_000,
    retry: false,
  });
  if (choices.length === 0)
    return (
      <section className="card parts-card">
        {t("parts.backtest.tooShort", { n: f.number(known, 0), needed: f.number(LEAST + 3, 0) })}
      </section>
    );
  return (
    <div className="sections">
      <div className="parts-tools no-print">
        <SegmentedControl
          size="xs"
          className="parts-choice"
          aria-label={t("parts.backtest.months")}
          value={String(months)}
          onChange={(value) => setMonths(Number(value))}
          data={choices.map((one) => ({ value: String(one), label: t("parts.ranking.months", { n: one }) }))}
        />
      </div>
      {asked.isFetching && !asked.data && <Running title={t("parts.backtest.running")} step={step} />}
      {asked.isError && !asked.isFetching && <Trouble problem={problemOf(asked.error)} again={() => void asked.refetch()} />}
      {asked.data && (
        <>
          <Told found={asked.data} names={names} />
          <Errors found={asked.data} names={names} />
        </>
      )}
    </div>
  );
}
