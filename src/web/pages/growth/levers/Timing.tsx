import { Button, NativeSelect, Popover } from "@mantine/core";
import type { ScenarioChange } from "../../../../contract/index.ts";
import { useWords } from "../../../i18n/index.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { monthAfter } from "../months.ts";
import type { Say } from "./say.ts";

const RAMPS = [0, 2, 3, 6, 9, 12, 18, 24, 36];

interface TimingProps {
  readonly change: ScenarioChange;
  readonly startMonth: string;
  readonly months: number;
  readonly say: Say;
  readonly title: string;
  readonly onChange: (change: ScenarioChange) => void;
}

/** From which month a change holds, and over how many it is reached. */
export function Timing({ change, startMonth, months, say, title, onChange }: TimingProps) {
  const { t, f } = useWords();
  const { from = 0, ramp = 0 } = change;
  const starts = Array.from({ length: Math.max(months, from + 1) }, (_, i) => ({
    value: String(i),
    label: f.period(monthAfter(startMonth, i)),
  }));
  const ramps = [...new Set([...RAMPS, ramp])].sort((a, b) => a - b).filter((count) => count !== 1);
  return (
    <Popover position="bottom-start" withArrow trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<Icon name="calendar" size={14} />}
          aria-label={t("growth.lever.timing", { lever: title, when: say.when(change) })}
        >
          {say.when(change)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className="growth-timing">
          <NativeSelect
            label={t("growth.lever.from")}
            size="xs"
            data={starts}
            value={String(from)}
            onChange={(event) => onChange({ ...change, from: Number(event.currentTarget.value) })}
          />
          <NativeSelect
            label={t("growth.lever.over")}
            size="xs"
            data={ramps.map((count) => ({
              value: String(count),
              label: count === 0 ? t("growth.lever.atOnce") : t("unit.months", { count, n: f.number(count, 0) }),
            }))}
            value={String(ramp === 1 ? 0 : ramp)}
            onChange={(event) => onChange({ ...change, ramp: Number(event.currentTarget.value) })}
          />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
