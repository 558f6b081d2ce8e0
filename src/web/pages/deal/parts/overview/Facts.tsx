import { Button, Select, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { type Deal, dealTypeNames, type Input } from "../../../../../contract/index.ts";
import { pipelineWords } from "../../../../../standard/index.ts";
import { ask, useAsks } from "../../../../ask.ts";
import { currenciesWith, minorIn, typed } from "../../../../deals/amount.ts";
import { CrossedChange } from "../../../../deals/CrossedChange.tsx";
import { useChange } from "../../../../deals/use-change.ts";
import { useWords } from "../../../../i18n/index.ts";
import { sourceName } from "../../../../source-name.ts";
import { Owner } from "../../../../ui/Owner.tsx";
import type { PartProps } from "../../load.ts";

type Props = PartProps & { readonly may: boolean };

/** What a deal is, as its record says it; changed here, it is changed in the ledger. */
export function Facts({ view, deal, may }: Props) {
  const { t, f } = useWords();
  const [isOpen, setOpen] = useState(false);
  const rows: readonly (readonly [string, string | null])[] = [
    ["createdOn", deal.createdOn === null ? null : f.day(deal.createdOn)],
    ["sourceStage", deal.sourceStage],
    ["source", `${sourceName(deal.source)}: ${deal.id}`],
  ];
  return (
    <section className="card" aria-labelledby="deal-facts">
      <div className="deal-title">
        <h3 className="title" id="deal-facts">
          {t("deal.facts.title")}
        </h3>
        {may && !isOpen && (
          <Button size="xs" variant="default" onClick={() => setOpen(true)}>
            {t("deal.change")}
          </Button>
        )}
      </div>
      {isOpen && <Form deal={deal} currencies={view.currencies} onDone={() => setOpen(false)} />}
      <dl className="deal-list">
        {rows.map(([name, text]) => (
          <div key={name}>
            <dt>{t(`deal.facts.${name}`)}</dt>
            <dd>{text ?? <span className="dim">{t("deal.said.nothing")}</span>}</dd>
          </div>
        ))}
        {Object.entries(deal.fields).map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface Draft {
  readonly name: string;
  readonly owner: string;
  readonly amount: string;
  readonly currency: string;
  readonly type: Deal["type"];
  readonly pipeline: string | null;
  readonly expectedOn: string;
}

const draftOf = (deal: Deal, currency: string): Draft => ({
  name: deal.name,
  owner: deal.owner ?? "",
  amount: deal.amount === null ? "" : typed(deal.amount, deal.currency ?? currency),
  currency: deal.currency ?? currency,
  type: deal.type,
  pipeline: deal.notes.pipeline,
  expectedOn: deal.notes.expectedOn ?? "",
});

/** Only what was changed is sent: the rest may be changed by others meanwhile. */
function changeOf(deal: Deal, before: Draft, now: Draft): Pick<Input<"changeDeal">, "record" | "notes"> {
  const isNew = (name: keyof Draft): boolean => before[name] !== now[name];
  const minor = now.amount.trim() === "" ? null : minorIn(now.amount, now.currency);
  const amount = minor === null && deal.notes.lines.length === 0 ? null : { minor: minor ?? 0, currency: now.currency };
  return {
    record: {
      ...(isNew("name") ? { name: now.name.trim() } : {}),
      ...(isNew("owner") ? { owner: now.owner.trim() === "" ? null : now.owner.trim() } : {}),
      ...(isNew("amount") || isNew("currency") ? { amount } : {}),
      ...(isNew("type") ? { type: now.type } : {}),
    },
    notes: {
      ...(isNew("pipeline") ? { pipeline: now.pipeline } : {}),
      ...(isNew("expectedOn") ? { expectedOn: now.expectedOn === "" ? null : now.expectedOn } : {}),
    },
  };
}

function Form({ deal, currencies, onDone }: { readonly deal: Deal; readonly currencies: readonly string[]; readonly onDone: () => void }) {
  const { t, language } = useWords();
  const options = currenciesWith(currencies);
  const asked = useAsks({ known: ask("pipelines", {}) });
  const changing = useChange(deal);
  const [before] = useState(() => draftOf(deal, options[0] ?? "EUR"));
  const [draft, setDraft] = useState(before);
  const set = (change: Partial<Draft>): void => setDraft({ ...draft, ...change });
  const hasProducts = deal.notes.lines.length > 0;
  const isAmount = draft.amount.trim() === "" || minorIn(draft.amount, draft.currency) !== null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void changing.save(changeOf(deal, before, draft)).then((done) => done && onDone());
  };
  return (
    <form className="deal-form" onSubmit={submit}>
      <TextInput
        label={t("deal.field.name")}
        required
        withAsterisk={false}
        value={draft.name}
        maxLength={200}
        onChange={({ currentTarget: { value } }) => set({ name: value })}
      />
      <div className="deal-fields">
        <Owner label={t("deal.field.owner")} value={draft.owner} onChange={(owner) => set({ owner })} />
        <TextInput
          type="date"
          label={t("deal.field.expectedOn")}
          value={draft.expectedOn}
          onChange={({ currentTarget: { value } }) => set({ expectedOn: value })}
        />
        <TextInput
          label={t("deal.field.amount")}
          inputMode="decimal"
          disabled={hasProducts}
          value={draft.amount}
          error={isAmount ? null : t("deal.facts.badAmount")}
          {...(hasProducts ? { description: t("deal.facts.follows") } : {})}
          onChange={({ currentTarget: { value } }) => set({ amount: value })}
        />
        <Select
          label={t("deal.field.currency")}
          data={options.includes(draft.currency) ? options : [draft.currency, ...options]}
          searchable
          allowDeselect={false}
          value={draft.currency}
          onChange={(value) => set({ currency: value ?? draft.currency })}
        />
        <Select
          label={t("deal.field.type")}
          data={dealTypeNames.map((one) => ({ value: one, label: t(`deal.type.${one}`) }))}
          allowDeselect={false}
          value={draft.type}
          onChange={(value) => set({ type: (value ?? draft.type) as Deal["type"] })}
        />
        <Select
          label={t("deal.field.pipeline")}
          data={[
            { value: "", label: t("deal.facts.byType") },
            ...(asked.kind === "ready"
              ? asked.answers.known.pipelines.map(({ id, name }) => ({ value: id, label: pipelineWords(name, language) }))
              : []),
          ]}
          allowDeselect={false}
          value={draft.pipeline ?? ""}
          onChange={(value) => set({ pipeline: value === "" ? null : value })}
        />
      </div>
      <CrossedChange deal={deal} changing={changing} onDone={onDone} />
      <div className="deal-move-do">
        <Button size="xs" variant="default" onClick={onDone}>
          {t("deal.cancel")}
        </Button>
        <Button size="xs" type="submit" loading={changing.busy} disabled={!isAmount || draft.name.trim() === ""}>
          {t("deal.save")}
        </Button>
      </div>
    </form>
  );
}
