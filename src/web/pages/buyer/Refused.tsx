import type { Problem } from "../../../contract/index.ts";
import { useWords } from "../../i18n/index.ts";
import { Note } from "../../ui/Note.tsx";
import { useSentence } from "../../ui/Trouble.tsx";

/** Refusals a buyer may meet, in their language. */
const KNOWN: ReadonlySet<string> = new Set([
  "no_such_link",
  "link_over",
  "too_many_requests",
  "not_the_buyer",
  "not_in_this_plan",
  "changed_meanwhile",
  "nothing_to_confirm",
  "nothing_to_dispute",
  "not_measured_yet",
  "future_day",
  "before_baseline",
  "not_your_step",
  "already_committed",
  "days_missing",
  "upload_too_large",
  "file_not_taken",
  "empty_file",
  "too_many_files",
]);

/** What something was declined for, read aloud when it appears. */
export function Refused({ problem }: { readonly problem: Problem | null }) {
  const { t } = useWords();
  const sentence = useSentence();
  return (
    <div role="alert">
      {problem && (
        <Note kind="bad">{KNOWN.has(problem.code) ? t(`shared.problem.${problem.code}`, problem.details ?? {}) : sentence(problem)}</Note>
      )}
    </div>
  );
}
