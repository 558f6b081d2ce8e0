import { NativeSelect } from "@mantine/core";
import { useMemo, useState } from "react";
import type { CalibratedView, ScenarioChange } from "../../../../contract/index.ts";
import { useAddress, useAddressChange } from "../../../address.ts";
import { useValueName } from "../../../frame/filters/field-name.ts";
import { useWords } from "../../../i18n/index.ts";
import { Note } from "../../../ui/Note.tsx";
import type { PartProps } from "../state.ts";
import { Journey } from "./Journey.tsx";
import { LeverRow } from "./LeverRow.tsx";
import { groups, type LeverView, leverViews } from "./lever-view.ts";
import { useSay } from "./say.ts";
import "./levers.css";

const changeOf = (changes: readonly ScenarioChange[], lever: string, segment: string | undefined): ScenarioChange | undefined =>
  changes.find((change) => change.lever === lever && change.segment === segment);

/** Every lever in the order of the Bowtie, beside the Bowtie they make. */
export function Levers({ growth }: PartProps) {
  const { t } = useWords();
  const { segments, scope, scenario, currency, model, set } = growth;
  const { open } = useAddress();
  const go = useAddressChange();
  const say = useSay(currency, model.startMonth);
  const chosen = useMemo(
    (): readonly CalibratedView[] => segments.filter((one) => scope === undefined || one.model.name === scope),
    [segments, scope],
  );
  const views = useMemo(() => leverViews(chosen), [chosen]);
  const [turned, setTurned] = useState<string | null>(null);
  const part = turned === null ? open : views.find(({ id }) => id === turned)?.part;
  const name = useValueName();
  const elsewhere = ({ id, unit }: LeverView): string =>
    scenario.changes
      .filter(({ lever, segment }) => lever === id && segment !== undefined)
      .map((change) => `${segmentName(change.segment ?? "", model.field ?? "", name, t("growth.others"))}: ${say.change(unit, change)}`)
      .join(" · ");
  const untracked = chosen.every((one) => one.model.journey.length === 0);
  return (
    <section className="card growth-levers" aria-labelledby="growth-levers">
      <div className="growth-levers-list">
        <header className="growth-levers-head">
          <div>
            <h2 className="title" id="growth-levers">
              {t("growth.levers.title")}
            </h2>
            <p className="small dim">{t("growth.levers.text")}</p>
          </div>
          {segments.length > 1 && <Scope growth={growth} />}
        </header>
        {untracked && <Note>{t("growth.levers.untracked")}</Note>}
        {groups.map((group) => {
          const own = views.filter((view) => view.group === group);
          return own.length === 0 ? null : (
            <div key={group}>
              <h3 className="growth-group small dim">{t(`growth.group.${group}`)}</h3>
              <ul className="growth-lever-list">
                {own.map((lever) => (
                  <LeverRow
                    key={lever.id}
                    lever={lever}
                    change={changeOf(scenario.changes, lever.id, scope)}
                    shared={scope === undefined ? undefined : changeOf(scenario.changes, lever.id, undefined)}
                    elsewhere={scope === undefined ? elsewhere(lever) : ""}
                    scope={scope}
                    currency={currency}
                    startMonth={model.startMonth}
                    months={scenario.months}
                    say={say}
                    set={set}
                    onFocus={setTurned}
                  />
                ))}
              </ul>
            </div>
          );
        })}
      </div>
      <Journey
        growth={growth}
        segments={chosen}
        part={part}
        onPart={(id) => {
          const lever = views.find((one) => one.part === id);
          setTurned(null);
          go({ open: id }, { replace: true });
          if (lever) document.querySelector<HTMLElement>(`[data-lever="${lever.id}"] input[type=range]`)?.focus();
        }}
      />
    </section>
  );
}

/** Which segment's levers are turned. */
function Scope({ growth: { segments, scope, set, model } }: PartProps) {
  const { t } = useWords();
  const name = useValueName();
  return (
    <NativeSelect
      size="xs"
      label={t("growth.levers.scope")}
      value={scope ?? "\u0000"}
      data={[
        { value: "\u0000", label: t("growth.levers.all") },
        ...segments.map((one) => ({
          value: one.model.name,
          label: segmentName(one.model.name, model.field ?? "", name, t("growth.others")),
        })),
      ]}
      onChange={(event) => set.scope(event.currentTarget.value === "\u0000" ? undefined : event.currentTarget.value)}
    />
  );
}

export const segmentName = (segment: string, field: string, name: (field: string, value: string) => string, others: string): string =>
  segment === "*" ? others : name(field, segment);
