import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ask, problemOf, queryOf } from "../../../../ask.ts";
import { call } from "../../../../client.ts";
import { useWords } from "../../../../i18n/index.ts";
import { Trouble } from "../../../../ui/Trouble.tsx";
import { monthAfter } from "../../months.ts";
import type { PartProps } from "../../state.ts";

/** The scenario as it stands on the page, among those that are saved. */
const PAGE = "";
const YEAR = 12;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Makes a scenario the plan, from a month on; one in the past is planned as it could have been then. */
export function MakePlan({ growth }: PartProps) {
  const { t, f } = useWords();
  const { scenario, model } = growth;
  const queries = useQueryClient();
  const saved = useQuery(queryOf(ask("scenarios", {})));
  const [chosen, setChosen] = useState(PAGE);
  const [name, setName] = useState(scenario.name || t("parts.plan.defaultName"));
  const earliest = monthAfter(model.firstMonth, 3);
  const yearAgo = monthAfter(model.startMonth, -YEAR);
  const [start, setStart] = useState(yearAgo < earliest ? model.startMonth : yearAgo);
  const make = useMutation({
    mutationFn: async () => {
      if (chosen === PAGE) await call("saveScenario", { ...scenario, name: name.trim() });
      await call("setPlan", { name: chosen === PAGE ? name.trim() : chosen, ...(start === model.startMonth ? {} : { start }) });
      await Promise.all((["plan", "scenarios"] as const).map((route) => queries.invalidateQueries({ queryKey: [route] })));
    },
  });
  const known = (saved.data?.scenarios ?? []).map((one) => one.name);
  const isReady = MONTH.test(start) && (chosen !== PAGE || name.trim() !== "");
  return (
    <form
      className="parts-plan-form no-print"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) make.mutate();
      }}
    >
      <div className="parts-tools">
        <NativeSelect
          size="xs"
          label={t("parts.plan.scenario")}
          value={chosen}
          data={[
            { value: PAGE, label: t("parts.plan.thisPage", { count: scenario.changes.length, n: f.number(scenario.changes.length, 0) }) },
            ...known,
          ]}
          onChange={({ currentTarget: { value } }) => setChosen(value)}
        />
        {chosen === PAGE && (
          <TextInput
            size="xs"
            label={t("parts.plan.saveAs")}
            value={name}
            maxLength={80}
            onChange={({ currentTarget: { value } }) => setName(value)}
          />
        )}
        <TextInput
          size="xs"
          type="month"
          label={t("parts.plan.start")}
          placeholder="2026-01"
          value={start}
          min={earliest}
          max={model.startMonth}
          onChange={({ currentTarget: { value } }) => setStart(value)}
        />
        <Button type="submit" size="xs" loading={make.isPending} disabled={!isReady}>
          {t("parts.plan.make")}
        </Button>
      </div>
      <p className="small dim">{t(start < model.startMonth ? "parts.plan.inPast" : "parts.plan.fromNow", { start: f.period(start) })}</p>
      {make.isError && <Trouble problem={problemOf(make.error)} />}
    </form>
  );
}
