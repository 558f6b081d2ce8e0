import { Tooltip } from "@mantine/core";
import { type Address, explanationOf } from "../explain-link.ts";
import { type Unit, useWords } from "../i18n/index.ts";
import type { Search } from "../search.ts";
import { type Point, reasonOf, told } from "../units.ts";
import { Go } from "./Go.tsx";
import "./figure.css";

interface FigureProps {
  readonly search: Search;
  readonly address: Address;
  readonly point: Point;
  readonly unit: Unit;
  readonly currency?: string | undefined;
  /** What the number is, for those who only hear it. */
  readonly label: string;
  readonly large?: boolean;
  /** A whole number of the currency is enough here; the exact one is a hover away. */
  readonly className?: string;
}

/** A number that opens its explanation. A missing one says why, in its place. */
export function Figure({ search, address, point, unit, currency, label, large = false, className = "" }: FigureProps) {
  const words = useWords();
  const text = told(point, unit, currency, words);
  const missing = point.value === null;
  const link = (
    <Go
      to="/explain"
      search={explanationOf(search, { ...address, currency: address.currency ?? (unit === "money" ? currency : undefined) })}
      className={`figure ${large ? "figure-large" : ""} ${missing ? "figure-missing" : ""} ${className}`}
      aria-label={`${label}: ${text}. ${words.t("figure.explain")}`}
    >
      {unit === "money" && !missing ? <Money minor={point.value ?? 0} currency={currency} /> : missing ? reasonOf(point, words) : text}
    </Go>
  );
  return point.directional ? <Tooltip label={words.t("figure.directional", { n: point.n })}>{link}</Tooltip> : link;
}

/** Money with its decimals drawn smaller. */
function Money({ minor, currency }: { readonly minor: number; readonly currency: string | undefined }) {
  const { f } = useWords();
  const parts = f.moneyParts(minor, currency);
  return (
    <>
      {parts.map(({ type, value }) =>
        type === "decimal" || type === "fraction" ? (
          <span key={type} className="figure-cents">
            {value}
          </span>
        ) : (
          value
        ),
      )}
    </>
  );
}
