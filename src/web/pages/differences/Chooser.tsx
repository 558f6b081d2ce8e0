import { Button, Select, TextInput } from "@mantine/core";
import { formatMonth, formatPeriod, month } from "../../../domain/index.ts";
import { useAddressChange } from "../../address.ts";
import { useWords } from "../../i18n/index.ts";
import { partName } from "../../part-name.ts";
import { presets } from "../../period.ts";
import { Icon } from "../../ui/Icon.tsx";
import { chosenPart, type DifferencesProps, metricOf, periodOf } from "./load.ts";
import { readSide, writeSide } from "./side.ts";

/** Which number is compared, and between what. */
export function Chooser(props: DifferencesProps) {
  const { t } = useWords();
  const change = useAddressChange();
  const { search } = props.view;
  return (
    <fieldset className="differences-choose no-print">
      <legend className="visually-hidden">{t("differences.choose.legend")}</legend>
      <Wanted {...props} />
      <Side {...props} which="sideA" />
      <Side {...props} which="sideB" />
      <Button
        variant="default"
        className="differences-swap"
        leftSection={<Icon name="undo" size={15} />}
        disabled={search.sideB === undefined}
        onClick={() => change({ sideA: search.sideB, sideB: search.sideA ?? "ours", open: undefined })}
      >
        {t("differences.choose.swap")}
      </Button>
    </fieldset>
  );
}

function Wanted(props: DifferencesProps) {
  const { view, answers } = props;
  const { t, f } = useWords();
  const change = useAddressChange();
  const metric = metricOf(view);
  const part = chosenPart(props);
  const parts = [...new Set([...answers.values.series.map((point) => point.part), part])].filter(
    (one) => one !== undefined && one !== "rounding",
  );
  const { first, last } = view.months;
  const monthly = Array.from({ length: last - first + 1 }, (_, i) => formatMonth(month(last - i)));
  const named = presets(view.months).map(({ period }) => formatPeriod(period));
  const periods = [...new Set([formatPeriod(periodOf(view)), ...named, ...monthly])];
  return (
    <>
      <Select
        label={t("differences.choose.metric")}
        data={answers.metrics.metrics.map(({ id }) => ({ value: id, label: t(`metric.${id}.title`) }))}
        value={metric}
        searchable
        allowDeselect={false}
        nothingFoundMessage={t("differences.choose.none")}
        onChange={(chosen) => chosen && change({ metric: chosen, part: undefined, open: undefined })}
      />
      {parts.length > 1 && (
        <Select
          label={t("differences.choose.part")}
          data={parts.flatMap((one) => (one === undefined ? [] : [{ value: one, label: partName(metric, one, t) }]))}
          value={part ?? null}
          allowDeselect={false}
          onChange={(chosen) => chosen && change({ part: chosen, open: undefined })}
        />
      )}
      <Select
        label={t("differences.choose.period")}
        data={periods.map((value) => ({ value, label: f.period(value) }))}
        value={formatPeriod(periodOf(view))}
        searchable
        allowDeselect={false}
        onChange={(chosen) => chosen && change({ period: chosen, open: undefined })}
      />
    </>
  );
}

/** One side: who is asked, and as known on which day. */
function Side({ view, answers, which }: DifferencesProps & { readonly which: "sideA" | "sideB" }) {
  const { t } = useWords();
  const change = useAddressChange();
  const { search } = view;
  const side = readSide(which === "sideA" ? (search.sideA ?? "ours") : search.sideB);
  const put = (who: string, day: string): void => change({ [which]: writeSide({ who, day }), open: undefined });
  const { profiles } = answers.settings;
  const { series } = answers.series;
  const like = [
    { value: "ours", label: t("differences.choose.likeOurs") },
    ...profiles.map(({ name, title }) => ({ value: name, label: title })),
  ];
  return (
    <div className="differences-side">
      <Select
        label={t(which === "sideA" ? "differences.choose.from" : "differences.choose.to")}
        placeholder={t("differences.choose.pick")}
        data={[
          { group: t("differences.side.oursGroup"), items: [{ value: "ours", label: t("differences.side.ours") }] },
          { group: t("differences.side.profiles"), items: profiles.map(({ name, title }) => ({ value: name, label: title })) },
          ...(series.length === 0
            ? []
            : [{ group: t("differences.side.series"), items: series.map(({ name }) => ({ value: `series:${name}`, label: name })) }]),
        ]}
        value={side.who === "" ? null : side.who}
        searchable
        allowDeselect={false}
        onChange={(who) => who && put(who, side.day)}
      />
      <TextInput
        type="date"
        label={t("differences.choose.asOf")}
        description={t("differences.choose.now")}
        value={side.day}
        onChange={({ currentTarget: { value } }) => put(side.who === "" ? "ours" : side.who, value)}
      />
      {side.who.startsWith("series:") && (
        <Select
          label={t("differences.choose.like")}
          placeholder={t("differences.choose.likeName")}
          data={like}
          value={search.like ?? null}
          clearable
          onChange={(chosen) => change({ like: chosen ?? undefined, open: undefined })}
        />
      )}
    </div>
  );
}
