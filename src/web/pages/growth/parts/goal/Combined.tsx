import { Button } from "@mantine/core";
import { useMemo } from "react";
import { useWords } from "../../../../i18n/index.ts";
import { ScrollBox } from "../../../../ui/ScrollBox.tsx";
import { unitsOf } from "../../levers/units.ts";
import { takenOver } from "../take-over.ts";
import type { FoundProps } from "./Volume.tsx";
import { mergedSteps } from "./ways.ts";

interface CombinedProps extends FoundProps {
  /** Average of the costs that are said; `null` where none is. */
  readonly average: number | null;
}

/** Levers together, those that add most for what they take first. */
export function Combined({ growth, found: { combination }, names, month, average }: CombinedProps) {
  const { t, f } = useWords();
  const { scenario, models, set } = growth;
  const steps = useMemo(() => mergedSteps(combination.steps), [combination]);
  const units = useMemo(() => unitsOf(models), [models]);
  const { say } = names;
  const value = (lever: string, amount: number): string => say.value(units.get(lever) ?? "share", amount);
  return (
    <section className="card parts-card" aria-labelledby="parts-combined">
      <h2 className="title" id="parts-combined">
        {t("parts.combined.title")}
      </h2>
      <p className="small dim">{t("parts.combined.subtitle")}</p>
      <p className="parts-finding">
        {combination.isReached
          ? t("parts.combined.reached", { count: steps.length, n: f.number(steps.length, 0), arr: names.money(combination.arr), month })
          : t("parts.combined.short", { arr: names.money(combination.arr), month })}{" "}
        {average !== null && t("parts.combined.cost", { cost: names.money(combination.cost) })}
      </p>
      {steps.length > 0 && (
        <>
          <ScrollBox className="table-box parts-stack" label={t("parts.combined.title")}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t("parts.column.lever")}</th>
                  <th scope="col" className="num">
                    {t("parts.combined.fromTo")}
                  </th>
                  <th scope="col" className="num">
                    {average === null ? t("parts.combined.way") : t("parts.column.cost")}
                  </th>
                  <th scope="col" className="num">
                    {t("parts.column.arr")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {steps.map((step) => (
                  <tr key={`${step.segment}:${step.lever}`}>
                    <th scope="row">{names.lever(step)}</th>
                    <td className="num" data-label={t("parts.combined.fromTo")}>
                      {t("parts.fromTo", { from: value(step.lever, step.value), to: value(step.lever, step.to) })}
                    </td>
                    <td className="num" data-label={average === null ? t("parts.combined.way") : t("parts.column.cost")}>
                      {average === null ? f.ratio(step.cost, 0) : names.money(step.cost)}
                    </td>
                    <td className="num" data-label={t("parts.column.arr")}>
                      {names.added(step.arr)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollBox>
          <p className="small dim">
            {average === null ? t("parts.combined.noCosts") : t("parts.combined.average", { cost: names.money(average) })}
          </p>
          <Button className="parts-take no-print" size="xs" onClick={() => set.changes(takenOver(scenario.changes, steps))}>
            {t("parts.combined.take", { count: steps.length, n: f.number(steps.length, 0) })}
          </Button>
        </>
      )}
    </section>
  );
}
