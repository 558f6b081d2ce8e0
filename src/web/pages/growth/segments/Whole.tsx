import { simulate } from "../../../../growth/index.ts";
import { useWords } from "../../../i18n/index.ts";
import { writtenShort } from "../../../units.ts";
import { monthAfter } from "../months.ts";
import type { PartProps } from "../state.ts";

const AHEAD = 36;

/** Says what the company comes to when it is modelled as one, and why its segments together come to something else. */
export function Whole({ growth }: PartProps) {
  const words = useWords();
  const { model, base, startMonth, currency } = growth;
  if (model.field === null || base.months < AHEAD) return null;
  const one = simulate({ segments: [model.all.model], months: AHEAD, startMonth });
  const money = (arr: number | undefined): string => writtenShort(arr ?? 0, "money", currency, words);
  return (
    <p className="small dim">
      {words.t("growth.segments.whole", {
        month: words.f.period(monthAfter(model.startMonth, AHEAD - 1)),
        together: money(base.total.arr[AHEAD - 1]),
        one: money(one.total.arr[AHEAD - 1]),
      })}
    </p>
  );
}
