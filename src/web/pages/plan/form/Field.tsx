import { Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useId, useState } from "react";
import { useTeamNames } from "../../../ui/Owner.tsx";
import { AccountPicker, type Picked } from "../../deals/AccountPicker.tsx";

/** One thing a form asks for. What is typed is a text until it is sent: `check` is "yes" or nothing, `several` are values of their own lines. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly kind: "text" | "area" | "day" | "number" | "choice" | "check" | "several" | "account";
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly required?: boolean;
  readonly hint?: string;
  /** Names that may be meant. */
  readonly known?: readonly string[];
  /** Whether it is asked for, by what else is typed; always when absent. */
  readonly when?: (values: Values) => boolean;
  /** Somebody of ours: everybody of the team is offered too. */
  readonly ours?: true;
}

export type Values = Readonly<Record<string, string>>;

export const linesOf = (text: string | undefined): string[] =>
  (text ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

export const orNull = (text: string | undefined): string | null => (text === undefined || text.trim() === "" ? null : text.trim());

/** A figure as people write it, with a point or a comma. */
export const numberOf = (text: string | undefined): number => Number((text ?? "").trim().replace(",", "."));

const FIGURE = "\\s*-?\\d+([.,]\\d+)?\\s*";

interface FieldInputProps {
  readonly field: Field;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function FieldInput({
  field: { name, label, kind, options = [], required = false, hint, known, ours },
  value,
  onChange,
}: FieldInputProps) {
  const id = useId();
  const team = useTeamNames();
  const shared = { label, name, value, required, withAsterisk: false, ...(hint === undefined ? {} : { description: hint }) };
  const typed = ({ currentTarget }: { readonly currentTarget: { readonly value: string } }): void => onChange(currentTarget.value);
  switch (kind) {
    case "area":
      return <Textarea {...shared} className="form-wide" autosize minRows={2} maxLength={2000} onChange={typed} />;
    case "day":
      return <TextInput {...shared} type="date" max="2200-12-31" onChange={typed} />;
    case "number":
      return <TextInput {...shared} inputMode="decimal" pattern={FIGURE} onChange={typed} />;
    case "choice":
      return <NativeSelect {...shared} data={[...options]} onChange={typed} />;
    case "check":
      return (
        <Checkbox
          className="form-wide"
          label={label}
          checked={value === "yes"}
          onChange={({ currentTarget: { checked } }) => onChange(checked ? "yes" : "")}
          {...(hint === undefined ? {} : { description: hint })}
        />
      );
    case "account":
      return <AccountField onChange={onChange} />;
    case "several":
      return <Several {...{ label, options, value, onChange }} />;
    case "text":
      return (
        <>
          <TextInput {...shared} maxLength={500} onChange={typed} {...(known ? { list: id } : {})} />
          {known && (
            <datalist id={id}>
              {[...new Set([...known, ...(ours ? team : [])])].map((one) => (
                <option key={one} value={one} />
              ))}
            </datalist>
          )}
        </>
      );
  }
}

/** An account is looked for by its name, and told by its number. */
function AccountField({ onChange }: Pick<FieldInputProps, "onChange">) {
  const [picked, setPicked] = useState<Picked | null>(null);
  return (
    <div className="form-wide">
      <AccountPicker
        picked={picked}
        mayBegin={false}
        onPick={(one) => {
          setPicked(one);
          onChange(one?.kind === "known" ? String(one.account) : "");
        }}
      />
    </div>
  );
}

function Several({
  label,
  options,
  value,
  onChange,
}: Pick<Field, "label"> & Required<Pick<Field, "options">> & Omit<FieldInputProps, "field">) {
  const chosen = linesOf(value);
  return (
    <fieldset className="form-several form-wide">
      <legend className="small">{label}</legend>
      {options.map((one) => (
        <Checkbox
          key={one.value}
          size="xs"
          label={one.label}
          checked={chosen.includes(one.value)}
          onChange={({ currentTarget: { checked } }) =>
            onChange((checked ? [...chosen, one.value] : chosen.filter((other) => other !== one.value)).join("\n"))
          }
        />
      ))}
    </fieldset>
  );
}
