import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { useWindowEvent } from "@mantine/hooks";
import { useMemo } from "react";
import type { ScenarioChange } from "../../../contract/index.ts";
import { useValueName } from "../../frame/filters/field-name.ts";
import { useWords } from "../../i18n/index.ts";
import { Icon } from "../../ui/Icon.tsx";
import { writtenShort } from "../../units.ts";
import { segmentName } from "./levers/Levers.tsx";
import { hasLever } from "./levers/of-segments.ts";
import { useSay } from "./levers/say.ts";
import { unitsOf } from "./levers/units.ts";
import { monthAfter } from "./months.ts";
import { shortSigned } from "./Sentence.tsx";
import type { GrowthState } from "./state.ts";

const keyOf = ({ lever, segment }: ScenarioChange): string => `${lever}@${segment ?? ""}`;

/** Typing in a field has an undo of its own. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches("input:not([type=range]), textarea, [contenteditable=true]");

/** What is changed, each removable, with undo; it stays in sight together with what comes of it. */
export function ChangeBar({ growth }: { readonly growth: GrowthState }) {
  const words = useWords();
  const { t, f } = words;
  const { scenario, model, models, currency, now, base, set, canUndo, canRedo } = growth;
  const say = useSay(currency, model.startMonth);
  const name = useValueName();
  const units = useMemo(() => unitsOf(models), [models]);
  useWindowEvent("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target)) return;
    const key = event.key.toLowerCase();
    if (key === "z" && !event.shiftKey) set.undo();
    else if (key === "y" || (key === "z" && event.shiftKey)) set.redo();
    else return;
    event.preventDefault();
  });
  const last = scenario.months - 1;
  const money = (minor: number): string => writtenShort(minor, "money", currency, words);
  const then = now.total.arr[last] ?? 0;
  return (
    <section className="growth-bar" aria-label={t("growth.bar.title")}>
      <p className="growth-bar-now num">
        <span className="small dim">{f.period(monthAfter(model.startMonth, last))}</span> <strong>{money(then)}</strong>{" "}
        {now !== base && <span className="small">{shortSigned(then - (base.total.arr[last] ?? 0), money)}</span>}
      </p>
      <ul className="growth-chips">
        {scenario.changes.map((change) => {
          const isKnown = hasLever(models, change.segment, change.lever);
          const text = t(change.segment === undefined ? "growth.bar.chip" : "growth.bar.chipOf", {
            lever: say.title(change.lever),
            change: say.change(units.get(change.lever) ?? "share", change),
            segment: change.segment === undefined ? "" : segmentName(change.segment, model.field ?? "", name, t("growth.others")),
          });
          const when = (change.from ?? 0) > 0 || (change.ramp ?? 0) > 1 ? ` (${say.when(change)})` : "";
          return (
            <li key={keyOf(change)}>
              <button
                type="button"
                className={`growth-chip ${isKnown ? "" : "growth-chip-unknown"}`}
                aria-label={t("growth.bar.remove", { change: `${text}${when}` })}
                onClick={() => set.reset(change.lever, change.segment)}
              >
                {text}
                {when}
                {!isKnown && ` – ${t("growth.bar.unknown")}`}
                <Icon name="close" size={13} />
              </button>
            </li>
          );
        })}
        {scenario.changes.length === 0 && <li className="small dim">{t("growth.bar.none")}</li>}
      </ul>
      <div className="growth-bar-tools no-print">
        <Tool icon="undo" label={t("growth.bar.undo")} disabled={!canUndo} onClick={set.undo} />
        <Tool icon="redo" label={t("growth.bar.redo")} disabled={!canRedo} onClick={set.redo} />
        {scenario.changes.length > 0 && (
          <Button variant="default" size="compact-sm" onClick={() => set.changes([])}>
            {t("growth.bar.clear")}
          </Button>
        )}
      </div>
    </section>
  );
}

interface ToolProps {
  readonly icon: "undo" | "redo";
  readonly label: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
}

const Tool = ({ icon, label, disabled, onClick }: ToolProps) => (
  <Tooltip label={label}>
    <ActionIcon variant="subtle" color="gray" size="md" aria-label={label} disabled={disabled} onClick={onClick}>
      <Icon name={icon} size={17} />
    </ActionIcon>
  </Tooltip>
);
