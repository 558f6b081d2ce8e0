import { memo } from "react";
import type { CalibratedView } from "../../../../contract/index.ts";
import { BowtieDrawing } from "../../../charts/bowtie/BowtieDrawing.tsx";
import { useWords } from "../../../i18n/index.ts";
import { writeSearch } from "../../../search.ts";
import { monthAfter } from "../months.ts";
import type { GrowthState } from "../state.ts";
import { journeyOf } from "./journey.ts";
import { useSay } from "./say.ts";

interface JourneyProps {
  readonly growth: GrowthState;
  readonly segments: readonly CalibratedView[];
  /** What the lever works on that is being turned. */
  readonly part: string | undefined;
  readonly onPart: (id: string) => void;
}

/** The Bowtie as the levers make it: volumes and rates of the last year shown, beside those of the unchanged course. */
export const Journey = memo(
  function Journey({ growth, segments, part, onPart }: JourneyProps) {
    const words = useWords();
    const { t, f } = words;
    const { model, now, base, currency, view } = growth;
    const months = growth.scenario.months;
    const say = useSay(currency, model.startMonth);
    const names = new Set(segments.map((one) => one.model.name));
    const isChosen = ({ name }: { readonly name: string }): boolean => names.has(name);
    const last = monthAfter(model.startMonth, months - 1);
    const title = t("growth.journey.title", { period: f.period(`${monthAfter(last, -11)}..${last}`) });
    const drawing = journeyOf(
      {
        segments,
        courses: now.segments.filter(isChosen),
        base: base.segments.filter(isChosen),
        history: model.history.filter(isChosen),
        changes: growth.known,
        months,
        currency,
        title,
      },
      words,
      say,
    );
    return (
      <div className="growth-journey">
        <h3 className="title">{title}</h3>
        <p className="small dim">{t("growth.journey.text")}</p>
        <BowtieDrawing
          drawing={drawing}
          hashOf={(id) => `/growth${writeSearch({ ...view.search, open: id })}`}
          opened={part}
          onOpen={onPart}
        />
      </div>
    );
  },
  (before, after) =>
    before.part === after.part &&
    before.segments === after.segments &&
    before.growth.now === after.growth.now &&
    before.growth.scenario.months === after.growth.scenario.months &&
    before.growth.currency === after.growth.currency,
);
