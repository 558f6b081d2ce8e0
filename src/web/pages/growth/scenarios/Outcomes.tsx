import { useWords } from "../../../i18n/index.ts";
import { ScrollBox } from "../../../ui/ScrollBox.tsx";
import { writtenShort } from "../../../units.ts";
import { monthAfter } from "../months.ts";
import type { PartProps } from "../state.ts";
import type { Compared } from "./compared.ts";

interface OutcomesProps extends PartProps {
  readonly all: readonly Compared[];
}

/** What the scenarios come to, one column each. */
export function Outcomes({ growth, all }: OutcomesProps) {
  const words = useWords();
  const { t, f } = words;
  const { model, currency, segments } = growth;
  const money = (value: number | null | undefined): string =>
    value == null ? t("reason.no_base") : writtenShort(value, "money", currency, words);
  const ratio = (value: number | null | undefined): string => (value == null ? t("reason.no_base") : f.ratio(value));
  const noCosts = segments.some(({ evidence }) => evidence["spend"]?.basis === "assumed");
  const arr = [12, 24, 36].map((months) => ({
    id: `arr${months}`,
    title: t("growth.compare.arr", { month: f.period(monthAfter(model.startMonth, months - 1)) }),
    of: ({ total }: Compared) => money(total.arr[months - 1]),
  }));
  const rows: readonly { readonly id: string; readonly title: string; readonly of: (one: Compared) => string }[] = [
    ...arr,
    {
      id: "fan",
      title: t("growth.compare.fan", { month: f.period(monthAfter(model.startMonth, 35)) }),
      of: ({ fan }) =>
        fan === null || fan.p10.length < 36
          ? t("growth.compare.noFan")
          : t("growth.lever.range", { low: money(fan.p10[35]), high: money(fan.p90[35]) }),
    },
    {
      id: "newArr",
      title: t("growth.compare.newArr"),
      of: ({ total }) => money(total.newArr.slice(24, 36).reduce((sum, value) => sum + value, 0)),
    },
    { id: "nrr", title: t("growth.measure.nrr.title"), of: ({ total }) => ratio(total.nrr[35]) },
    { id: "grr", title: t("growth.measure.grr.title"), of: ({ total }) => ratio(total.grr[35]) },
    { id: "customers", title: t("growth.measure.customers.title"), of: ({ total }) => f.number(total.customers[35] ?? 0, 0) },
    { id: "cac", title: t("growth.measure.cac.title"), of: ({ total }) => (noCosts ? t("growth.lacking.no_costs") : money(total.cac[35])) },
    {
      id: "chance",
      title: t("growth.compare.chance"),
      of: ({ target, chance }) =>
        target === null
          ? t("growth.compare.noTarget")
          : `${t("growth.scenarios.target", { arr: money(target.arr), month: f.period(target.month) })}: ${chance === null ? t("growth.compare.noFan") : f.ratio(chance, 0)}`,
    },
  ];
  return (
    <ScrollBox className="table-box growth-compared" label={t("growth.compare.title")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("growth.numbers.measure")}</th>
            {all.map(({ id, name }) => (
              <th key={id} scope="col" className="num">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, title, of }) => (
            <tr key={id}>
              <th scope="row">{title}</th>
              {all.map((one) => (
                <td key={one.id} className="num">
                  {of(one)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
