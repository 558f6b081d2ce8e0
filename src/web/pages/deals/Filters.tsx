import { Button, Select } from "@mantine/core";
import { type Deals, dealFlags, dealOutcomes, dealTypeNames } from "../../../contract/index.ts";
import { pipelineWords } from "../../../standard/index.ts";
import { type AddressChange, useAddressChange } from "../../address.ts";
import { useWords } from "../../i18n/index.ts";
import type { Search } from "../../search.ts";
import { Finder } from "../../ui/Finder.tsx";

interface FiltersProps {
  readonly search: Search;
  readonly pipelines: Deals["pipelines"];
  readonly owners: Deals["owners"];
}

const NONE = {
  find: undefined,
  pipeline: undefined,
  stage: undefined,
  owner: undefined,
  type: undefined,
  outcome: undefined,
  flag: undefined,
};

/** Which deals are looked at; the address holds it all. */
export function Filters({ search, pipelines, owners }: FiltersProps) {
  const { t, language } = useWords();
  const change = useAddressChange();
  const isBoard = search.show === "board";
  const shown = search.pipeline ?? pipelines[0]?.id ?? null;
  const chosen = pipelines.find(({ id }) => id === search.pipeline);
  const isFiltered = Object.keys(NONE).some((name) => search[name as keyof Search] !== undefined && !(isBoard && name === "pipeline"));
  const choice = (
    name: keyof typeof NONE,
    options: readonly { readonly value: string; readonly label: string }[],
    all: string,
    also: AddressChange = {},
  ) => (
    <Select
      key={name}
      size="sm"
      className="deals-filter"
      aria-label={t(`deals.filter.${name}`)}
      data={[{ value: "", label: all }, ...options]}
      value={String(search[name] ?? "")}
      allowDeselect={false}
      onChange={(value) =>
        change({ ...also, [name]: value === "" || value === null ? undefined : value } as AddressChange, { replace: true })
      }
    />
  );
  return (
    <search className="deals-filters no-print">
      <Finder found={search.find ?? ""} label={t("deals.find")} placeholder={t("deals.findShort")} className="deals-find" />
      {isBoard ? (
        <Select
          size="sm"
          className="deals-filter"
          aria-label={t("deals.filter.pipeline")}
          data={pipelines.map(({ id, name }) => ({ value: id, label: pipelineWords(name, language) }))}
          value={shown}
          allowDeselect={false}
          onChange={(value) => change({ pipeline: value ?? undefined, stage: undefined }, { replace: true })}
        />
      ) : (
        <>
          {choice(
            "pipeline",
            pipelines.map(({ id, name }) => ({ value: id, label: pipelineWords(name, language) })),
            t("deals.all.pipeline"),
            { stage: undefined },
          )}
          {chosen !== undefined &&
            choice(
              "stage",
              chosen.stages.map(({ id, name }) => ({ value: id, label: pipelineWords(name, language) })),
              t("deals.all.stage"),
            )}
          {choice(
            "type",
            dealTypeNames.map((type) => ({ value: type, label: t(`deal.type.${type}`) })),
            t("deals.all.type"),
          )}
          {choice(
            "outcome",
            [...dealOutcomes.slice(1), "any" as const].map((one) => ({ value: one, label: t(`deals.outcome.${one}`) })),
            t("deals.outcome.open"),
          )}
        </>
      )}
      {choice(
        "owner",
        owners.map((owner) => ({ value: owner, label: owner })),
        t("deals.all.owner"),
      )}
      {choice(
        "flag",
        dealFlags.map((flag) => ({ value: flag, label: t(`deal.flag.${flag}`) })),
        t("deals.all.flag"),
      )}
      {isFiltered && (
        <Button
          size="sm"
          variant="subtle"
          onClick={() => change({ ...NONE, ...(isBoard ? { pipeline: search.pipeline } : {}) }, { replace: true })}
        >
          {t("deals.clear")}
        </Button>
      )}
    </search>
  );
}
