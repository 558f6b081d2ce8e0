import { Button, Select } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Deal } from "../../../../../contract/index.ts";
import { currenciesWith } from "../../../../deals/amount.ts";
import { CrossedChange } from "../../../../deals/CrossedChange.tsx";
import { draftOfLine, emptyLine, flawIn, type LineDraft, lineOf, toWire } from "../../../../deals/lines.ts";
import { useChange } from "../../../../deals/use-change.ts";
import { useWords } from "../../../../i18n/index.ts";
import { Icon } from "../../../../ui/Icon.tsx";
import { LineFields } from "./LineFields.tsx";
import { Worth } from "./Worth.tsx";

interface ProductsFormProps {
  readonly deal: Deal;
  readonly currencies: readonly string[];
  readonly onDone: () => void;
}

/** The products of a deal with their terms; what they are worth follows as one types. */
export function ProductsForm({ deal, currencies, onDone }: ProductsFormProps) {
  const { t } = useWords();
  const changing = useChange(deal);
  const options = currenciesWith(currencies);
  const [currency, setCurrency] = useState(deal.currency ?? options[0] ?? "EUR");
  const [lines, setLines] = useState<readonly LineDraft[]>(() =>
    deal.notes.lines.length === 0 ? [emptyLine()] : deal.notes.lines.map(draftOfLine),
  );
  const flaws = lines.map(flawIn);
  const isFlawed = flaws.some((flaw) => flaw !== null);
  const set = (at: number, line: LineDraft): void => setLines(lines.map((one, i) => (i === at ? line : one)));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const amount = currency === deal.currency ? {} : { amount: { minor: deal.amount ?? 0, currency } };
    const sold = lines.map((line) => toWire(lineOf(line)));
    void changing.save({ record: amount, notes: { lines: sold } }).then((done) => done && onDone());
  };
  return (
    <form className="deal-form" onSubmit={submit}>
      {deal.currency === null && (
        <Select
          label={t("deal.field.currency")}
          data={options}
          searchable
          allowDeselect={false}
          value={currency}
          onChange={(value) => setCurrency(value ?? currency)}
        />
      )}
      {lines.map((line, at) => (
        <LineFields
          key={line.id}
          line={line}
          number={at + 1}
          currency={currency}
          flaw={flaws[at] ?? null}
          onChange={(changed) => set(at, changed)}
          onRemove={() => setLines(lines.filter((one) => one.id !== line.id))}
        />
      ))}
      <Button
        size="xs"
        variant="default"
        className="deal-add"
        leftSection={<Icon name="plus" size={15} />}
        onClick={() => setLines([...lines, emptyLine()])}
      >
        {t("deal.products.another")}
      </Button>
      <Worth lines={lines.map(lineOf)} currency={currency} />
      <CrossedChange deal={deal} changing={changing} onDone={onDone} />
      <div className="deal-move-do">
        <Button size="xs" variant="default" onClick={onDone}>
          {t("deal.cancel")}
        </Button>
        <Button size="xs" type="submit" loading={changing.busy} disabled={isFlawed}>
          {t("deal.save")}
        </Button>
      </div>
    </form>
  );
}
