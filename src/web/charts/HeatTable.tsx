import { useNavigate } from "@tanstack/react-router";
import { type CSSProperties, type KeyboardEvent, type MouseEvent, useRef, useState } from "react";
import { type Unit, useWords } from "../i18n/index.ts";
import { type Search, writeSearch } from "../search.ts";
import { reasonOf, told, writtenShort } from "../units.ts";
import type { Mark } from "./series.ts";
import "./heat.css";

export interface HeatRow {
  readonly label: string;
  readonly n: number;
  /** One value a column; null where there is none yet. */
  readonly cells: readonly (Mark | null)[];
}

interface HeatTableProps {
  readonly caption: string;
  readonly corner: string;
  readonly columns: readonly string[];
  /** What the columns are, above them. */
  readonly across: string;
  readonly rows: readonly HeatRow[];
  readonly unit: Unit;
  readonly currency?: string | undefined;
}

const MOST = 50;

/** What the cells of a row are measured by: shares are so already, amounts by the first that is there. */
const baseOf = (cells: HeatRow["cells"], unit: Unit): number =>
  unit === "ratio" ? 1 : (cells.find((cell) => cell !== null && (cell.point.value ?? 0) > 0)?.point.value ?? 1);

/** How a cell is coloured: all of it kept is neutral, what is lost and what is gained move away from that. */
function heat(value: number, base: number): CSSProperties {
  const away = value / base - 1;
  const strength = Math.round(MOST * Math.sqrt(Math.min(1, Math.abs(away))));
  return { "--heat-colour": away < 0 ? "var(--move-contraction)" : "var(--move-expansion)", "--heat": `${strength}%` } as CSSProperties;
}

/** A triangle of shares with the value in each cell. Arrow keys move between cells, Enter opens the explanation. */
export function HeatTable({ caption, corner, columns, across, rows, unit, currency }: HeatTableProps) {
  const words = useWords();
  const { t, f } = words;
  const navigate = useNavigate();
  const box = useRef<HTMLTableSectionElement>(null);
  const [focus, setFocus] = useState<readonly [number, number]>([0, 0]);

  const go = (event: MouseEvent<HTMLAnchorElement>, search: Search): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    void navigate({ to: "/explain", search: search as never });
  };
  const move = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    let [row, column] = focus;
    for (let tries = 0; tries < rows.length + columns.length; tries++) {
      row += step[0];
      column += step[1];
      const link = box.current?.querySelector<HTMLAnchorElement>(`[data-cell="${row}/${column}"]`);
      if (link) {
        setFocus([row, column]);
        link.focus();
        return;
      }
    }
  };
  const first = firstCell(rows);
  const isFocus = (row: number, column: number): boolean => {
    const [at, cell] = rows[focus[0]]?.cells[focus[1]]?.point.value == null ? first : focus;
    return at === row && cell === column;
  };
  return (
    <div className="table-box heat-box">
      <table className="heat">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {corner}
            </th>
            <th scope="col" rowSpan={2} className="num">
              {t("chart.cases")}
            </th>
            <th scope="colgroup" colSpan={columns.length} className="heat-across">
              {across}
            </th>
          </tr>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className="num">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={box} onKeyDown={move}>
          {rows.map(({ label, n, cells }, i) => {
            const known = cells.filter((cell) => cell !== null);
            const base = baseOf(cells, unit);
            const hidden = known.length > 0 && known.every(({ point }) => point.value === null) ? known[0] : undefined;
            return (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td className="num dim">{f.number(n, 0)}</td>
                {hidden ? (
                  <td colSpan={columns.length} className="heat-none">
                    {reasonOf(hidden.point, words)}
                  </td>
                ) : (
                  cells.map((cell, j) =>
                    cell === null || cell.point.value === null ? (
                      <td key={columns[j]} className="heat-empty" />
                    ) : (
                      <HeatCell
                        key={columns[j]}
                        cell={cell}
                        value={cell.point.value}
                        base={base}
                        unit={unit}
                        currency={currency}
                        place={`${i}/${j}`}
                        name={`${label}, ${columns[j]}`}
                        isReached={isFocus(i, j)}
                        onFocus={() => setFocus([i, j])}
                        onClick={(event) => go(event, cell.explanation ?? {})}
                      />
                    ),
                  )
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface HeatCellProps {
  readonly cell: Mark;
  readonly value: number;
  readonly base: number;
  readonly unit: Unit;
  readonly currency: string | undefined;
  readonly place: string;
  readonly name: string;
  /** The one cell the tab key goes to. */
  readonly isReached: boolean;
  readonly onFocus: () => void;
  readonly onClick: (event: MouseEvent<HTMLAnchorElement>) => void;
}

function HeatCell({ cell, value, base, unit, currency, place, name, isReached, onFocus, onClick }: HeatCellProps) {
  const words = useWords();
  const { point, explanation } = cell;
  const exact = tellOf(cell, unit, currency, words);
  return (
    <td style={heat(value, base)} className={`heat-cell ${point.partial ? "heat-partial" : ""} ${point.directional ? "heat-few" : ""}`}>
      <a
        href={`/explain${writeSearch(explanation ?? {})}`}
        data-cell={place}
        tabIndex={isReached ? 0 : -1}
        onFocus={onFocus}
        onClick={onClick}
        title={exact}
        aria-label={`${name}: ${exact}`}
      >
        {unit === "ratio" ? words.f.ratio(value, 0) : writtenShort(value, unit, currency, words)}
      </a>
    </td>
  );
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function firstCell(rows: readonly HeatRow[]): readonly [number, number] {
  const row = rows.findIndex(({ cells }) => cells.some((cell) => cell !== null && cell.point.value !== null));
  return [row, rows[row]?.cells.findIndex((cell) => cell !== null && cell.point.value !== null) ?? 0];
}

function tellOf({ point }: Mark, unit: Unit, currency: string | undefined, words: ReturnType<typeof useWords>): string {
  const { t, f } = words;
  return [
    told(point, unit, currency, words),
    t("chart.n", { n: f.number(point.n, 0) }),
    point.low !== undefined && point.high !== undefined ? t("chart.interval", { interval: f.interval(point.low, point.high) }) : "",
    point.partial ? t("chart.partial") : "",
    point.directional ? t("chart.directional") : "",
  ]
    .filter(Boolean)
    .join(" · ");
}
