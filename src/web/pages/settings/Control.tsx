import { NumberInput, Radio, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import type { SettingView } from "../../../contract/index.ts";
import { isSettingName, readSetting, settingDefinition } from "../../../domain/index.ts";
import { useWords } from "../../i18n/index.ts";
import { choiceName, monthName, settingName } from "../../setting-name.ts";
import type { Value } from "./trial.ts";

interface ControlProps {
  readonly setting: SettingView;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** What a setting is changed with: what it is decides. */
export function Control(props: ControlProps) {
  const { name, kind } = props.setting;
  if (kind === "choice") return <Choices {...props} />;
  if (name === "fiscalYearStart") return <Months {...props} />;
  if (kind === "number") return <Number_ {...props} />;
  const is = isSettingName(name) ? settingDefinition(name).is : null;
  const names = is?.kind === "text" ? is.names : "source";
  if (names === "currency" || names === "zone") return <Listed {...props} of={names} />;
  return names === "rate_day" ? <RateDay {...props} /> : <Text {...props} />;
}

function Choices({ setting: { name, choices = [], standard }, value, onChange }: ControlProps) {
  const words = useWords();
  return (
    <Radio.Group name={name} value={String(value)} onChange={onChange} aria-label={settingName(name, words)} className="setting-choices">
      {choices.map((choice) => (
        <Radio
          key={choice.value}
          value={choice.value}
          label={
            <>
              {choiceName(name, choice.value, words)}
              {choice.value === standard && <span className="small dim"> · {words.t("settings.isStandard")}</span>}
            </>
          }
        />
      ))}
    </Radio.Group>
  );
}

function Number_({ setting: { name, min = 0, max = 0, unit = "plain" }, value, onChange }: ControlProps) {
  const words = useWords();
  const { t, f } = words;
  const [written, setWritten] = useState<Value>(value);
  const read = isSettingName(name) ? readSetting(name, written) : { value: written };
  const done = (): void => {
    if ("value" in read && read.value !== value) onChange(read.value);
  };
  const bounds = t("settings.bounds", { min: f.number(min, 0), max: f.number(max, 0) });
  return (
    <NumberInput
      size="sm"
      maw={220}
      aria-label={settingName(name, words)}
      value={written}
      onChange={setWritten}
      onBlur={done}
      onKeyDown={(event) => event.key === "Enter" && done()}
      min={min}
      max={max}
      clampBehavior="none"
      allowDecimal={false}
      allowNegative={false}
      hideControls
      suffix={unit === "plain" ? "" : ` ${t(`settings.unit.${unit}`, { count: Number(value) })}`}
      description={bounds}
      error={"wrong" in read ? bounds : undefined}
      inputWrapperOrder={["input", "description"]}
    />
  );
}

function Months({ setting: { name }, value, onChange }: ControlProps) {
  const words = useWords();
  const names = Array.from({ length: 12 }, (_, i) => ({ value: String(i + 1), label: monthName(i + 1, words.f.locale) }));
  return (
    <Select
      size="sm"
      maw={220}
      aria-label={settingName(name, words)}
      data={names}
      value={String(value)}
      allowDeselect={false}
      onChange={(chosen) => chosen !== null && onChange(Number(chosen))}
    />
  );
}

function Listed({ setting: { name }, value, onChange, of }: ControlProps & { readonly of: "currency" | "zone" }) {
  const words = useWords();
  const { t, f } = words;
  const told = new Intl.DisplayNames(f.locale, { type: "currency" });
  const data =
    of === "zone"
      ? [...new Set(["UTC", String(value), ...Intl.supportedValuesOf("timeZone")])].map((zone) => ({ value: zone, label: zone }))
      : Intl.supportedValuesOf("currency").map((code) => ({ value: code, label: `${code} · ${told.of(code) ?? code}` }));
  return (
    <Select
      size="sm"
      maw={320}
      aria-label={settingName(name, words)}
      data={data}
      value={value === "" ? null : String(value)}
      placeholder={t("settings.none")}
      searchable
      clearable={of === "currency"}
      allowDeselect={false}
      clearButtonProps={{ "aria-label": t("settings.none") }}
      limit={60}
      onChange={(chosen) => onChange(chosen ?? "")}
    />
  );
}

function RateDay({ setting: { name }, value, onChange }: ControlProps) {
  const words = useWords();
  const { t } = words;
  const [fixed, setFixed] = useState(value !== "latest");
  const [day, setDay] = useState(value === "latest" ? "" : String(value));
  const done = (): void => {
    if (day !== "" && day !== value) onChange(day);
  };
  return (
    <div className="setting-choices">
      <Radio.Group
        name={name}
        value={fixed ? "day" : "latest"}
        aria-label={settingName(name, words)}
        onChange={(chosen) => {
          setFixed(chosen === "day");
          if (chosen === "latest" && value !== "latest") onChange("latest");
        }}
        className="setting-choices"
      >
        <Radio value="latest" label={t("settings.latest")} />
        <Radio value="day" label={t("settings.oneDay")} />
      </Radio.Group>
      {fixed && (
        <TextInput
          type="date"
          size="sm"
          maw={220}
          aria-label={t("settings.day")}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
          onBlur={done}
          onKeyDown={(event) => event.key === "Enter" && done()}
        />
      )}
    </div>
  );
}

function Text({ setting: { name }, value, onChange }: ControlProps) {
  const words = useWords();
  const [written, setWritten] = useState(String(value));
  const done = (): void => {
    if (written.trim() !== value) onChange(written.trim());
  };
  return (
    <TextInput
      size="sm"
      maw={320}
      maxLength={60}
      aria-label={settingName(name, words)}
      placeholder={words.t("settings.anySource")}
      value={written}
      onChange={(event) => setWritten(event.currentTarget.value)}
      onBlur={done}
      onKeyDown={(event) => event.key === "Enter" && done()}
    />
  );
}
