import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import type { Problem } from "../../contract/index.ts";
import { useWords } from "../i18n/index.ts";
import { type Crossing, crossingIn, useReadable } from "./crossing.ts";
import { Declined } from "./Declined.tsx";
import { Note } from "./Note.tsx";
import "./crossed.css";

interface CrossedRow {
  readonly field: string;
  readonly theirs: ReactNode;
  /** Left out where what one meant still stands in the form. */
  readonly mine?: ReactNode;
}

interface CrossedProps {
  readonly problem: Problem | null;
  /** Where the words of the fields are: `plan.field` has one for each. */
  readonly words?: string;
  /** Of fields whose value has words of its own. */
  readonly say?: (field: string, value: unknown) => string | null;
  /** In place of the fields that both changed. */
  readonly rows?: readonly CrossedRow[];
  /** In place of a table: what they saved, as it is read. */
  readonly shows?: (theirs: Crossing["theirs"]) => ReactNode;
  readonly busy?: boolean;
  /** Saves what one meant over theirs, told the version it goes over. */
  readonly onMine?: (version: number) => void;
  readonly onTheirs?: () => void;
}

/** Two changes of one thing crossed: what holds now is shown, and one of both is chosen; what was typed is never lost. Any other refusal is told as ever. */
export function Crossed({ problem, rows, shows, words, say, busy = false, onMine, onTheirs }: CrossedProps) {
  const { t } = useWords();
  const crossing = crossingIn(problem);
  const ofFields = useFieldRows(words, say);
  if (crossing === null) return <Declined problem={problem} />;
  const { by, isRemoved, theirs, version } = crossing;
  const shown = rows ?? (words === undefined || isRemoved ? [] : ofFields(crossing));
  const what = isRemoved ? "removed" : "title";
  return (
    <div role="alert" className="crossed">
      <Note kind="warn">
        <p className="title">{by === null ? t(`crossed.${what}`) : t(`crossed.${what}By`, { name: by })}</p>
        <p>{t(shown.some(({ mine }) => mine !== undefined) ? "crossed.text" : "crossed.inForm")}</p>
        {shows !== undefined && !isRemoved && <blockquote className="crossed-theirs">{shows(theirs)}</blockquote>}
        {shown.length > 0 && <Both rows={shown} />}
        <div className="crossed-do">
          {onMine && (
            <Button size="xs" loading={busy} onClick={() => onMine(version)}>
              {t("crossed.saveMine")}
            </Button>
          )}
          {onTheirs && (
            <Button size="xs" variant="default" disabled={busy} onClick={onTheirs}>
              {t("crossed.takeTheirs")}
            </Button>
          )}
        </div>
      </Note>
    </div>
  );
}

/** Field by field: how it is now and, where it is no longer in a form, how one meant it. */
function Both({ rows }: { readonly rows: readonly CrossedRow[] }) {
  const { t } = useWords();
  const withMine = rows.some(({ mine }) => mine !== undefined);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t("crossed.field")}</th>
          <th scope="col">{t("crossed.theirs")}</th>
          {withMine && <th scope="col">{t("crossed.mine")}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ field, theirs, mine }) => (
          <tr key={field}>
            <th scope="row">{field}</th>
            <td>{theirs}</td>
            {withMine && <td>{mine}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function useFieldRows(words: string | undefined, say: CrossedProps["say"]): (crossing: Crossing) => readonly CrossedRow[] {
  const { t } = useWords();
  const readable = useReadable();
  return ({ fields, theirs }) =>
    fields.map((field) => ({
      field: t(`${words}.${field}`, { defaultValue: field }),
      theirs: say?.(field, theirs[field]) ?? (readable(field, theirs[field]) || t("crossed.nothing")),
    }));
}
