import { Switch } from "@mantine/core";
import { useAddressChange } from "../../address.ts";
import { useWords } from "../../i18n/index.ts";
import { ScrollBox } from "../../ui/ScrollBox.tsx";
import { type BenchmarksProps, showsAll } from "./load.ts";
import { SourceLink } from "./SourceLink.tsx";
import { bandOf, type Group, type Row, textsOf, titleOf, valuesOf } from "./words.ts";

const ORDER = ["off", "band_unknown", "other_step", "no_value", "replaced", "not_counted", "other_band"] as const;

/** What is not compared, and why. */
export function Silent({ view, answers: { benchmarks } }: BenchmarksProps) {
  const { t } = useWords();
  const change = useAddressChange();
  const silent = benchmarks.metrics.flatMap((group) => group.rows.map((row) => ({ group, row })));
  return (
    <section className="card" aria-labelledby="silent">
      <div className="benchmark-head">
        <h2 className="title" id="silent">
          {t("benchmarks.silent.title")}
        </h2>
        <Switch
          className="no-print"
          label={t("benchmarks.silent.all")}
          checked={showsAll(view)}
          onChange={({ currentTarget }) => change({ show: currentTarget.checked ? "all" : undefined }, { replace: true })}
        />
      </div>
      {ORDER.map((reason) => {
        const rows = silent.filter(({ row }) => row.silence === reason);
        return rows.length === 0 ? null : (
          <details key={reason} className="benchmark-silent">
            <summary>
              {t(`benchmarks.silence.${reason}`)} <span className="dim">({rows.length})</span>
            </summary>
            <ScrollBox label={t(`benchmarks.silence.${reason}`)} className="table-box">
              <SilentRows rows={rows} />
            </ScrollBox>
          </details>
        );
      })}
    </section>
  );
}

function SilentRows({ rows }: { readonly rows: readonly { readonly group: Group; readonly row: Row }[] }) {
  const words = useWords();
  const { t, language } = words;
  return (
    <table>
      <thead>
        <tr>
          {(["metric", "value", "band", "source", "year"] as const).map((name) => (
            <th key={name} scope="col">
              {t(`benchmarks.column.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ group, row }) => {
          const { definition, population, off } = textsOf(row, language);
          return (
            <tr key={row.id}>
              <th scope="row">
                {titleOf(group, t)}
                <p className="small dim">{definition}</p>
              </th>
              <td>{valuesOf(row, group.unit, words)}</td>
              <td>
                {bandOf(row.band, words)}
                <p className="small dim">{population}</p>
              </td>
              <td>
                <SourceLink row={row} />
                {off !== "" && <p className="small dim">{off}</p>}
              </td>
              <td>{row.year ?? t("benchmarks.undated")}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
