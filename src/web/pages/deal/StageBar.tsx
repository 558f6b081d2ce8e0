import { useEffect, useRef } from "react";
import type { Deal } from "../../../contract/index.ts";
import { pipelineWords } from "../../../standard/index.ts";
import { isEnd } from "../../deals/gate.ts";
import { useWords } from "../../i18n/index.ts";
import { Icon } from "../../ui/Icon.tsx";

interface StageBarProps {
  readonly deal: Deal;
  /** Asks to move the deal to a stage; `null` for those who may not. */
  readonly onMove: ((stage: string) => void) | null;
}

/** Every stage in its order: those behind, where the deal is and since when, those ahead. */
export function StageBar({ deal: { stages, stage, stageOn, outcome, closedOn }, onMove }: StageBarProps) {
  const { t, f, language } = useWords();
  const shown = stages.filter((one) => one.state !== "lost" || outcome === "lost");
  const here = shown.findIndex(({ id }) => id === stage);
  // A deal that is over has been so since the day it was closed.
  const since = outcome === "open" ? stageOn : (closedOn ?? stageOn);
  const bar = useRef<HTMLOListElement>(null);
  // On a narrow screen the stages do not fit side by side: the present one is brought into sight.
  useEffect(() => {
    const place = bar.current?.querySelector<HTMLElement>(`[data-stage="${stage}"]`);
    if (bar.current && place) bar.current.scrollLeft = place.offsetLeft - bar.current.offsetLeft - 40;
  }, [stage]);
  return (
    <ol ref={bar} className="deal-stage-bar" aria-label={t("deal.stages")}>
      {shown.map((one, at) => {
        const isHere = at === here;
        const place = isHere ? "here" : at < here && outcome !== "lost" ? "behind" : "ahead";
        const said = (
          <>
            <span className="deal-stage-name">
              {place === "behind" && <Icon name="check" size={14} />}
              {pipelineWords(one.name, language)}
            </span>
            {isHere && since !== null && <span className="deal-stage-since">{t("deal.since", { day: f.day(since) })}</span>}
          </>
        );
        return (
          <li
            key={one.id}
            data-stage={one.id}
            className={`deal-stage deal-stage-${place}`}
            {...(isHere ? { "aria-current": "step" as const } : {})}
          >
            {onMove === null || isHere ? (
              <div className="deal-stage-said" title={pipelineWords(one.buyerDoes, language)}>
                {said}
              </div>
            ) : (
              <button
                type="button"
                className="deal-stage-said"
                title={pipelineWords(one.buyerDoes, language)}
                aria-label={t(isEnd(one) ? "deal.do.end" : "deal.do.moveTo", { stage: pipelineWords(one.name, language) })}
                onClick={() => onMove(one.id)}
              >
                {said}
              </button>
            )}
          </li>
        );
      })}
    </ol>
  );
}
