import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { Base } from "../../../contract/index.ts";
import { type Cell, csvOf, saveCsv } from "../../charts/export.ts";
import { call } from "../../client.ts";
import { useWords } from "../../i18n/index.ts";
import { Declined } from "../../ui/Declined.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { useSending } from "../../use-sending.ts";
import type { View } from "../../view.ts";
import { questionOf } from "./load.ts";
import { Named, type Who } from "./say.tsx";

export interface Column<R> {
  readonly id: string;
  readonly isNumber?: true;
  readonly cell: (row: R) => ReactNode;
  /** As a spreadsheet reads it. */
  readonly plain: (row: R) => Cell;
}

interface ListingProps<R extends Who> {
  readonly view: View;
  /** Under this name are its title, what it counts, what it says when empty, and its columns. */
  readonly id: string;
  readonly list: { readonly total: number; readonly rows: readonly R[] };
  readonly columns: readonly Column<R>[];
  readonly keyOf: (row: R) => string;
  /** The same list in an answer with all rows. */
  readonly pick: (base: Base) => { readonly rows: readonly R[] };
  readonly level?: 2 | 3;
  readonly children?: ReactNode;
}

const SHOWN = 10;
const ALL = 5000;

/** A list of customers with what it counts; each row leads to its account, and all of it to a spreadsheet. */
export function Listing<R extends Who>({ view, id, list, columns, keyOf, pick, level = 2, children }: ListingProps<R>) {
  const { t, f } = useWords();
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen ? list.rows : list.rows.slice(0, SHOWN);
  const Title = level === 2 ? "h2" : "h3";
  const inner = (
    <>
      <div className="base-head">
        <Title className="title" id={`base-${id}`}>
          {t(`base.${id}.title`)} <span className="dim base-count">{f.number(list.total, 0)}</span>
        </Title>
        {list.total > 0 && <Csv view={view} id={id} columns={columns} pick={pick} />}
      </div>
      <p className="small dim">{t(`base.${id}.text`)}</p>
      {children}
      {list.total === 0 ? (
        <p className="base-empty">{t(`base.${id}.empty`)}</p>
      ) : (
        <div className="table-box">
          <table className="base-table" aria-labelledby={`base-${id}`}>
            <thead>
              <tr>
                <th scope="col">{t("base.customer")}</th>
                {columns.map((one) => (
                  <th scope="col" key={one.id} className={one.isNumber ? "num" : ""}>
                    {t(`base.${id}.${one.id}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={keyOf(row)}>
                  <th scope="row">
                    <Named view={view} who={row} />
                  </th>
                  {columns.map((one) => (
                    <td key={one.id} className={one.isNumber ? "num" : ""} data-label={t(`base.${id}.${one.id}`)}>
                      {one.cell(row)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {list.rows.length > SHOWN && (
            <Button variant="subtle" size="xs" className="no-print" onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
              {isOpen
                ? t("base.less")
                : t(list.total > list.rows.length ? "base.moreOf" : "base.more", {
                    count: list.rows.length,
                    n: f.number(list.rows.length, 0),
                    all: f.number(list.total, 0),
                  })}
            </Button>
          )}
          {isOpen && list.total > list.rows.length && (
            <p className="small dim">{t("base.rest", { n: f.number(list.total - list.rows.length, 0) })}</p>
          )}
        </div>
      )}
    </>
  );
  if (level === 3) return <div className="base-sub">{inner}</div>;
  return (
    <section className="card" aria-labelledby={`base-${id}`}>
      {inner}
    </section>
  );
}

interface CsvProps<R extends Who> extends Pick<ListingProps<R>, "view" | "id" | "columns" | "pick"> {}

/** All rows of the list, also those that are not shown. */
function Csv<R extends Who>({ view, id, columns, pick }: CsvProps<R>) {
  const { t } = useWords();
  const { busy, problem, send } = useSending();
  const save = (): void =>
    void send(async () => {
      const { rows } = pick(await call("base", { ...questionOf(view), limit: ALL }));
      const header = [
        t("base.customer"),
        t("base.segment"),
        t("base.owner"),
        t("base.seller"),
        ...columns.map((one) => t(`base.${id}.${one.id}`)),
      ];
      saveCsv(
        `base-${id}`,
        csvOf(
          header,
          rows.map((row) => [row.name, row.segment, row.owner, row.seller, ...columns.map((one) => one.plain(row))]),
        ),
      );
    });
  return (
    <div className="no-print">
      <Button variant="subtle" size="xs" loading={busy} leftSection={<Icon name="download" size={14} />} onClick={save}>
        {t("base.csv")}
        <span className="visually-hidden"> {t(`base.${id}.title`)}</span>
      </Button>
      <Declined problem={problem} />
    </div>
  );
}
