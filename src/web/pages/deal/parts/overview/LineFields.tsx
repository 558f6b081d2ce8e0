import { ActionIcon, Button, Select, TextInput } from "@mantine/core";
import { intervalUnits, type LineFlaw } from "../../../../../domain/index.ts";
import { emptyStep, type LineDraft, lastNotice, lineOf } from "../../../../deals/lines.ts";
import { useWords } from "../../../../i18n/index.ts";
import { Icon } from "../../../../ui/Icon.tsx";

interface LineFieldsProps {
  readonly line: LineDraft;
  readonly number: number;
  readonly currency: string;
  readonly flaw: LineFlaw | null;
  readonly onChange: (line: LineDraft) => void;
  readonly onRemove: () => void;
}

type TextField = Exclude<keyof LineDraft, "id" | "ramp" | "interval">;

/** One product: what it costs, for how long, and how that changes over time. */
export function LineFields({ line, number, currency, flaw, onChange, onRemove }: LineFieldsProps) {
  const { t, f } = useWords();
  const set = (change: Partial<LineDraft>): void => onChange({ ...line, ...change });
  const field = (name: TextField, more: object = {}) => (
    <TextInput
      label={t(`deal.line.${name}`)}
      value={line[name]}
      onChange={({ currentTarget: { value } }) => set({ [name]: value })}
      {...more}
    />
  );
  const decimal = { inputMode: "decimal", maxLength: 20 } as const;
  const whole = { inputMode: "numeric", maxLength: 4 } as const;
  const notice = lastNotice(lineOf(line));
  // While nothing is written yet, nothing is wrong yet.
  const isTouched = line.product !== "" || line.price !== "";
  return (
    <fieldset className="deal-line">
      <legend className="deal-legend">{line.product.trim() === "" ? t("deal.line.number", { n: number }) : line.product}</legend>
      <div className="deal-line-fields">
        {field("product", { className: "deal-wide", maxLength: 120 })}
        {field("price", { ...decimal, rightSection: <span className="small dim">{currency}</span>, rightSectionWidth: 46 })}
        {field("quantity", decimal)}
        {field("intervalCount", whole)}
        <Select
          label={t("deal.line.interval")}
          data={intervalUnits.map((unit) => ({ value: unit, label: t(`deal.line.per.${unit}`) }))}
          allowDeselect={false}
          value={line.interval}
          onChange={(value) => set({ interval: (value ?? line.interval) as LineDraft["interval"] })}
        />

        {field("discountPercent", decimal)}
        {field("termMonths", { ...whole, placeholder: t("deal.line.noEnd") })}
        {field("noticeDays", whole)}
        {field("startsOn", { type: "date" })}
      </div>
      <p className="small dim">
        {line.termMonths.trim() === ""
          ? t("deal.products.openEnd")
          : notice === null
            ? t("deal.products.noticeLater")
            : t("deal.products.noticeBy", { day: f.day(notice) })}
      </p>
      {line.ramp.map((step, at) => {
        const change = (changed: Partial<typeof step>): void =>
          set({ ramp: line.ramp.map((one) => (one.key === step.key ? { ...one, ...changed } : one)) });
        return (
          <div key={step.key} className="deal-line-step">
            <TextInput
              label={t("deal.line.fromMonth")}
              value={step.fromMonth}
              {...whole}
              onChange={({ currentTarget: { value } }) => change({ fromMonth: value })}
            />
            <TextInput
              label={t("deal.line.newQuantity")}
              value={step.quantity}
              placeholder={t("deal.line.asBefore")}
              {...decimal}
              onChange={({ currentTarget: { value } }) => change({ quantity: value })}
            />
            <TextInput
              label={t("deal.line.newPrice")}
              value={step.price}
              placeholder={t("deal.line.asBefore")}
              {...decimal}
              onChange={({ currentTarget: { value } }) => change({ price: value })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={30}
              aria-label={t("deal.line.removeStep", { n: at + 1 })}
              onClick={() => set({ ramp: line.ramp.filter((one) => one.key !== step.key) })}
            >
              <Icon name="trash" size={16} />
            </ActionIcon>
          </div>
        );
      })}
      {flaw !== null && isTouched && (
        <p className="deal-line-flaw" role="status">
          <Icon name="warning" size={15} /> {t(`deal.flaw.${flaw}`)}
        </p>
      )}
      <div className="deal-line-tools">
        <Button size="xs" variant="subtle" onClick={() => set({ ramp: [...line.ramp, emptyStep(line)] })}>
          {t("deal.line.addStep")}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={onRemove}>
          {t("deal.line.remove")}
        </Button>
      </div>
    </fieldset>
  );
}
