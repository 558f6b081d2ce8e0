import { Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ask, queryOf } from "../../../ask.ts";
import { useWords } from "../../../i18n/index.ts";
import { fromYaml } from "../mapping/yaml.ts";
import { type Draft, prepare } from "./draft.ts";
import { chooseMapping } from "./staging.ts";

const UPLOADED = "\u0000uploaded";

/** What is said once for all files of an import: the mapping, the system, and how far they speak. */
export function Whole({ draft }: { readonly draft: Draft }) {
  const { t } = useWords();
  const saved = useQuery(queryOf(ask("mappings", {}))).data?.mappings ?? [];
  const { folder } = draft;
  const isSaved = folder !== null && saved.some(({ name }) => name === folder.name);
  const choices = [
    { value: "", label: t("imports.whole.each") },
    ...(folder !== null && !isSaved ? [{ value: UPLOADED, label: folder.name }] : []),
    ...saved.map(({ name }) => ({ value: name, label: name })),
  ];
  const choose = (name: string | null): void => {
    const body = saved.find((one) => one.name === name)?.body;
    const read = body === undefined ? null : fromYaml(body);
    if (name === "") chooseMapping("", null);
    else if (read?.kind === "mapping") chooseMapping(name ?? "", read.mapping);
  };
  return (
    <div className="whole">
      <Select
        label={t("imports.whole.mapping")}
        description={t("imports.whole.mappingHint")}
        data={choices}
        value={folder === null ? "" : isSaved ? folder.name : UPLOADED}
        onChange={choose}
        allowDeselect={false}
      />
      <TextInput
        label={t("imports.whole.source")}
        description={t("imports.whole.sourceHint")}
        placeholder={folder?.mapping.source ?? t("imports.whole.sourceEmpty")}
        value={draft.source}
        maxLength={40}
        error={/^([a-z0-9][a-z0-9_-]*)?$/.test(draft.source) ? undefined : t("imports.whole.sourceWrong")}
        onChange={({ currentTarget }) => prepare({ source: currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t("imports.whole.through")}
        description={t("imports.whole.throughHint")}
        value={draft.through === "" ? (folder?.mapping.through ?? "") : draft.through}
        onChange={({ currentTarget }) => prepare({ through: currentTarget.value })}
      />
    </div>
  );
}
