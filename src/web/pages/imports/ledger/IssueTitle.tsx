import { useWords } from "../../../i18n/index.ts";

/** What a kind of flaw is called; a kind this version has no word for keeps its code. */
export function IssueTitle({ code }: { readonly code: string }) {
  const { t } = useWords();
  return t(`imports.issue.${code}`, { defaultValue: code.replaceAll("_", " ") });
}
