import { useMemo, useState } from "react";
import { Refusal } from "../../../domain/index.ts";
import { useWords } from "../../i18n/index.ts";
import type { Search } from "../../search.ts";
import { Note } from "../../ui/Note.tsx";
import { type Card, type Derived, inRange, type Rows, type Values, valuesOf } from "./card.ts";
import type { Company } from "./company.ts";
import { type Course, noCourse } from "./course.ts";
import { Curves, Meaning, Result, RowsTable } from "./Derivation.tsx";
import { Formula } from "./Formula.tsx";
import { Missing } from "./Missing.tsx";
import { Numbers } from "./Numbers.tsx";

interface CardViewProps {
  readonly card: Card;
  readonly place: string;
  readonly company: Company;
  readonly search: Search;
}

/** A table of more columns than this takes the whole width. */
const NARROW = 5;
const isWide = ({ columns }: Rows): boolean => columns.length > NARROW;

/** Numbers that are each in their range can still have no meaning together; then nothing is derived. */
function derivedOrRefused(card: Card, values: Values, course: Course, company: Company): Derived | null {
  try {
    return card.derive(values, course, company);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

export const anchorOf = (id: string): string => `maths-${id}`;

/** One formula: its question, its derivation with the company's numbers, what it means, and a worked example to check it by. */
export function CardView({ card, place, company, search }: CardViewProps) {
  const { t } = useWords();
  const { id } = card;
  const { currency } = company;
  const [typed, setTyped] = useState<Values>({});
  const given = useMemo(() => card.given(company).map(inRange), [card, company]);
  const own = useMemo(() => {
    const { values, missing } = valuesOf(given, typed);
    const course = card.course ? card.course(company) : noCourse;
    const derived = missing.length > 0 || course === null ? null : derivedOrRefused(card, values, course, company);
    return { derived, missing, before: derived === null ? (card.meanwhile?.(values) ?? []) : [] };
  }, [card, given, typed, company]);
  const type = (name: string, value: number | null): void =>
    setTyped((now) => Object.fromEntries(Object.entries({ ...now, [name]: value }).filter(([, one]) => one !== null)) as Values);
  const title = t(`mathematics.card.${id}.title`);
  return (
    <article className="card maths-card" id={anchorOf(id)} aria-labelledby={`${anchorOf(id)}-title`}>
      <header>
        <h3 className="title" id={`${anchorOf(id)}-title`}>
          <span className="maths-place">{place}</span> {title}
        </h3>
        <p>{t(`mathematics.card.${id}.text`)}</p>
      </header>
      <div className="maths-columns">
        <div className="maths-derivation">
          {own.derived === null ? (
            <>
              <Missing missing={own.missing} files={card.files} />
              <Meaning derived={{ says: own.before }} currency={currency} />
            </>
          ) : (
            <>
              <Formula lines={own.derived.lines} currency={currency} label={t("mathematics.derivation", { title })} />
              <Result id={id} derived={own.derived} currency={currency} />
              <Meaning derived={own.derived} currency={currency} />
              {own.derived.drawing && <Curves id={id} drawing={own.derived.drawing} currency={currency} />}
              {own.derived.table && !isWide(own.derived.table) && <RowsTable id={id} table={own.derived.table} currency={currency} />}
            </>
          )}
        </div>
        <Numbers given={given} typed={typed} currency={currency} search={search} onType={type} />
      </div>
      {own.derived?.table && isWide(own.derived.table) && <RowsTable id={id} table={own.derived.table} currency={currency} />}
      <Example card={card} open={own.derived === null} currency={currency} />
    </article>
  );
}

/** The worked example, which is never the company's: open where there is nothing else to look at. */
function Example({ card, open, currency }: { readonly card: Card; readonly open: boolean; readonly currency: string | undefined }) {
  const { t } = useWords();
  const { id, example } = card;
  const derived = useMemo(() => card.derive(example.values, example.course ?? noCourse, null), [card, example]);
  return (
    <details className="maths-example" key={String(open)} open={open}>
      <summary>{t("mathematics.example.title")}</summary>
      <Note>{t("mathematics.example.note", { source: example.source })}</Note>
      <Formula
        lines={derived.lines}
        currency={currency}
        label={t("mathematics.example.derivation", { title: t(`mathematics.card.${id}.title`) })}
      />
      <Result id={id} derived={derived} currency={currency} />
      <Meaning derived={derived} currency={currency} />
      {open && derived.drawing && derived.drawing.unit !== "number" && <Curves id={id} drawing={derived.drawing} currency={currency} />}
      {derived.table && <RowsTable id={id} table={derived.table} currency={currency} />}
    </details>
  );
}
