import { createElement, type ReactNode } from "react";
import { useWords } from "../../i18n/index.ts";
import { ScrollBox } from "../../ui/ScrollBox.tsx";
import type { Words } from "../../units.ts";
import type { Line, Maths } from "./maths.ts";
import { write } from "./quantity.ts";
import { nameOf } from "./words-of.ts";

/** An element of MathML, which browsers set by themselves and screen readers read aloud. */
const el = (name: string, props: Readonly<Record<string, unknown>> | null, ...children: readonly ReactNode[]): ReactNode =>
  createElement(name, props, ...children);

/** Spacing is said outright: browsers disagree on it where an operator stands between words. */
const SPACED = { lspace: "0.3em", rspace: "0.3em" };
const TIGHT = { lspace: "0.05em", rspace: "0.05em" };
const BETWEEN: ReadonlySet<string> = new Set(["+", "−", "×", "=", "≈"]);
const isBetween = (part: Maths): part is Extract<Maths, { kind: "sign" }> => part.kind === "sign" && BETWEEN.has(part.text);

function set(maths: Maths, currency: string | undefined, words: Words): ReactNode {
  const inner = (one: Maths): ReactNode => set(one, currency, words);
  switch (maths.kind) {
    case "letter":
      return el("mi", null, maths.text);
    case "word":
      return el("mi", { className: "maths-word" }, nameOf(maths.name, words));
    case "value":
      return el("mn", null, write(maths.value, currency, words));
    case "sign":
      return el("mo", TIGHT, maths.text);
    case "row":
      return el("mrow", null, ...maths.parts.map((part, i) => (i > 0 && isBetween(part) ? el("mo", SPACED, part.text) : inner(part))));
    case "fraction":
      return el("mfrac", null, inner(maths.over), inner(maths.under));
    case "power":
      return el("msup", null, inner(maths.base), inner(maths.exponent));
    case "index":
      return el("msub", null, inner(maths.base), inner(maths.index));
    case "sum":
      return el("munderover", null, el("mo", { largeop: "true", movablelimits: "false" }, "∑"), inner(maths.from), inner(maths.to));
  }
}

interface FormulaProps {
  readonly lines: readonly Line[];
  readonly currency: string | undefined;
  readonly label: string;
}

/** A derivation, line under line, with the signs of equality below each other. */
export function Formula({ lines, currency, label }: FormulaProps) {
  const words = useWords();
  return (
    <ScrollBox className="maths-formula" label={label}>
      {el(
        "math",
        { display: "block" },
        el(
          "mtable",
          { displaystyle: "true" },
          ...lines.map(({ left, sign, right }) =>
            el(
              "mtr",
              null,
              el("mtd", { className: "maths-left" }, left ? set(left, currency, words) : null),
              el("mtd", { className: "maths-sign" }, el("mo", null, sign)),
              el("mtd", { className: "maths-right" }, set(right, currency, words)),
            ),
          ),
        ),
      )}
    </ScrollBox>
  );
}
