import { useId } from "react";
import { useWords } from "../../i18n/index.ts";
import type { Search } from "../../search.ts";
import type { Given, Values } from "./card.ts";
import { Entry } from "./Entry.tsx";
import { Origin } from "./Origin.tsx";
import { write } from "./quantity.ts";
import { nameOf } from "./words-of.ts";
import "./numbers.css";

interface NumbersProps {
  readonly given: readonly Given[];
  readonly typed: Values;
  readonly currency: string | undefined;
  readonly search: Search;
  readonly onType: (name: string, value: number | null) => void;
}

/** The numbers in a formula: what they are, where each is from, and a field to try another. */
export function Numbers({ given, typed, currency, search, onType }: NumbersProps) {
  const words = useWords();
  const { t } = words;
  const id = useId();
  return (
    <div className="maths-numbers">
      <h4 className="small dim">{t("mathematics.numbers")}</h4>
      <ul>
        {given.map((one) => {
          const own = typed[one.name];
          return (
            <li key={one.name} className="maths-number">
              <label htmlFor={`${id}-${one.name}`}>
                {one.letter !== undefined && <i className="maths-letter">{one.letter}</i>} {nameOf(one.name, words)}
              </label>
              <Entry
                id={`${id}-${one.name}`}
                given={one}
                value={own ?? one.value}
                currency={currency}
                onChange={(value) => onType(one.name, value)}
              />
              <p className="small dim maths-origin">
                {own === undefined ? (
                  <Origin given={one} search={search} />
                ) : (
                  <>
                    {t("mathematics.changed")}{" "}
                    <button type="button" className="maths-reset" onClick={() => onType(one.name, null)}>
                      {one.value === null
                        ? t("mathematics.clear")
                        : t("mathematics.reset", { value: write({ value: one.value, unit: one.unit }, currency, words) })}
                    </button>
                  </>
                )}
              </p>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
