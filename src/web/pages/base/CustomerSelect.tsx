import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ask, queryOf } from "../../ask.ts";
import { useWords } from "../../i18n/index.ts";

const PAUSE = 150;

/** Finds the customer something is about. */
export function CustomerSelect({
  account,
  choose,
}: {
  readonly account: string | null;
  readonly choose: (account: string | null) => void;
}) {
  const { t } = useWords();
  const [words, setWords] = useState("");
  const [find] = useDebouncedValue(words, PAUSE);
  const found = useQuery({ ...queryOf(ask("accounts", { search: find, limit: 20, sort: "name" })), placeholderData: (before) => before });
  return (
    <Select
      label={t("base.customer")}
      data={(found.data?.accounts ?? []).map((one) => ({ value: String(one.account), label: one.name ?? one.id }))}
      searchable
      required
      withAsterisk={false}
      data-autofocus
      searchValue={words}
      onSearchChange={setWords}
      value={account}
      onChange={choose}
      nothingFoundMessage={t("base.add.nobody")}
      filter={({ options }) => options}
    />
  );
}
