import { useMemo } from "react";
import type { ScenarioChange } from "../../../../contract/index.ts";
import { useValueName } from "../../../frame/filters/field-name.ts";
import { useWords } from "../../../i18n/index.ts";
import { ScrollBox } from "../../../ui/ScrollBox.tsx";
import { segmentName } from "../levers/Levers.tsx";
import { order } from "../levers/lever-view.ts";
import { useSay } from "../levers/say.ts";
import { unitsOf } from "../levers/units.ts";
import type { PartProps } from "../state.ts";
import type { Compared } from "./compared.ts";

const keyOf = ({ lever, segment }: ScenarioChange): string => `${lever}@${segment ?? ""}`;

/** The levers that are not the same in all scenarios, one row each, in the order of the Bowtie. */
export function Differing({ growth, all }: PartProps & { readonly all: readonly Compared[] }) {
  const { t } = useWords();
  const name = useValueName();
  const { model, currency, models } = growth;
  const say = useSay(currency, model.startMonth);
  const units = useMemo(() => unitsOf(models), [models]);
  const written = (change: ScenarioChange | undefined): string =>
    change === undefined ? t("growth.compare.untouched") : `${say.change(units.get(change.lever) ?? "share", change)}, ${say.when(change)}`;
  const changes = new Map(all.flatMap(({ changes: own }) => own.map((change) => [keyOf(change), change] as const)));
  const rows = [...changes.entries()]
    .map(([key, change]) => ({ key, change, cells: all.map((one) => written(one.changes.find((own) => keyOf(own) === key))) }))
    .filter(({ cells }) => new Set(cells).size > 1)
    .sort((a, b) => order.indexOf(a.change.lever) - order.indexOf(b.change.lever));
  if (rows.length === 0) return <p className="small dim growth-differing">{t("growth.compare.same")}</p>;
  return (
    <ScrollBox className="table-box growth-compared" label={t("growth.compare.differing")}>
      <table>
        <caption className="title growth-caption">{t("growth.compare.differing")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("growth.compare.lever")}</th>
            {all.map(({ id, name: scenario }) => (
              <th key={id} scope="col">
                {scenario}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, change, cells }) => (
            <tr key={key}>
              <th scope="row">
                {say.title(change.lever)}
                {change.segment !== undefined && (
                  <span className="small dim growth-note">{segmentName(change.segment, model.field ?? "", name, t("growth.others"))}</span>
                )}
              </th>
              {cells.map((cell, i) => (
                <td key={all[i]?.id}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
