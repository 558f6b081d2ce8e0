import { Checkbox, NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { useId } from "react";
import { type Currency, minorDigits } from "../../../../../domain/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import type { Told } from "./recording.ts";

type Money = { readonly minor: number; readonly currency: string };

interface FieldProps<T> {
  readonly label: string;
  readonly value: T;
  readonly onValue: (value: T) => void;
  readonly required?: boolean;
  readonly description?: string;
}

/** A line of text. */
export const Line = ({ onValue, required = false, ...rest }: FieldProps<string>) => (
  <TextInput {...rest} required={required} withAsterisk={false} onChange={({ currentTarget }) => onValue(currentTarget.value)} />
);

/** A day, or none. */
export const DayField = ({ value, onValue, max, ...rest }: FieldProps<string | null> & { readonly max?: string }) => (
  <TextInput
    {...rest}
    type="date"
    value={value ?? ""}
    onChange={({ currentTarget }) => onValue(currentTarget.value === "" ? null : currentTarget.value)}
    {...(max === undefined ? {} : { max })}
  />
);

/** Somebody of the customer's: those who are known are offered. */
export function PersonField({ people, value, onValue, ...rest }: FieldProps<string | null> & { readonly people: readonly string[] }) {
  const list = useId();
  return (
    <>
      <TextInput
        {...rest}
        list={list}
        autoComplete="off"
        value={value ?? ""}
        onChange={({ currentTarget }) => onValue(currentTarget.value === "" ? null : currentTarget.value)}
      />
      <datalist id={list}>
        {people.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}

/** An amount a year in one of the currencies, or none. */
export function WorthField({
  label,
  value,
  onValue,
  currencies,
  description,
}: FieldProps<Money | null> & { readonly currencies: readonly string[] }) {
  const { t, f } = useWords();
  const currency = value?.currency ?? currencies[0] ?? "EUR";
  const digits = minorDigits(currency as Currency);
  const parts = new Intl.NumberFormat(f.locale).formatToParts(12_345.5);
  const mark = (type: string, other: string): string => parts.find((part) => part.type === type)?.value ?? other;
  return (
    <div className="dx-worth">
      <NumberInput
        label={label}
        {...(description === undefined ? {} : { description })}
        value={value === null ? "" : value.minor / 10 ** digits}
        min={0}
        hideControls
        decimalScale={digits}
        thousandSeparator={mark("group", " ")}
        decimalSeparator={mark("decimal", ".")}
        onChange={(typed) => onValue(typed === "" ? null : { minor: Math.round(Number(typed) * 10 ** digits), currency })}
      />
      <NativeSelect
        aria-label={t("diagnosis.currencyOf", { label })}
        value={currency}
        data={[...new Set([currency, ...currencies])]}
        onChange={({ currentTarget }) =>
          onValue(
            value === null
              ? null
              : {
                  minor: Math.round((value.minor / 10 ** digits) * 10 ** minorDigits(currentTarget.value as Currency)),
                  currency: currentTarget.value,
                },
          )
        }
      />
    </div>
  );
}

/** Which of the evidence something rests on, or goes against. */
export function EvidencePicks({
  label,
  description,
  from,
  value,
  onValue,
}: FieldProps<readonly string[]> & { readonly from: Told["evidence"] }) {
  if (from.length === 0) return null;
  return (
    <Checkbox.Group label={label} description={description} value={[...value]} onChange={onValue}>
      <div className="dx-picks">
        {from.map(({ id, claim, person }) => (
          <Checkbox key={id} value={id} size="xs" label={person === null ? claim : `${claim} (${person})`} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
