import { useMemo } from "react";
import { type Currency, minorDigits } from "../../../domain/index.ts";
import { ChartCard } from "../../charts/ChartCard.tsx";
import type { Colour } from "../../charts/colours.ts";
import { Lines } from "../../charts/Lines.tsx";
import type { Series } from "../../charts/series.ts";
import { useWords } from "../../i18n/index.ts";
import { ScrollBox } from "../../ui/ScrollBox.tsx";
import type { Derived, Drawing, Rows } from "./card.ts";
import { write } from "./quantity.ts";
import { cellText, nameOf, sentence } from "./words-of.ts";

interface PartProps {
  readonly id: string;
  readonly currency: string | undefined;
}

/** The number a derivation ends in. */
export function Result({ id, derived: { result, resultName }, currency }: PartProps & { readonly derived: Derived }) {
  const words = useWords();
  if (result === null) return null;
  return (
    <p className="maths-result">
      <span className="small dim">{resultName === undefined ? words.t(`mathematics.card.${id}.result`) : nameOf(resultName, words)}</span>{" "}
      <output>{write(result, currency, words)}</output>
    </p>
  );
}

/** What it means, in sentences. */
export function Meaning({
  derived: { says },
  currency,
}: {
  readonly derived: Pick<Derived, "says">;
  readonly currency: string | undefined;
}) {
  const words = useWords();
  return (
    <div className="maths-meaning">
      {says.map((said) => (
        <p key={said.key}>{sentence(said, currency, words)}</p>
      ))}
    </div>
  );
}

export function RowsTable({ id, table, currency }: PartProps & { readonly table: Rows }) {
  const words = useWords();
  const title = words.t(`mathematics.card.${id}.title`);
  return (
    <ScrollBox className="table-box maths-table" label={title}>
      <table>
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            {table.columns.map((column, i) => (
              <th key={column} scope="col" className={i === 0 ? undefined : "num"}>
                {nameOf(column, words)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ cells: [first = null, ...others], strong }) => (
            <tr key={cellText(first, currency, words)} className={strong ? "maths-strong" : undefined}>
              <th scope="row">{cellText(first, currency, words)}</th>
              {others.map((cell, i) => (
                <td key={table.columns[i + 1]} className="num">
                  {cellText(cell, currency, words)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

const OTHERS: readonly Colour[] = ["move-expansion", "move-new", "move-contraction", "move-churn", "move-other"];

/** The course of it as a drawing, with a table and its files. */
export function Curves({ id, drawing, currency }: PartProps & { readonly drawing: Drawing }) {
  const words = useWords();
  const { t } = words;
  const title = t(`mathematics.card.${id}.drawing`);
  const series = useMemo((): readonly Series[] => {
    const scale = drawing.unit === "money" ? 10 ** minorDigits((currency ?? "") as Currency) : 1;
    let other = 0;
    return drawing.lines.map(({ name, values, strong }) => ({
      id: `${name.key} ${JSON.stringify(name.with ?? {})}`,
      name: sentence(name, currency, words),
      colour: strong ? "accent" : (OTHERS[other++ % OTHERS.length] ?? "move-other"),
      marks: values.map((value, i) => ({
        label: cellText(drawing.labels[i] ?? null, currency, words),
        point: { value: value === null ? null : value * scale, n: 1, ...(value === null ? { reason: "no_data" } : {}) },
      })),
    }));
  }, [drawing, currency, words]);
  const unit = drawing.unit === "number" ? "count" : drawing.unit;
  return (
    <ChartCard
      title={title}
      subtitle=""
      heading="h4"
      series={series}
      unit={unit}
      currency={currency}
      file={`mathematics-${id}`}
      keys={series.length > 1}
      axis={t("mathematics.axis")}
    >
      {(picture) => (
        <Lines
          description={title}
          series={series}
          unit={unit}
          currency={currency}
          height={220}
          named={false}
          {...(picture ? { picture } : {})}
        />
      )}
    </ChartCard>
  );
}
