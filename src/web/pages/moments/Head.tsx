import { Button } from "@mantine/core";
import { type Cell, csvOf, saveCsv } from "../../charts/export.ts";
import { useWords } from "../../i18n/index.ts";
import { Icon } from "../../ui/Icon.tsx";

interface HeadProps {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** What stands in the table, as a file. */
  readonly file?: { readonly name: string; readonly header: readonly string[]; readonly rows: readonly (readonly Cell[])[] };
}

/** The head of one part of the report: the question, what is counted, and the file. */
export function Head({ id, title, text, file }: HeadProps) {
  const { t } = useWords();
  return (
    <div className="report-head">
      <div>
        <h2 className="title" id={id}>
          {title}
        </h2>
        <p className="small dim">{text}</p>
      </div>
      {file && file.rows.length > 0 && (
        <Button
          className="no-print"
          variant="default"
          size="compact-sm"
          leftSection={<Icon name="download" size={15} />}
          aria-label={t("moments.csvOf", { title })}
          onClick={() => saveCsv(file.name, csvOf(file.header, file.rows))}
        >
          {t("moments.csv")}
        </Button>
      )}
    </div>
  );
}
