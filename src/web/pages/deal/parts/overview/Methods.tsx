import { Checkbox, Select } from "@mantine/core";
import type { Deal } from "../../../../../contract/index.ts";
import { type MethodologyId, methodologies, type SalesPhase, salesPhases, salesPhaseWords } from "../../../../../standard/index.ts";
import { CrossedChange } from "../../../../deals/CrossedChange.tsx";
import { useChange } from "../../../../deals/use-change.ts";
import { useWords } from "../../../../i18n/index.ts";

type Used = Deal["notes"]["methodology"];

/** Which way of selling is used in each phase, and what shows that it was followed. */
export function Methods({ deal, may }: { readonly deal: Deal; readonly may: boolean }) {
  const { t, language } = useWords();
  const changing = useChange(deal);
  const used: Used = deal.notes.methodology;
  const save = (phase: SalesPhase, one: Used[SalesPhase] | undefined): void => {
    const { [phase]: _, ...others } = used;
    void changing.save({ notes: { methodology: one === undefined ? others : { ...others, [phase]: one } } });
  };
  return (
    <section className="card" aria-labelledby="deal-methods">
      <h3 className="title" id="deal-methods">
        {t("deal.methods.title")}
      </h3>
      <p className="small dim">{t("deal.methods.text")}</p>
      {salesPhases.map((phase) => {
        const chosen = used[phase];
        const method = methodologies.find(({ id }) => id === chosen?.id);
        return (
          <div key={phase} className="methods-phase">
            <Select
              label={salesPhaseWords[phase][language]}
              description={method?.when[language] ?? t("deal.methods.none")}
              data={[
                { value: "", label: t("deal.methods.unset") },
                ...methodologies.map(({ id, title }) => ({ value: id as string, label: title[language] })),
              ]}
              allowDeselect={false}
              disabled={!may || changing.busy}
              value={chosen?.id ?? ""}
              onChange={(value) => save(phase, value === "" || value === null ? undefined : { id: value as MethodologyId, met: [] })}
            />
            {method?.asks.map(({ id, words }) => (
              <Checkbox
                key={id}
                label={words[language]}
                disabled={!may || changing.busy}
                checked={chosen?.met.includes(id) === true}
                onChange={({ currentTarget: { checked } }) =>
                  chosen && save(phase, { id: chosen.id, met: checked ? [...chosen.met, id] : chosen.met.filter((known) => known !== id) })
                }
              />
            ))}
          </div>
        );
      })}
      <CrossedChange deal={deal} changing={changing} onDone={() => undefined} />
    </section>
  );
}
