import { Button, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useAddressChange } from "../../../address.ts";
import { ask, queryOf } from "../../../ask.ts";
import { useFieldName, useValueName } from "../../../frame/filters/field-name.ts";
import { type Unit, useWords } from "../../../i18n/index.ts";
import { Note } from "../../../ui/Note.tsx";
import { ScrollBox } from "../../../ui/ScrollBox.tsx";
import { Term } from "../../../ui/Term.tsx";
import { type Point, reasonOf, type Words, writtenShort } from "../../../units.ts";
import "../../../ui/table.css";
import { scopeWord } from "../address.ts";
import { segmentName } from "../levers/Levers.tsx";
import { monthAfter } from "../months.ts";
import { percent } from "../Sentence.tsx";
import type { PartProps } from "../state.ts";
import { rowOf, type SegmentRow } from "./row.ts";
import { Spark } from "./Spark.tsx";
import { Switch } from "./Switch.tsx";
import { Whole } from "./Whole.tsx";
import "./segments.css";

/** Fields of a few values that split a company first. */
const FIRST = ["model", "motion"];
/** More segments than this are no longer read side by side. */
const MOST = 24;

/** Segments side by side, each with its own rates; nothing is blended. */
export function Segments({ growth }: PartProps) {
  const { t, f } = useWords();
  const { model, segments, now, base } = growth;
  const rows = segments.flatMap((one, i) => {
    const [course, unchanged] = [now.segments[i], base.segments[i]];
    return course && unchanged
      ? [
          rowOf(
            one,
            course,
            unchanged,
            model.history.find(({ name }) => name === one.model.name),
          ),
        ]
      : [];
  });
  return (
    <>
      <section className="card" aria-labelledby="growth-segments">
        <header className="growth-levers-head">
          <div>
            <h2 className="title" id="growth-segments">
              {t("growth.segments.title")}
            </h2>
            <p className="small dim">{t("growth.segments.text")}</p>
          </div>
          <FieldPicker field={model.field} />
        </header>
        {model.unlabelled.length > 0 && (
          <Note>{t("growth.segments.unlabelled", { states: f.list(model.unlabelled.map((state) => t(`bowtie.state.${state}`))) })}</Note>
        )}
        <Table rows={rows} growth={growth} />
        <Whole growth={growth} />
      </section>
      {/* Another field has other segments to begin with. */}
      <Switch key={model.field} growth={growth} />
    </>
  );
}

function FieldPicker({ field }: { readonly field: string | null }) {
  const { t, f } = useWords();
  const name = useFieldName();
  const change = useAddressChange();
  const { data } = useQuery(queryOf(ask("segments", {})));
  const fields = (data?.fields ?? []).filter(({ values }) => values > 1 && values <= MOST);
  const first = FIRST.filter((one) => fields.some((known) => known.field === one));
  const others = fields.filter((one) => !FIRST.includes(one.field)).sort((a, b) => f.compare(name(a.field), name(b.field)));
  return (
    <NativeSelect
      size="xs"
      label={t("growth.segments.by")}
      value={field ?? ""}
      data={[
        { value: "", label: t("growth.segments.none") },
        ...first.map((one) => ({ value: one, label: t(`filter.dimension.${one}`) })),
        ...others.map((one) => ({ value: one.field, label: name(one.field) })),
      ]}
      onChange={(event) => change({ segment: event.currentTarget.value || undefined, segmentValue: undefined })}
    />
  );
}

interface Column {
  readonly id: "winRate" | "cycle" | "churn" | "cac" | "risk";
  readonly unit: Unit;
}

const columns: readonly Column[] = [
  { id: "winRate", unit: "ratio" },
  { id: "cycle", unit: "months" },
  { id: "churn", unit: "ratio" },
  { id: "cac", unit: "money" },
  { id: "risk", unit: "ratio" },
];

function Table({ rows, growth }: PartProps & { readonly rows: readonly SegmentRow[] }) {
  const words = useWords();
  const { t, f } = words;
  const name = useValueName();
  const { model, currency, scope } = growth;
  const change = useAddressChange();
  const month = f.period(monthAfter(model.startMonth, 35));
  const named = (segment: string): string =>
    model.field === null ? t("growth.segments.company") : segmentName(segment, model.field, name, t("growth.others"));
  return (
    <ScrollBox className="table-box growth-segments" label={t("growth.segments.title")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("growth.segments.segment")}</th>
            <th scope="col">{t("growth.segments.course")}</th>
            <th scope="col" className="num">
              {t("growth.measure.customers.title")}
            </th>
            <th scope="col" className="num">
              {t("growth.segments.arrNow")}
            </th>
            <th scope="col" className="num">
              {t("growth.segments.arrThen", { month })}
            </th>
            {columns.map(({ id }) => (
              <th key={id} scope="col" className="num">
                <Term meaning={t(`growth.segments.meaning.${id}`)}>{t(`growth.segments.${id}`)}</Term>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">
                {named(row.name)}
                {rows.length > 1 && (
                  <Button
                    variant="subtle"
                    size="compact-xs"
                    className="no-print"
                    disabled={scope === row.name}
                    aria-label={t("growth.segments.turnOf", { segment: named(row.name) })}
                    onClick={() => change({ segmentValue: scopeWord(row.name), tab: undefined })}
                  >
                    {t("growth.segments.turn")}
                  </Button>
                )}
              </th>
              <td>
                <Spark
                  values={row.line}
                  past={row.past}
                  label={t("growth.segments.shape", {
                    segment: named(row.name),
                    now: writtenShort(row.arr, "money", currency, words),
                    later: writtenShort(row.ahead, "money", currency, words),
                  })}
                />
              </td>
              <td className="num">{f.number(row.customers, 0)}</td>
              <td className="num">{writtenShort(row.arr, "money", currency, words)}</td>
              <td className="num">
                {writtenShort(row.ahead, "money", currency, words)}
                {Math.abs(row.ahead - row.unchanged) > row.unchanged * 1e-6 && (
                  <span className="growth-against small dim">
                    {t("growth.journey.against", { change: percent(row.ahead - row.unchanged, row.unchanged, f.locale) })}
                  </span>
                )}
              </td>
              {columns.map(({ id, unit }) => (
                <td key={id} className="num">
                  <Value point={row[id]} unit={unit} currency={currency} words={words} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

/** Reasons that are told as on the rest of the page. */
const LACKING: ReadonlySet<string> = new Set(["no_costs", "no_serve_costs", "costs_not_split"]);

function Value({
  point,
  unit,
  currency,
  words,
}: {
  readonly point: Point;
  readonly unit: Unit;
  readonly currency: string | undefined;
  readonly words: Words;
}) {
  const { t, f } = words;
  if (point.value === null)
    return (
      <span className="small dim growth-lacking">
        {LACKING.has(point.reason ?? "") ? t(`growth.lacking.${point.reason}`) : reasonOf(point, words)}
      </span>
    );
  return (
    <>
      {writtenShort(point.value, unit, currency, words)}
      {point.low !== undefined && point.high !== undefined && (
        <span className="growth-against small dim">
          {f.interval(point.low, point.high)}, n = {f.number(point.n, 0)}
        </span>
      )}
    </>
  );
}
