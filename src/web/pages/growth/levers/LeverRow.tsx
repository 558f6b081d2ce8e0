import { ActionIcon, Tooltip } from "@mantine/core";
import { memo, useState } from "react";
import type { ScenarioChange } from "../../../../contract/index.ts";
import { useWords } from "../../../i18n/index.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { Term } from "../../../ui/Term.tsx";
import type { GrowthActions } from "../state.ts";
import { Amount } from "./Amount.tsx";
import { afterChanges, type LeverView, meanOf, saidAs } from "./lever-view.ts";
import type { Say } from "./say.ts";
import { Timing } from "./Timing.tsx";

interface LeverRowProps {
  readonly lever: LeverView;
  /** The change this row makes, and one of all segments that comes before it. */
  readonly change: ScenarioChange | undefined;
  readonly shared: ScenarioChange | undefined;
  /** Changes of single segments, in words, where the levers of all are shown. */
  readonly elsewhere: string;
  readonly scope: string | undefined;
  readonly currency: string | undefined;
  readonly startMonth: string;
  readonly months: number;
  readonly say: Say;
  readonly set: GrowthActions;
  readonly onFocus: (lever: string) => void;
}

/** A lever: what it is, where it stands and on what that rests, and how far it is turned. */
export const LeverRow = memo(function LeverRow({
  lever,
  change,
  shared,
  elsewhere,
  scope,
  currency,
  startMonth,
  months,
  say,
  set,
  onFocus,
}: LeverRowProps) {
  const { t } = useWords();
  const [kept, setKept] = useState<ScenarioChange["by"]>("relative");
  const by = change?.by ?? kept;
  const none: ScenarioChange = {
    ...(scope === undefined ? {} : { segment: scope }),
    lever: lever.id,
    by,
    amount: by === "to" ? meanOf(lever.values) : 0,
  };
  const made = change ?? none;
  const title = say.title(lever.id);
  const after = afterChanges(lever, [...(shared ? [shared] : []), ...(change ? [change] : [])]);
  const isTurned = change !== undefined || shared !== undefined;
  const turnBy = (next: ScenarioChange["by"]): void => {
    setKept(next);
    if (change) set.change(saidAs(lever, change, next));
  };
  return (
    <li className={`growth-lever ${change ? "growth-turned" : ""}`} data-lever={lever.id} onFocusCapture={() => onFocus(lever.id)}>
      <div className="growth-lever-name">
        <Term meaning={say.meaning(lever.id)}>{title}</Term>
        <span className="growth-lever-value num">
          {say.range(lever.unit, lever.values)}
          {isTurned && (
            <>
              {" → "}
              <strong>{say.range(lever.unit, after.values)}</strong>
            </>
          )}
        </span>
      </div>
      <div className="growth-lever-turn no-print">
        <Amount
          lever={lever}
          by={by}
          amount={made.amount}
          currency={currency}
          say={say}
          onAmount={(amount) => set.change({ ...made, amount })}
          onBy={turnBy}
        />
        <Tooltip label={t("growth.lever.reset", { lever: title })}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="md"
            aria-label={t("growth.lever.reset", { lever: title })}
            disabled={!change}
            onClick={() => set.reset(lever.id, scope)}
          >
            <Icon name="undo" size={15} />
          </ActionIcon>
        </Tooltip>
      </div>
      <div className="growth-lever-notes small dim">
        <span>{say.basis(lever)}</span>
        {change && (
          <Timing change={change} startMonth={startMonth} months={months} say={say} title={title} onChange={(next) => set.change(next)} />
        )}
        {shared && <span>{t("growth.lever.shared", { change: say.change(lever.unit, shared) })}</span>}
        {elsewhere !== "" && <span>{elsewhere}</span>}
        {after.isHeld && <span className="growth-held">{t("growth.lever.held", { value: say.range(lever.unit, after.values) })}</span>}
      </div>
    </li>
  );
});
