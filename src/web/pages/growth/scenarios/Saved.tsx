import { Button, Checkbox } from "@mantine/core";
import type { SavedScenario } from "../../../../contract/index.ts";
import { useAddress, useAddressChange } from "../../../address.ts";
import { useWords } from "../../../i18n/index.ts";
import type { Search } from "../../../search.ts";
import { Go } from "../../../ui/Go.tsx";
import { ScrollBox } from "../../../ui/ScrollBox.tsx";
import { writtenShort } from "../../../units.ts";
import "../../../ui/table.css";
import { addressOf, writeBeside } from "../address.ts";
import type { PartProps } from "../state.ts";
import { MOST_BESIDE } from "./compared.ts";
import { type Store, saveJson } from "./store.ts";

interface SavedProps extends PartProps {
  readonly store: Store;
  readonly beside: readonly string[];
}

/** The scenarios that are kept: opened by their name, put beside the one on the page, made the plan, dropped. */
export function Saved({ growth, store, beside }: SavedProps) {
  const { t } = useWords();
  const change = useAddressChange();
  if (store.scenarios.length === 0) return <p className="dim growth-none">{t("growth.scenarios.none")}</p>;
  const choose = (name: string, isChosen: boolean): void =>
    change(
      { beside: writeBeside(isChosen ? [...beside, name].slice(0, MOST_BESIDE) : beside.filter((one) => one !== name)) },
      { replace: true },
    );
  return (
    <ScrollBox className="table-box growth-saved" label={t("growth.scenarios.list")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("growth.scenarios.beside")}</th>
            <th scope="col">{t("growth.scenarios.scenario")}</th>
            <th scope="col">{t("growth.scenarios.what")}</th>
            <th scope="col">{t("growth.scenarios.when")}</th>
            <th scope="col" className="no-print">
              <span className="visually-hidden">{t("growth.scenarios.do")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {store.scenarios.map((scenario) => (
            <Row
              key={scenario.name}
              scenario={scenario}
              isChosen={beside.includes(scenario.name)}
              isFull={beside.length >= MOST_BESIDE}
              isPlan={store.plan?.scenario.name === scenario.name}
              growth={growth}
              store={store}
              onChoose={choose}
            />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

interface RowProps extends PartProps {
  readonly scenario: SavedScenario;
  readonly isChosen: boolean;
  readonly isFull: boolean;
  readonly isPlan: boolean;
  readonly store: Store;
  readonly onChoose: (name: string, isChosen: boolean) => void;
}

function Row({ scenario, isChosen, isFull, isPlan, growth, store, onChoose }: RowProps) {
  const words = useWords();
  const { t, f } = words;
  const search = useAddress();
  const { name, changes, months, target, note, savedAt } = scenario;
  const opened = { ...search, ...addressOf(scenario) } as Search;
  return (
    <tr>
      <td>
        <Checkbox
          size="sm"
          aria-label={t("growth.scenarios.compareNamed", { name })}
          checked={isChosen}
          disabled={!isChosen && isFull}
          onChange={(event) => onChoose(name, event.currentTarget.checked)}
        />
      </td>
      <th scope="row">
        <Go
          to="/growth"
          search={opened}
          className="link"
          onClick={(event) => {
            // What is not yet in the address must not come after what is opened.
            if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
            event.preventDefault();
            growth.set.load(scenario);
          }}
        >
          {name}
        </Go>
        {isPlan && <span className="growth-tag">{t("growth.scenarios.isPlan")}</span>}
        {note !== "" && <span className="small dim growth-note">{note}</span>}
      </th>
      <td className="small">
        {t("growth.scenarios.changes", { count: changes.length, n: f.number(changes.length, 0) })},{" "}
        {t("growth.months", { count: months, n: f.number(months, 0) })}
        {target &&
          `, ${t("growth.scenarios.target", { arr: writtenShort(target.arr, "money", growth.currency, words), month: f.period(target.month) })}`}
      </td>
      <td className="small dim nowrap">{f.instant(savedAt)}</td>
      <td className="no-print growth-do">
        <Button
          size="compact-xs"
          variant="subtle"
          disabled={isPlan}
          aria-label={t("growth.scenarios.planNamed", { name })}
          onClick={() => void store.makePlan(name)}
        >
          {t("growth.scenarios.plan")}
        </Button>
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={t("growth.scenarios.exportNamed", { name })}
          onClick={() => {
            const { savedAt: _, ...file } = scenario;
            saveJson(file, `${JSON.stringify(file, null, 2)}\n`);
          }}
        >
          {t("growth.scenarios.file")}
        </Button>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          aria-label={t("growth.scenarios.dropNamed", { name })}
          onClick={() => void store.drop(scenario)}
        >
          {t("growth.scenarios.drop")}
        </Button>
      </td>
    </tr>
  );
}
