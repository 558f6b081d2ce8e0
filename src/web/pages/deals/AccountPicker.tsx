import { Combobox, InputBase, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ask, queryOf } from "../../ask.ts";
import { useWords } from "../../i18n/index.ts";

export type Picked =
  | { readonly kind: "known"; readonly account: number; readonly name: string }
  | { readonly kind: "new"; readonly name: string };

interface AccountPickerProps {
  readonly picked: Picked | null;
  readonly onPick: (picked: Picked | null) => void;
  /** Whether one that nobody knows may be begun by its name. */
  readonly mayBegin?: boolean;
}

const FEW = 8;
const NEW = "new";

/** Finds an account by name, domain or id; one that nobody knows yet is begun by its name. */
export function AccountPicker({ picked, onPick, mayBegin = true }: AccountPickerProps) {
  const { t } = useWords();
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() });
  const [typed, setTyped] = useState("");
  const [looked] = useDebouncedValue(typed.trim(), 150);
  const found = useQuery({ ...queryOf(ask("accounts", { search: looked, limit: FEW, sort: "name" })), enabled: looked !== "" });
  const accounts = looked === "" ? [] : (found.data?.accounts ?? []);
  const name = typed.trim();
  const isKnown = accounts.some((one) => (one.name ?? one.id).toLowerCase() === name.toLowerCase());
  const choose = (value: string): void => {
    const known = accounts.find(({ account }) => String(account) === value);
    if (value === NEW) onPick({ kind: "new", name });
    else if (known !== undefined) {
      onPick({ kind: "known", account: known.account, name: known.name ?? known.id });
      setTyped(known.name ?? known.id);
    }
    box.closeDropdown();
  };
  return (
    <Combobox store={box} onOptionSubmit={choose}>
      <Combobox.Target>
        <InputBase
          label={t("deals.form.account")}
          description={
            picked === null
              ? t(mayBegin ? "deals.form.accountHint" : "deals.form.accountFind")
              : t(`deals.form.picked.${picked.kind}`, { name: picked.name })
          }
          placeholder={t("deals.form.accountFind")}
          required
          withAsterisk={false}
          value={typed}
          maxLength={200}
          onChange={({ currentTarget: { value } }) => {
            setTyped(value);
            onPick(null);
            box.openDropdown();
            box.updateSelectedOptionIndex();
          }}
          onFocus={() => box.openDropdown()}
          onBlur={() => box.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={name === ""}>
        <Combobox.Options>
          {accounts.map((one) => (
            <Combobox.Option key={one.account} value={String(one.account)}>
              {one.name ?? one.id} <span className="small dim">{one.domain ?? one.id}</span>
            </Combobox.Option>
          ))}
          {mayBegin && name !== "" && !isKnown && !found.isLoading && (
            <Combobox.Option value={NEW}>{t("deals.form.accountNew", { name })}</Combobox.Option>
          )}
          {!mayBegin && looked !== "" && found.data !== undefined && accounts.length === 0 && (
            <Combobox.Empty>{t("deals.form.accountNone")}</Combobox.Empty>
          )}
          {found.isLoading && <Combobox.Empty>{t("state.loading")}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
