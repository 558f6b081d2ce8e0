import { Select } from "@mantine/core";
import type { Deal } from "../../../../../contract/index.ts";
import { CrossedChange } from "../../../../deals/CrossedChange.tsx";
import { useChange } from "../../../../deals/use-change.ts";
import { useWords } from "../../../../i18n/index.ts";
import { Note } from "../../../../ui/Note.tsx";

/** The outcome an expansion grows from: one the customer has confirmed, or none, and then it is said to be unproven. */
export function Growth({ deal, may }: { readonly deal: Deal; readonly may: boolean }) {
  const { t, f } = useWords();
  const changing = useChange(deal);
  const proof = deal.proofOf ?? "unproven";
  return (
    <section className="card" aria-labelledby="deal-growth">
      <h3 className="title" id="deal-growth">
        {t("deal.growth.title")}
      </h3>
      <Note kind={proof === "proven" ? "good" : "warn"}>{t(`deal.growth.${proof}`)}</Note>
      {deal.confirmed.length > 0 && (
        <Select
          mt="sm"
          label={t("deal.growth.outcome")}
          data={[
            { value: "", label: t("deal.growth.unset") },
            ...deal.confirmed.map(({ id, statement, on }) => ({
              value: id,
              label: t("deal.growth.option", { statement, day: f.day(on) }),
            })),
          ]}
          allowDeselect={false}
          disabled={!may || changing.busy}
          value={deal.notes.outcomeId ?? ""}
          onChange={(value) => void changing.save({ notes: { outcomeId: value === "" ? null : value } })}
        />
      )}
      <CrossedChange deal={deal} changing={changing} onDone={() => undefined} />
    </section>
  );
}
