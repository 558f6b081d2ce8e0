import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useWords } from "../i18n/index.ts";
import { Note } from "./Note.tsx";
import "./crossed.css";

interface CrossedProps {
  /** Who saved meanwhile; `null` where it was an import, or nobody knows. */
  readonly by: string | null;
  readonly rows: readonly { readonly field: string; readonly theirs: ReactNode; readonly mine: ReactNode }[];
  readonly busy: boolean;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
}

/** Two changes of one thing crossed: both are shown side by side, and one of them is chosen. What was typed is never lost. */
export function Crossed({ by, rows, busy, onMine, onTheirs }: CrossedProps) {
  const { t } = useWords();
  return (
    <div role="alert" className="crossed">
      <Note kind="warn">
        <p className="title">{by === null ? t("crossed.title") : t("crossed.titleBy", { name: by })}</p>
        <p>{t("crossed.text")}</p>
        {rows.length > 0 && (
          <table>
            <thead>
              <tr>
                <th scope="col">{t("crossed.field")}</th>
                <th scope="col">{t("crossed.theirs")}</th>
                <th scope="col">{t("crossed.mine")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ field, theirs, mine }) => (
                <tr key={field}>
                  <th scope="row">{field}</th>
                  <td>{theirs}</td>
                  <td>{mine}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <div className="crossed-do">
          <Button size="xs" loading={busy} onClick={onMine}>
            {t("crossed.saveMine")}
          </Button>
          <Button size="xs" variant="default" disabled={busy} onClick={onTheirs}>
            {t("crossed.takeTheirs")}
          </Button>
        </div>
      </Note>
    </div>
  );
}
