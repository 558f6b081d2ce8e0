import { Popover, SegmentedControl, Select } from "@mantine/core";
import { useState } from "react";
import { formatMonth, formatPeriod, month } from "../../../domain/index.ts";
import { useAddressChange } from "../../address.ts";
import { useWords } from "../../i18n/index.ts";
import { ends, type Months, presets, samePeriod } from "../../period.ts";
import { Icon } from "../../ui/Icon.tsx";
import type { View } from "../../view.ts";

interface PeriodFilterProps {
  readonly view: View;
  readonly compared: boolean;
}

/** Which months, and what they are compared with. */
export function PeriodFilter({ view, compared }: PeriodFilterProps) {
  const { t, f } = useWords();
  const [opened, setOpened] = useState(false);
  const period = f.period(formatPeriod(view.period));
  const against = compared && view.before ? t("filter.against", { period: f.period(formatPeriod(view.before)) }) : null;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus shadow="md" width={340}>
      <Popover.Target>
        <button type="button" className="filter-button" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          <Icon name="calendar" size={16} />
          <span className="visually-hidden">{t("filter.period")}: </span>
          <span>{period}</span>
          {against !== null && <span className="dim">{against}</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("filter.period")}>
        <PeriodPanel view={view} compared={compared} />
      </Popover.Dropdown>
    </Popover>
  );
}

function PeriodPanel({ view, compared }: PeriodFilterProps) {
  const { t } = useWords();
  const change = useAddressChange();
  const { period, months, search } = view;
  return (
    <div className="filter-panel">
      <ul className="filter-presets" aria-label={t("filter.presets")}>
        {presets(months).map((preset) => (
          <li key={preset.id}>
            <button
              type="button"
              className="filter-preset"
              aria-pressed={samePeriod(preset.period, period)}
              onClick={() => change(preset.id === "last12" ? { from: undefined, to: undefined } : ends(preset.period))}
            >
              {t(`filter.preset.${preset.id}`)}
            </button>
          </li>
        ))}
      </ul>
      <div className="filter-range">
        <MonthChoice
          label={t("filter.from")}
          value={formatMonth(period.from)}
          months={{ first: months.first, last: period.to }}
          onChoose={(from) => change({ from, to: formatMonth(period.to) })}
        />
        <MonthChoice
          label={t("filter.to")}
          value={formatMonth(period.to)}
          months={{ first: period.from, last: months.last }}
          onChoose={(to) => change({ from: formatMonth(period.from), to })}
        />
      </div>
      {compared && (
        <div>
          <p className="small dim" id="filter-compare">
            {t("filter.compare")}
          </p>
          <SegmentedControl
            fullWidth
            size="xs"
            aria-labelledby="filter-compare"
            value={search.compare ?? "before"}
            data={(["before", "year", "none"] as const).map((value) => ({ value, label: t(`filter.compareWith.${value}`) }))}
            onChange={(value) => change({ compare: value === "before" ? undefined : (value as "year" | "none") })}
          />
        </div>
      )}
    </div>
  );
}

interface MonthChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly months: Months;
  readonly onChoose: (month: string) => void;
}

function MonthChoice({ label, value, months: { first, last }, onChoose }: MonthChoiceProps) {
  const { f } = useWords();
  const data = Array.from({ length: last - first + 1 }, (_, i) => formatMonth(month(last - i))).map((one) => ({
    value: one,
    label: f.period(one),
  }));
  return (
    <Select
      label={label}
      size="xs"
      searchable
      allowDeselect={false}
      value={value}
      data={data}
      comboboxProps={{ withinPortal: false }}
      onChange={(chosen) => chosen !== null && onChoose(chosen)}
    />
  );
}
