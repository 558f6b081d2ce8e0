import type { KeyboardEvent, ReactNode } from "react";

export interface NodeProps {
  readonly id: string;
  /** Everything it says, in one sentence. */
  readonly told: string;
  readonly row: "loops" | "stages" | "passages";
  readonly at: number;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly hash: string;
  /** Where the Tab key enters the drawing. */
  readonly isEntry?: boolean;
  readonly children: ReactNode;
}

export interface Opening {
  /** What is open in the panel beside the drawing. */
  readonly opened: string | undefined;
  readonly onOpen: (id: string) => void;
}

/** A part of the drawing that can be opened. All of them are one stop of the Tab key; arrows move among them. */
export function Node({ id, told, row, at, box, hash, isEntry = false, children, opened, onOpen }: NodeProps & Opening) {
  return (
    <a
      href={hash}
      tabIndex={isEntry ? 0 : -1}
      className={`bt-node ${opened === id ? "bt-open" : ""}`}
      data-node={id}
      data-row={row}
      data-at={at}
      aria-label={told}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        onOpen(id);
      }}
    >
      <rect {...box} rx={8} className="bt-hit" />
      {children}
    </a>
  );
}

const ROWS = ["loops", "stages", "passages"] as const;

const nodesIn = (svg: Element): SVGAElement[] => [...svg.querySelectorAll<SVGAElement>("[data-node]")];
const placeOf = (node: SVGAElement): number => Number(node.dataset["at"] ?? 0);

function neighbour(nodes: readonly SVGAElement[], current: SVGAElement, along: -1 | 0 | 1, across: -1 | 0 | 1): SVGAElement | undefined {
  const row = current.dataset["row"];
  if (along !== 0) {
    const same = nodes.filter((node) => node.dataset["row"] === row).sort((a, b) => placeOf(a) - placeOf(b));
    return same[same.indexOf(current) + along];
  }
  for (let i = ROWS.indexOf(row as (typeof ROWS)[number]) + across; i >= 0 && i < ROWS.length; i += across) {
    const other = nodes.filter((node) => node.dataset["row"] === ROWS[i]);
    const near = other.sort((a, b) => Math.abs(placeOf(a) - placeOf(current)) - Math.abs(placeOf(b) - placeOf(current)))[0];
    if (near) return near;
  }
  return undefined;
}

/** Arrow keys along the journey and across it; Home and End to its ends. */
export function useArrows(upright: boolean): {
  readonly onKeyDown: (event: KeyboardEvent<SVGSVGElement>) => void;
  readonly onFocus: (event: { target: Element }) => void;
} {
  const [forward, backward, out, back] = upright
    ? (["ArrowDown", "ArrowUp", "ArrowRight", "ArrowLeft"] as const)
    : (["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp"] as const);
  const stopAt = (node: SVGAElement): void => {
    for (const one of nodesIn(node.ownerSVGElement ?? node)) one.setAttribute("tabindex", one === node ? "0" : "-1");
  };
  return {
    onFocus: ({ target }) => {
      const node = target.closest<SVGAElement>("[data-node]");
      if (node) stopAt(node);
    },
    onKeyDown: (event) => {
      const current = (event.target as Element).closest<SVGAElement>("[data-node]");
      if (!current) return;
      const nodes = nodesIn(event.currentTarget);
      const stages = nodes.filter((node) => node.dataset["row"] === "stages").sort((a, b) => placeOf(a) - placeOf(b));
      const target = new Map([
        [forward, neighbour(nodes, current, 1, 0)],
        [backward, neighbour(nodes, current, -1, 0)],
        [out, neighbour(nodes, current, 0, 1)],
        [back, neighbour(nodes, current, 0, -1)],
        ["Home", stages[0]],
        ["End", stages.at(-1)],
      ]).get(event.key);
      if (!target) return;
      event.preventDefault();
      target.focus();
    },
  };
}
