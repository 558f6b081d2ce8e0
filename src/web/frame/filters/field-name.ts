import { useCallback } from "react";
import { modelFamilies } from "../../../domain/index.ts";
import { motions } from "../../../standard/index.ts";
import { useWords } from "../../i18n/index.ts";

/** Names of fields as people read them: "account.deal_size" is "Deal size (account)". */
export function useFieldName(): (field: string) => string {
  const { t } = useWords();
  return useCallback(
    (field) => {
      const dot = field.indexOf(".");
      const own = (dot < 0 ? field : field.slice(dot + 1)).replaceAll("_", " ");
      const name = own.charAt(0).toUpperCase() + own.slice(1);
      return dot < 0 ? name : t("filter.fieldOf", { field: name, kind: field.slice(0, dot).replaceAll("_", " ") });
    },
    [t],
  );
}

const CANONICAL: Readonly<Record<string, readonly string[]>> = { model: modelFamilies, motion: motions };

/** Names of values: those of the standard in the reader's language, all others as their source writes them. */
export function useValueName(): (field: string, value: string) => string {
  const { t } = useWords();
  return useCallback(
    (field, value) => (value === "" ? t("filter.noValue") : CANONICAL[field]?.includes(value) ? t(`dimension.${field}.${value}`) : value),
    [t],
  );
}
