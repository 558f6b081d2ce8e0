import type { MomentReport } from "../../../contract/index.ts";
import type { Format, Translate } from "../../i18n/index.ts";

export type Rate = MomentReport["proposals"]["diagnosedFirst"];
interface Words {
  readonly t: Translate;
  readonly f: Format;
}

/** A rate with how many cases it is of, or why there is none. */
export function sayRate({ value, hits, n, interval, isDirectional }: Rate, { t, f }: Words): string {
  if (value === null) return n === 0 ? t("moments.noCases") : t("moments.tooFew", { hits: f.number(hits, 0), n: f.number(n, 0) });
  const range = interval === null ? "" : ` (${f.interval(interval.low, interval.high)})`;
  return `${f.ratio(value)}${range}${isDirectional ? `, ${t("moments.direction")}` : ""}`;
}

export type Money = { readonly minor: number; readonly currency: string };
export const sayMoney = (some: readonly Money[], { t, f }: Words): string =>
  some.length === 0 ? t("moments.nothing") : f.list(some.map(({ minor, currency }) => f.money(minor, currency)));

/** A difference of rates in points, with its sign. */
export function sayPoints(value: number, { f }: Pick<Words, "f">): string {
  const text = f.number(Math.abs(value) * 100, 1);
  return `${value > 0 ? "+" : value < 0 ? "\u2212" : ""}${text}`;
}
