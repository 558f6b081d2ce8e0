import { Button } from "@mantine/core";
import type { Bowtie, BowtieState } from "../../../contract/index.ts";
import { csvOf, saveCsv } from "../../charts/export.ts";
import { useWords } from "../../i18n/index.ts";
import type { Search } from "../../search.ts";
import { Figure } from "../../ui/Figure.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { ScrollBox } from "../../ui/ScrollBox.tsx";
import { Term } from "../../ui/Term.tsx";
import { changeOf, type Point } from "../../units.ts";

interface StageTableProps {
  readonly bowtie: Bowtie;
  readonly search: Search;
  readonly compared: boolean;
}

/** The drawing in numbers, one row a stage. */
export function StageTable({ bowtie, search, compared }: StageTableProps) {
  const { t } = useWords();
  const columns = [
    "stage",
    "volume",
    ...(compared ? ["change"] : []),
    "next",
    "rate",
    "interval",
    "cases",
    ...(compared ? ["rateChange"] : []),
    "median",
    "p90",
  ];
  const isText = (column: string): boolean => column === "stage" || column === "next";
  return (
    <section className="card" aria-labelledby="stages-title">
      <div className="bowtie-head">
        <h2 className="title" id="stages-title">
          {t("bowtie.table.title")}
        </h2>
        <Button
          className="no-print"
          variant="default"
          size="compact-sm"
          leftSection={<Icon name="download" size={15} />}
          onClick={() => saveCsv(`${t("bowtie.table.file")}-${bowtie.period}`, csvOf(CSV_HEADER, bowtie.states.map(csvRow)))}
        >
          {t("bowtie.table.csv")}
        </Button>
      </div>
      <ScrollBox className="table-box stage-table" label={t("bowtie.table.title")}>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col" className={isText(column) ? undefined : "num"}>
                  {t(`bowtie.table.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bowtie.states.map((state) => (
              <Row key={state.state} state={state} bowtie={bowtie} search={search} compared={compared} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}

function Row({ state: stage, bowtie, search, compared }: StageTableProps & { readonly state: BowtieState }) {
  const words = useWords();
  const { t, f } = words;
  const { state, next, volume, volumeBefore, conversion, conversionBefore, time, comparable } = stage;
  const name = t(`bowtie.state.${state}`);
  const isConstraint = bowtie.constraint?.state === state;
  const figure = (metric: string, part: string, point: Point, unit: "count" | "ratio" | "days", label: string) => (
    <Figure search={search} address={{ metric, period: bowtie.period, part }} point={point} unit={unit} label={`${name}, ${label}`} />
  );
  const changes = (now: Point | null, before: Point | null, unit: "count" | "ratio") =>
    compared && (
      <td className="num dim">
        {unit === "ratio" && now && !comparable ? (
          <Term meaning={t("bowtie.slowWhy")}>{t("bowtie.slow")}</Term>
        ) : (
          now && changeOf(now, before, unit, words)?.text
        )}
      </td>
    );
  return (
    <tr className={isConstraint ? "stage-constraint" : undefined}>
      <th scope="row">{name}</th>
      <td className="num">{figure("bowtie_volume", state, volume, "count", t("bowtie.table.volume"))}</td>
      {changes(volume, volumeBefore, "count")}
      <td className={next === null ? "dim" : undefined}>
        {next === null ? stage.tracked && t("bowtie.table.last") : t(`bowtie.state.${next}`)}
        {isConstraint && <span className="stage-mark"> {t("bowtie.constraint")}</span>}
      </td>
      <td className="num">{conversion && figure("bowtie_conversion", state, conversion, "ratio", t("bowtie.table.rate"))}</td>
      <td className="num dim">
        {conversion?.low !== undefined && conversion.high !== undefined && f.interval(conversion.low, conversion.high)}
      </td>
      <td className="num dim">{conversion && f.number(conversion.n, 0)}</td>
      {changes(conversion, conversionBefore, "ratio")}
      <td className="num">{time && figure("bowtie_time", `${state}.median`, time.median, "days", t("bowtie.table.median"))}</td>
      <td className="num">{time && figure("bowtie_time", `${state}.p90`, time.p90, "days", t("bowtie.table.p90"))}</td>
    </tr>
  );
}

const CSV_HEADER = [
  "state",
  "half",
  "volume",
  "volume_before",
  "implied",
  "next",
  "rate",
  "low",
  "high",
  "n",
  "rate_before",
  "median_days",
  "p90_days",
  "note",
];

const csvRow = ({ state, half, volume, volumeBefore, implied, next, conversion, conversionBefore, time }: BowtieState) => [
  state,
  half,
  volume.value,
  volumeBefore.value,
  implied,
  next,
  conversion?.value ?? null,
  conversion?.low ?? null,
  conversion?.high ?? null,
  conversion?.n ?? null,
  conversionBefore?.value ?? null,
  time?.median.value ?? null,
  time?.p90.value ?? null,
  volume.reason ?? conversion?.reason ?? (conversion?.partial ? "partial" : null),
];
