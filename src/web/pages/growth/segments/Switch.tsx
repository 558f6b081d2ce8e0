import { NativeSelect, NumberInput } from "@mantine/core";
import { useState } from "react";
import { useValueName } from "../../../frame/filters/field-name.ts";
import { useWords } from "../../../i18n/index.ts";
import { ScrollBox } from "../../../ui/ScrollBox.tsx";
import { Term } from "../../../ui/Term.tsx";
import { writtenShort } from "../../../units.ts";
import { segmentName } from "../levers/Levers.tsx";
import type { PartProps } from "../state.ts";
import { switched } from "./switched.ts";

const PAYBACK = 12;
const LONGEST = 36;

/** What selling one segment like another would change, before a product is moved. */
export function Switch({ growth }: PartProps) {
  const words = useWords();
  const { t, f } = words;
  const valueName = useValueName();
  const { model, segments, currency } = growth;
  const names = segments.map((one) => one.model.name);
  const [from, setFrom] = useState(names[0] ?? "");
  const [to, setTo] = useState(names[1] ?? "");
  const [payback, setPayback] = useState(PAYBACK);
  const [before, after] = [from, to].map((name) => segments.find((one) => one.model.name === name));
  if (model.field === null || segments.length < 2 || !before || !after) return null;
  const options = names.map((name) => ({ value: name, label: segmentName(name, model.field ?? "", valueName, t("growth.others")) }));
  const labelOf = (name: string): string => options.find(({ value }) => value === name)?.label ?? name;
  const written = (value: number | null, unit: "months" | "ratio" | "count" | "money"): string =>
    value === null ? t("growth.switch.notTold") : unit === "count" ? f.number(value, 1) : writtenShort(value, unit, currency, words);
  return (
    <section className="card" aria-labelledby="growth-switch">
      <h2 className="title" id="growth-switch">
        {t("growth.switch.title")}
      </h2>
      <p className="small dim">{t("growth.switch.text")}</p>
      <div className="growth-switch">
        <NativeSelect
          size="xs"
          label={t("growth.switch.from")}
          data={options}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <NativeSelect
          size="xs"
          label={t("growth.switch.to")}
          data={options}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <NumberInput
          size="xs"
          label={t("growth.switch.payback")}
          value={payback}
          min={1}
          max={LONGEST}
          allowDecimal={false}
          onChange={(value) => setPayback(Math.min(LONGEST, Math.max(1, Number(value) || PAYBACK)))}
        />
      </div>
      <ScrollBox className="table-box" label={t("growth.switch.title")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("growth.switch.what")}</th>
              <th scope="col" className="num">
                {labelOf(from)}
              </th>
              <th scope="col" className="num">
                {labelOf(to)}
              </th>
            </tr>
          </thead>
          <tbody>
            {switched(before, after, payback).map(({ id, unit, before: now, after: then }) => (
              <tr key={id}>
                <th scope="row">
                  <Term meaning={t(`growth.switch.meaning.${id}`, { months: payback })}>
                    {t(`growth.switch.${id}`, { months: payback })}
                  </Term>
                </th>
                <td className="num">{written(now, unit)}</td>
                <td className="num">{written(then, unit)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}
