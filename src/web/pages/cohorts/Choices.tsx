import { SegmentedControl, Select } from "@mantine/core";
import { useAddressChange } from "../../address.ts";
import { useWords } from "../../i18n/index.ts";
import { beginningOf, beginningsOf, type CohortsProps, measureOf, measures, meterOf, type Start, startOf } from "./load.ts";

const STARTS: readonly Start[] = ["month", "quarter", "year"];
/** Fields of a record type are listed once, without it. */
const isPlain = (field: string): boolean => !field.includes(".");

/** What is followed, from which beginning, put together how, and split by what. */
export function Choices({ view, answers: { fields, meters } }: CohortsProps) {
  const { t } = useWords();
  const change = useAddressChange();
  const measure = measureOf(view);
  const beginnings = beginningsOf(measure);
  const beginning = beginningOf(view);
  const changeMeasure = (chosen: string | null): void => {
    if (chosen) change({ show: chosen === "revenue" ? undefined : chosen, method: undefined, open: undefined });
  };
  return (
    <fieldset className="cohorts-choice no-print">
      <legend className="visually-hidden">{t("cohorts.choose")}</legend>
      <Select
        label={t("cohorts.measure.label")}
        value={measure}
        data={measures.map((one) => ({ value: one, label: t(`cohorts.measure.${one}`) }))}
        allowDeselect={false}
        onChange={changeMeasure}
      />
      {measure === "usage" && meters.values.length > 1 && (
        <Select
          label={t("cohorts.meter")}
          value={meterOf(view) ?? null}
          data={[...meters.values]}
          onChange={(chosen) => change({ open: chosen ?? undefined })}
        />
      )}
      <Select
        label={t("cohorts.begin.label")}
        value={beginning}
        data={beginnings.map((one) => ({ value: one, label: t(`cohorts.begin.${one}`) }))}
        allowDeselect={false}
        onChange={(chosen) => chosen && change({ method: chosen === beginnings[0] ? undefined : chosen })}
      />
      <Select
        label={t("cohorts.split.label")}
        value={view.search.segment ?? null}
        placeholder={t("cohorts.split.nothing")}
        data={fields.fields.map(({ field }) => field).filter(isPlain)}
        clearable
        onChange={(chosen) => change({ segment: chosen ?? undefined })}
      />
      <SegmentedControl
        aria-label={t("cohorts.start.label")}
        value={startOf(view)}
        data={STARTS.map((one) => ({ value: one, label: t(`cohorts.start.${one}`) }))}
        onChange={(chosen) => change({ by: chosen as Start })}
      />
    </fieldset>
  );
}
