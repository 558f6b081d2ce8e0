import { MultiSelect, Popover, Select } from "@mantine/core";
import { useState } from "react";
import type { Filter, Output } from "../../../contract/index.ts";
import { useAddressChange } from "../../address.ts";
import { ask, useAsks } from "../../ask.ts";
import { useWords } from "../../i18n/index.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Trouble } from "../../ui/Trouble.tsx";
import type { View } from "../../view.ts";
import { useFieldName } from "./field-name.ts";

interface AddFilterProps {
  readonly view: View;
  readonly fields: Output<"segments">["fields"];
}

/** Chooses a field and the values to keep. */
export function AddFilter({ view, fields }: AddFilterProps) {
  const { t } = useWords();
  const [opened, setOpened] = useState(false);
  if (fields.length === 0) return null;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus shadow="md" width={320}>
      <Popover.Target>
        <button type="button" className="filter-button" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          <Icon name="filter" size={16} />
          {t("filter.segment")}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("filter.segment")}>
        <AddPanel view={view} fields={fields} />
      </Popover.Dropdown>
    </Popover>
  );
}

function AddPanel({ view, fields }: AddFilterProps) {
  const { t } = useWords();
  const name = useFieldName();
  const [field, setField] = useState<string | null>(view.search.where?.[0]?.field ?? null);
  return (
    <div className="filter-panel">
      <Select
        label={t("filter.field")}
        placeholder={t("filter.chooseField")}
        size="sm"
        searchable
        allowDeselect={false}
        data-autofocus
        value={field}
        data={fields.map(({ field: value, values }) => ({ value, label: `${name(value)} (${values})` }))}
        comboboxProps={{ withinPortal: false }}
        onChange={setField}
      />
      {field === null ? <p className="small dim">{t("filter.fieldHint")}</p> : <Values key={field} view={view} field={field} />}
    </div>
  );
}

function Values({ view, field }: { readonly view: View; readonly field: string }) {
  const { t, f } = useWords();
  const change = useAddressChange();
  const asked = useAsks({ values: ask("segmentValues", { field }) });
  if (asked.kind === "failed") return <Trouble problem={asked.problem} again={asked.again} />;
  const where = view.search.where ?? [];
  const chosen = where.find((filter) => filter.field === field)?.values ?? [];
  const values = asked.kind === "ready" ? asked.answers.values.values : chosen;
  const choose = (wanted: string[]): void => {
    const others = where.filter((filter) => filter.field !== field);
    const next: Filter[] = wanted.length === 0 ? others : [...others, { field, values: wanted }];
    change({ where: next.length === 0 ? undefined : next, offset: undefined, entity: undefined });
  };
  return (
    <MultiSelect
      label={t("filter.values")}
      placeholder={chosen.length === 0 ? t("filter.chooseValues") : ""}
      size="sm"
      searchable
      clearable
      value={chosen}
      data={[...values].sort(f.compare).map((value) => ({ value, label: value === "" ? t("filter.noValue") : value }))}
      limit={200}
      nothingFoundMessage={t("filter.noneFound")}
      comboboxProps={{ withinPortal: false }}
      onChange={choose}
    />
  );
}
