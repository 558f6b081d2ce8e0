import { classicKind, type MovementKind, movementKinds } from "../domain/index.ts";
import { type FactKind, factKinds } from "../facts/index.ts";

/** Codes of movement kinds, as fact rows hold them. */
export const kindCodes = (...kinds: readonly FactKind[]): readonly number[] => kinds.map((kind) => factKinds.indexOf(kind));

/** Codes of all kinds that a classic column gathers. */
export const classicCodes = (column: "new" | "expansion" | "contraction" | "churn" | "reactivation"): readonly number[] =>
  kindCodes(...movementKinds.filter((kind) => classicKind(kind) === column));

export const kindOf = (code: number): FactKind => factKinds[code] ?? "correction";

/** Kinds that are shown as rows of their own, after the classic five. */
export const separateKinds: readonly MovementKind[] = movementKinds.filter((kind) => classicKind(kind) === null);
