import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";
import { type ListedPlan, planFlags } from "../../../contract/index.ts";
import { planPhases, planPhaseWords } from "../../../standard/index.ts";
import { useAddressChange } from "../../address.ts";
import { useWords } from "../../i18n/index.ts";
import type { PageProps } from "../../page.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Begin } from "./Begin.tsx";
import { List } from "./List.tsx";
import type { load } from "./load.ts";
import "../../ui/table.css";
import "./plans.css";

/** Every plan, close and success: what is next, what lies behind, what a customer still waits for. */
export function PlansPage({ view, answers: { found } }: PageProps<ReturnType<typeof load>>) {
  const { t, f } = useWords();
  if (found.all === 0) return <Teaching />;
  return (
    <section className="card plans" aria-labelledby="plans-found">
      <Filters search={view.search} owners={found.owners} counts={found.counts} />
      <div className="plans-head">
        <p className="small dim" id="plans-found" aria-live="polite">
          {t("plans.found", { count: found.total, n: f.number(found.total, 0), all: f.number(found.all, 0) })}
        </p>
        <Begin />
      </div>
      {found.total === 0 ? <Nothing /> : <List view={view} plans={found.plans as readonly ListedPlan[]} />}
    </section>
  );
}

interface FiltersProps {
  readonly search: PageProps<ReturnType<typeof load>>["view"]["search"];
  readonly owners: readonly string[];
  readonly counts: Readonly<Partial<Record<(typeof planFlags)[number], number>>>;
}

const PAUSE = 150;

function Filters({ search, owners, counts }: FiltersProps) {
  const { t, f, language } = useWords();
  const change = useAddressChange();
  const [typed, setTyped] = useState(search.find ?? "");
  const look = useDebouncedCallback((text: string) => change({ find: text.trim() === "" ? undefined : text }, { replace: true }), PAUSE);
  const flags = planFlags.filter((flag) => (counts[flag] ?? 0) > 0 || search.code === flag);
  const orNone = (value: string): string | undefined => (value === "" ? undefined : value);
  return (
    <>
      <div className="plans-filters no-print">
        <TextInput
          type="search"
          label={t("plans.find")}
          leftSection={<Icon name="search" size={16} />}
          value={typed}
          maxLength={200}
          onChange={({ currentTarget: { value } }) => {
            setTyped(value);
            look(value);
          }}
        />
        <NativeSelect
          label={t("plans.phase")}
          value={search.show ?? ""}
          onChange={({ currentTarget: { value } }) => change({ show: orNone(value) })}
          data={[{ value: "", label: t("plans.any") }, ...planPhases.map((value) => ({ value, label: planPhaseWords[value][language] }))]}
        />
        <NativeSelect
          label={t("plans.owner")}
          value={search.person ?? ""}
          onChange={({ currentTarget: { value } }) => change({ person: orNone(value) })}
          data={[{ value: "", label: t("plans.anybody") }, ...owners]}
        />
      </div>
      {flags.length > 0 && (
        <fieldset className="plans-flags no-print">
          <legend className="visually-hidden">{t("plans.wrong")}</legend>
          {flags.map((flag) => (
            <button
              key={flag}
              type="button"
              className="plans-flag"
              aria-pressed={search.code === flag}
              title={t(`plans.meaning.${flag}`)}
              onClick={() => change({ code: search.code === flag ? undefined : flag })}
            >
              {t(`plans.flag.${flag}`)} <b>{f.number(counts[flag] ?? 0, 0)}</b>
            </button>
          ))}
        </fieldset>
      )}
    </>
  );
}

function Nothing() {
  const { t } = useWords();
  const change = useAddressChange();
  return (
    <div className="plans-nothing">
      <p className="title">{t("plans.nothing")}</p>
      <Button
        variant="default"
        size="xs"
        mt="sm"
        onClick={() => change({ find: undefined, show: undefined, person: undefined, code: undefined })}
      >
        {t("plans.showAll")}
      </Button>
    </div>
  );
}

/** There is no plan yet: what one is, and where it begins. */
function Teaching() {
  const { t } = useWords();
  return (
    <section className="card">
      <h2 className="title">{t("plans.empty.title")}</h2>
      <p>{t("plans.empty.text")}</p>
      <ol className="plans-teaching">
        {(["close", "commit", "success", "confirmed"] as const).map((one) => (
          <li key={one}>{t(`plans.empty.${one}`)}</li>
        ))}
      </ol>
      <p className="dim">{t("plans.empty.begin")}</p>
      <Begin />
    </section>
  );
}
