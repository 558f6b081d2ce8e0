import { memo } from "react";
import type { CalibratedView } from "../../../contract/index.ts";
import type { Course } from "../../../growth/index.ts";
import { useWords } from "../../i18n/index.ts";
import { ScrollBox } from "../../ui/ScrollBox.tsx";
import { Term } from "../../ui/Term.tsx";
import { differenceOf, type Words, writtenShort } from "../../units.ts";
import "../../ui/table.css";
import { useSay } from "./levers/say.ts";
import { monthAfter } from "./months.ts";
import { percent, shortSigned } from "./Sentence.tsx";
import type { GrowthState } from "./state.ts";

const AT = [12, 24, 36];
const YEAR = 12;

interface Measure {
  readonly id: string;
  readonly unit: "money" | "count" | "ratio" | "months";
  /** At the end of a month, counted from 1. */
  readonly of: (course: Course, month: number) => number | null;
  /** Levers it cannot be told without. */
  readonly needs?: readonly string[];
}

const yearly =
  (column: "newArr" | "cash"): Measure["of"] =>
  (course, month) =>
    course[column].slice(Math.max(0, month - YEAR), month).reduce((sum, value) => sum + value, 0);

const measures: readonly Measure[] = [
  { id: "arr", unit: "money", of: ({ arr }, month) => arr[month - 1] ?? null },
  { id: "newArr", unit: "money", of: yearly("newArr") },
  { id: "nrr", unit: "ratio", of: ({ nrr }, month) => nrr[month - 1] ?? null },
  { id: "grr", unit: "ratio", of: ({ grr }, month) => grr[month - 1] ?? null },
  { id: "customers", unit: "count", of: ({ customers }, month) => customers[month - 1] ?? null },
  { id: "cash", unit: "money", of: yearly("cash") },
  { id: "cac", unit: "money", of: ({ cac }, month) => cac[month - 1] ?? null, needs: ["spend"] },
  { id: "payback", unit: "months", of: ({ payback }, month) => payback[month - 1] ?? null, needs: ["spend", "margin"] },
];

/** Why a measure cannot be told: a lever it needs that no data tells, in a segment at least. */
const lacking = ({ needs = [] }: Measure, segments: readonly CalibratedView[]): string | null =>
  segments.flatMap(({ evidence }) =>
    needs.flatMap((lever) => (evidence[lever]?.basis === "assumed" ? (evidence[lever].note ?? "no_costs") : [])),
  )[0] ?? null;

/** What becomes of the business in a year, two and three, each beside the unchanged course. */
export const Numbers = memo(
  function Numbers({ growth }: { readonly growth: GrowthState }) {
    const words = useWords();
    const { t, f } = words;
    const { model, segments, now, base, currency } = growth;
    const isChanged = now !== base;
    return (
      <section className="card" aria-labelledby="growth-numbers">
        <h2 className="title" id="growth-numbers">
          {t("growth.numbers.title")}
        </h2>
        <p className="small dim">{t(isChanged ? "growth.numbers.text" : "growth.numbers.unchanged")}</p>
        <ScrollBox className="table-box growth-numbers" label={t("growth.numbers.title")}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("growth.numbers.measure")}</th>
                {AT.map((months) => (
                  <th key={months} scope="col" className="num">
                    {f.period(monthAfter(model.startMonth, months - 1))}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {measures.map((measure) => {
                const why = lacking(measure, segments);
                return (
                  <tr key={measure.id}>
                    <th scope="row">
                      <Term meaning={t(`growth.measure.${measure.id}.meaning`)}>{t(`growth.measure.${measure.id}.title`)}</Term>
                    </th>
                    {why !== null ? (
                      <td colSpan={AT.length} className="dim small growth-lacking">
                        {t(`growth.lacking.${why}`)}
                      </td>
                    ) : (
                      AT.map((months) => (
                        <td key={months} className="num">
                          <Cell
                            unit={measure.unit}
                            now={measure.of(now.total, months)}
                            before={isChanged ? measure.of(base.total, months) : null}
                            currency={currency}
                            words={words}
                          />
                        </td>
                      ))
                    )}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </ScrollBox>
        <Assumptions growth={growth} />
      </section>
    );
  },
  ({ growth: a }, { growth: b }) => a.now === b.now && a.base === b.base && a.model === b.model && a.currency === b.currency,
);

interface CellProps {
  readonly unit: Measure["unit"];
  readonly now: number | null;
  readonly before: number | null;
  readonly currency: string | undefined;
  readonly words: Words;
}

function Cell({ unit, now, before, currency, words }: CellProps) {
  const { t, f } = words;
  if (now === null) return <span className="dim">{t("reason.no_base")}</span>;
  const money = (minor: number): string => writtenShort(minor, "money", currency, words);
  const difference = before === null ? null : now - before;
  const same = difference === null || Math.abs(difference) < Math.abs(before ?? 0) * 1e-6;
  const change =
    difference === null || same
      ? null
      : unit === "money"
        ? `${percent(difference, before ?? 0, f.locale)}, ${shortSigned(difference, money)}`
        : unit === "count"
          ? `${percent(difference, before ?? 0, f.locale)}, ${differenceOf(difference, "count", currency, words)}`
          : differenceOf(difference, unit, currency, words);
  return (
    <>
      {writtenShort(now, unit, currency, words)}
      {before !== null && <span className="growth-against small dim">{change ?? t("growth.numbers.same")}</span>}
    </>
  );
}

/** What no data tells stands as assumed, and whoever reads a number built on it is told. */
function Assumptions({ growth: { segments, currency, model } }: { readonly growth: GrowthState }) {
  const { t, f } = useWords();
  const say = useSay(currency, model.startMonth);
  const shown = new Map<string, string>();
  for (const { evidence } of segments)
    for (const [lever, { basis, value, note = "not_tracked" }] of Object.entries(evidence))
      if (basis === "assumed" && !HIDDEN.has(note) && !shown.has(lever))
        shown.set(
          lever,
          t("growth.assumed.one", {
            lever: say.title(lever),
            value: say.value(UNITS[lever] ?? "share", value),
            why: t(`growth.note.${note}`),
          }),
        );
  if (shown.size === 0) return null;
  return <p className="small dim growth-assumed">{t("growth.assumed.text", { list: f.list([...shown.values()]) })}</p>;
}

/** Told in their own rows. */
const HIDDEN: ReadonlySet<string> = new Set(["no_costs", "no_serve_costs", "costs_not_split"]);
const UNITS: Readonly<Record<string, "months" | "money">> = { "dt.onboard": "months", price: "money" };
