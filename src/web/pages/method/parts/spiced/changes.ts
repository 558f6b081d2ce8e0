import type { Input, Output } from "../../../../../contract/index.ts";

export type Method = Output<"spicedMethod">;
type Gate = Method["gates"][number];
type Ask = Gate["asks"][number];

/** A requirement as the reader wants it, not yet saved. */
export type Change = Pick<Ask, "asked" | "force">;

export interface Row extends Change {
  readonly key: string;
  readonly usual: Ask["usual"];
  /** What holds now; `null` for a requirement that is new. */
  readonly before: Ask["force"] | null;
  readonly isChanged: boolean;
}

/** What tells requirements of all gates apart. */
export const keyOf = (gate: string, asked: Ask["asked"]): string =>
  [gate, asked.kind, asked.kind === "fact" ? asked.fact : asked.kind === "level" ? asked.letter : ""].join(" ");

/** The requirements of a gate, with what the reader has changed and added. */
export function rowsOf({ gate, asks }: Gate, changes: ReadonlyMap<string, Change>): readonly Row[] {
  const known = asks.map((one): Row => {
    const key = keyOf(gate, one.asked);
    const change = changes.get(key);
    return {
      key,
      asked: change?.asked ?? one.asked,
      force: change?.force ?? one.force,
      usual: one.usual,
      before: one.force,
      isChanged: change !== undefined,
    };
  });
  const added = [...changes].filter(([key]) => key.startsWith(`${gate} `) && !known.some((row) => row.key === key));
  return [...known, ...added.map(([key, change]): Row => ({ key, ...change, usual: "off", before: null, isChanged: true }))];
}

/** The gates that differ, as they are sent. */
export const gatesWith = ({ gates }: Method, changes: ReadonlyMap<string, Change>): Input<"saveSpicedMethod">["gates"] =>
  gates.flatMap((gate) => {
    const rows = rowsOf(gate, changes);
    return rows.some(({ isChanged }) => isChanged) ? [{ gate: gate.gate, asks: rows.map(({ asked, force }) => ({ asked, force })) }] : [];
  });
