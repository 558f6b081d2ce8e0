import type { ReactNode } from "react";

export interface Order<K extends string> {
  readonly by: K;
  readonly down: boolean;
}

interface SortedHeadProps<K extends string> {
  readonly column: K;
  readonly order: Order<K>;
  readonly onOrder: (order: Order<K>) => void;
  readonly isNumber?: boolean;
  readonly children: ReactNode;
}

/** The head of a column that sorts its table: the greatest number first, and the first letter. */
export function SortedHead<K extends string>({ column, order, onOrder, isNumber = false, children }: SortedHeadProps<K>) {
  const isSorted = order.by === column;
  return (
    <th scope="col" className={isNumber ? "num" : undefined} aria-sort={isSorted ? (order.down ? "descending" : "ascending") : undefined}>
      <button type="button" className="parts-sort" onClick={() => onOrder({ by: column, down: isSorted ? !order.down : isNumber })}>
        {children} <span aria-hidden="true">{isSorted ? (order.down ? "▾" : "▴") : ""}</span>
      </button>
    </th>
  );
}
