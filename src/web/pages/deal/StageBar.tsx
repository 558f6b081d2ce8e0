import type { Deal } from "../../../contract/index.ts";
import { isEnd } from "../../deals/gate.ts";
import { useWords } from "../../i18n/index.ts";
import { Icon } from "../../ui/Icon.tsx";

interface StageBarProps {
  readonly deal: Deal;
  /** Asks to move the deal to a stage; `null` for those who may not. */
  readonly onMove: ((stage: string) => void) | null;
}

/** Every stage in its order: those behind, where the deal is and since when, those ahead. */
export function StageBar({ deal: { stages, stage, stageOn, outcome }, onMove }: StageBarProps) {
  const { t, f } = useWords();
  const shown = stages.filter((one) => one.state !== "lost" || outcome === "lost");
  const here = shown.findIndex(({ id }) => id === stage);
  return (
    <ol className="deal-stage-bar" aria-label={t("deal.stages")}>
      {shown.map((one, at) => {
        const isHere = at === here;
        const place = isHere ? "here" : at < here && outcome !== "lost" ? "behind" : "ahead";
        const said = (
          <>
            <span className="deal-stage-name">
              {place === "behind" && <Icon name="check" size={14} />}
              {one.name}
            </span>
            {isHere && stageOn !== null && <span className="deal-stage-since">{t("deal.since", { day: f.day(stageOn) })}</span>}
          </>
        );
        return (
          <li key={one.id} className={`deal-stage deal-stage-${place}`} {...(isHere ? { "aria-current": "step" as const } : {})}>
            {onMove === null || isHere ? (
              <div className="deal-stage-said" title={one.buyerDoes}>
                {said}
              </div>
            ) : (
              <button
                type="button"
                className="deal-stage-said"
                title={one.buyerDoes}
                aria-label={t(isEnd(one) ? "deal.do.end" : "deal.do.moveTo", { stage: one.name })}
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
