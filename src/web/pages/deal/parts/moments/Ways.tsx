import { Checkbox, Select } from "@mantine/core";
import type { Deal } from "../../../../../contract/index.ts";
import { type MethodologyId, methodologies, type SalesPhase, salesPhases, salesPhaseWords } from "../../../../../standard/index.ts";
import { CrossedChange } from "../../../../deals/CrossedChange.tsx";
import { useChange } from "../../../../deals/use-change.ts";
import { useWords } from "../../../../i18n/index.ts";
import { useMay } from "../../../../me.ts";

type Chosen = Deal["notes"]["methodology"];

/** How the deal is sold in each phase, and what of that way is on record. */
export function Ways({ deal }: { readonly deal: Deal }) {
  const { t, language } = useWords();
  const may = useMay("deals");
  const changing = useChange(deal);
  const chosen = deal.notes.methodology;
  const save = (phase: SalesPhase, choice: Chosen[SalesPhase]): void => {
    const { [phase]: _, ...others } = chosen;
    const methodology = choice === undefined ? others : { ...others, [phase]: choice };
    void changing.save({ notes: { methodology } });
  };
  return (
    <section className="card" aria-labelledby="ways-title">
      <h3 className="title" id="ways-title">
        {t("dealMoments.ways.title")}
      </h3>
      <p className="small dim">{t("dealMoments.ways.text")}</p>
      <div className="moment-ways">
        {salesPhases.map((phase) => {
          const own = chosen[phase];
          const usual = methodologies.find((one) => one.phase === phase);
          const standard = methodologies.find(({ id }) => id === own?.id);
          return (
            <div key={phase}>
              <Select
                label={salesPhaseWords[phase][language]}
                placeholder={t("dealMoments.ways.none", { usual: usual?.title[language] })}
                clearable
                clearButtonProps={{ "aria-label": t("dealMoments.ways.clear") }}
                disabled={!may || changing.busy}
                data={methodologies.map(({ id, title }) => ({ value: id, label: title[language] }))}
                value={own?.id ?? null}
                onChange={(id) => save(phase, id === null ? undefined : { id: id as MethodologyId, met: [] })}
              />
              <p className="small dim">{(standard ?? usual)?.when[language]}</p>
              {own &&
                standard?.asks.map(({ id, words }) => (
                  <Checkbox
                    key={id}
                    size="xs"
                    label={words[language]}
                    disabled={!may || changing.busy}
                    checked={own.met.includes(id)}
                    onChange={({ currentTarget }) =>
                      save(phase, { ...own, met: currentTarget.checked ? [...own.met, id] : own.met.filter((one) => one !== id) })
                    }
                  />
                ))}
            </div>
          );
        })}
      </div>
      <CrossedChange deal={deal} changing={changing} onDone={changing.reset} />
    </section>
  );
}
