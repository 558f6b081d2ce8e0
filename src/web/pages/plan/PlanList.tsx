import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useWords } from "../../i18n/index.ts";
import { Icon } from "../../ui/Icon.tsx";

interface PlanListProps {
  /** Which list: its words are `onePlan.<id>`. */
  readonly id: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly isEmpty: boolean;
  /** Adds one; `null` for those who may not. */
  readonly add: (() => void) | null;
  readonly className?: string;
  /** The rows. */
  readonly children: ReactNode;
  /** What is open beside the list. */
  readonly dialog: ReactNode;
}

/** A list of a plan: what it is, its rows, and a way to add one. */
export function PlanList({ id, title, columns, isEmpty, add, className = "", children, dialog }: PlanListProps) {
  const { t } = useWords();
  return (
    <section className="card" aria-labelledby={id}>
      <header className="plan-title">
        <div>
          <h3 className="title" id={id}>
            {title}
          </h3>
          <p className="small dim">{t(`onePlan.${id}.text`)}</p>
        </div>
        {add !== null && (
          <Button size="xs" variant="default" className="no-print" leftSection={<Icon name="plus" size={14} />} onClick={add}>
            {t(`onePlan.${id}.add`)}
          </Button>
        )}
      </header>
      {isEmpty ? (
        <p className="dim plan-empty">{t(`onePlan.${id}.none`)}</p>
      ) : (
        <div className="table-box">
          <table className={`plan-table ${className}`.trim()}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {t(`onePlan.${id}.${column}`)}
                  </th>
                ))}
                {add !== null && (
                  <th scope="col" className="no-print">
                    <span className="visually-hidden">{t("onePlan.doing")}</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>{children}</tbody>
          </table>
        </div>
      )}
      {dialog}
    </section>
  );
}
