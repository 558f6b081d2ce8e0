import type { Format, Translate } from "../../i18n/index.ts";

interface Words {
  readonly t: Translate;
  readonly f: Format;
}

export type Money = { readonly minor: number; readonly currency: string };
export const sayMoney = (some: readonly Money[], { t, f }: Words): string =>
  some.length === 0 ? t("moments.nothing") : f.list(some.map(({ minor, currency }) => f.money(minor, currency)));

/** A difference of rates in points, with its sign. */
export function sayPoints(value: number, { f }: Pick<Words, "f">): string {
  const text = f.number(Math.abs(value) * 100, 1);
  return `${value > 0 ? "+" : value < 0 ? "\u2212" : ""}${text}`;
}
