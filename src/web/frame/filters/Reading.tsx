import { Button, Menu, Popover, TextInput } from "@mantine/core";
import { useState } from "react";
import { useAddress, useAddressChange } from "../../address.ts";
import { useWords } from "../../i18n/index.ts";
import type { FilterName } from "../../page.ts";
import { filtersOf } from "../../search.ts";
import { Go } from "../../ui/Go.tsx";
import { Icon } from "../../ui/Icon.tsx";
import type { View } from "../../view.ts";

interface ReadingProps {
  readonly view: View;
  readonly filters: readonly FilterName[];
}

const LEVELS = ["customer", "subscription", "parent"] as const;

/** How the numbers are read: whose revenue, in which currency, as known on which day. */
export function Reading({ view, filters }: ReadingProps) {
  const { t, f } = useWords();
  const change = useAddressChange();
  const { search, shared, currencies } = view;
  const level = search.level ?? "customer";
  return (
    <>
      {filters.includes("level") && (
        <Choice
          label={t("filter.level")}
          shown={t(`filter.levels.${level}`)}
          chosen={level}
          options={LEVELS.map((one) => ({ value: one, label: t(`filter.levels.${one}`), hint: t(`filter.levelHint.${one}`) }))}
          onChoose={(one) => change({ level: one === "customer" ? undefined : (one as (typeof LEVELS)[number]) })}
        />
      )}
      {filters.includes("currency") && currencies.length > 1 && (
        <Choice
          label={t("filter.currency")}
          shown={shared.currency ?? ""}
          chosen={shared.currency ?? ""}
          options={currencies.map((one) => ({ value: one, label: one, hint: "" }))}
          onChoose={(one) => change({ currency: one === currencies[0] ? undefined : one })}
        />
      )}
      {filters.includes("counting") && <Counting view={view} />}
      {filters.includes("asOf") && (
        <AsOf asOf={search.asOf} shown={search.asOf === undefined ? t("filter.asOf.now") : f.day(search.asOf)} />
      )}
    </>
  );
}

const VIEWS = ["native", "constant", "reported"] as const;

/** Whose way of counting is used, and whether money of several currencies is turned into one. */
function Counting({ view: { search, counting } }: { readonly view: View }) {
  const { t } = useWords();
  const change = useAddressChange();
  const { profiles, reportingCurrency, currencyView } = counting;
  const own = t("filter.ownCounting");
  return (
    <>
      <Choice
        label={t("filter.profile")}
        shown={profiles.find(({ name }) => name === search.profile)?.title ?? own}
        chosen={search.profile ?? ""}
        options={[{ value: "", label: own, hint: "" }, ...profiles.map(({ name, title }) => ({ value: name, label: title, hint: "" }))]}
        onChoose={(one) => change({ profile: one === "" ? undefined : one })}
        more={{ tab: "profiles", text: t("filter.profileMore") }}
      />
      <Choice
        label={t("filter.view")}
        shown={t(`filter.views.${currencyView}`)}
        chosen={currencyView}
        options={VIEWS.filter((one) => one === "native" || reportingCurrency !== "").map((one) => ({
          value: one,
          label: t(`filter.views.${one}`),
          hint: t(`filter.viewHint.${one}`, { currency: reportingCurrency }),
        }))}
        onChoose={(one) => change({ view: one as (typeof VIEWS)[number] })}
        {...(reportingCurrency === "" ? { more: { tab: "currency", text: t("filter.viewMore") } } : {})}
      />
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly shown: string;
  readonly chosen: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly hint: string }[];
  readonly onChoose: (value: string) => void;
  /** Where more is said about the choice: a part of the settings page. */
  readonly more?: { readonly tab: string; readonly text: string };
}

function Choice({ label, shown, chosen, options, onChoose, more }: ChoiceProps) {
  const search = useAddress();
  return (
    <Menu position="bottom-start" width={300}>
      <Menu.Target>
        <button type="button" className="filter-button">
          <span className="dim">{label}:</span> {shown}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {options.map((option) => (
          <Menu.RadioItem
            key={option.value}
            value={option.value}
            checked={option.value === chosen}
            checkIcon={<Icon name="check" size={14} />}
            closeMenuOnClick
            onChange={onChoose}
          >
            {option.label}
            {option.hint !== "" && <span className="filter-hint">{option.hint}</span>}
          </Menu.RadioItem>
        ))}
        {more && (
          <Menu.Item component={Go} to="/settings" search={{ ...filtersOf(search), tab: more.tab }}>
            <span className="filter-hint">{more.text}</span>
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The numbers as they were known at the end of a day in the past. */
function AsOf({ asOf, shown }: { readonly asOf: string | undefined; readonly shown: string }) {
  const { t } = useWords();
  const change = useAddressChange();
  const [opened, setOpened] = useState(false);
  const [day, setDay] = useState(asOf ?? "");
  const open = (): void => {
    setDay(asOf ?? "");
    setOpened(!opened);
  };
  const choose = (chosen: string | undefined): void => {
    change({ asOf: chosen });
    setOpened(false);
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus shadow="md" width={300}>
      <Popover.Target>
        <button type="button" className="filter-button" aria-expanded={opened} onClick={open}>
          <span className="dim">{t("filter.asOf.label")}:</span> {shown}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("filter.asOf.label")}>
        <form
          className="filter-panel"
          onSubmit={(event) => {
            event.preventDefault();
            choose(day === "" ? undefined : day);
          }}
        >
          <TextInput
            type="date"
            size="sm"
            label={t("filter.asOf.day")}
            description={t("filter.asOf.hint")}
            value={day}
            max={new Date().toISOString().slice(0, 10)}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <div className="filter-buttons">
            <Button type="submit" size="xs">
              {t("filter.apply")}
            </Button>
            {asOf !== undefined && (
              <Button variant="default" size="xs" onClick={() => choose(undefined)}>
                {t("filter.asOf.back")}
              </Button>
            )}
          </div>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
