import type { Problem } from "../../../../contract/index.ts";
import { useWords } from "../../../i18n/index.ts";
import { useSentence } from "../../../ui/Trouble.tsx";

/** What can be wrong with a file, in words of every language; the rest is told as elsewhere. */
const KNOWN: ReadonlySet<string> = new Set([
  "not_text",
  "empty_file",
  "no_rows",
  "no_header",
  "broken_gzip",
  "broken_json",
  "swollen_gzip",
  "upload_too_large",
  "unknown_file",
  "bad_mapping",
  "cancelled",
  "question",
]);

export function useImportSentence(): (problem: Problem) => string {
  const { t } = useWords();
  const sentence = useSentence();
  return (problem) => (KNOWN.has(problem.code) ? t(`imports.problem.${problem.code}`) : sentence(problem));
}
