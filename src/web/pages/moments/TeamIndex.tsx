import type { CSSProperties } from "react";
import type { MomentReport } from "../../../contract/index.ts";
import { moments } from "../../../standard/index.ts";
import { useWords } from "../../i18n/index.ts";
import { ScrollBox } from "../../ui/ScrollBox.tsx";
import { roleName } from "../deal/parts/moments/MomentRecord.tsx";
import { Head } from "./Head.tsx";

type Index = MomentReport["index"][number];

const BEST = 3;
const MIN = 5;
const heat = (mean: number): CSSProperties => ({ "--heat": `${Math.round((mean / BEST) * 55)}%` }) as CSSProperties;

/** Mean quality of each moment by team; a mean of few is not shown. */
export function TeamIndex({ report: { index, from, to } }: { readonly report: MomentReport }) {
  const { t, language } = useWords();
  const teams = [...new Set(index.map(({ team }) => team))];
  const rows = index.map(({ team, moment, n, mean, doneWell }) => [team, moment, n, mean, doneWell.value, doneWell.n]);
  return (
    <section className="card" aria-labelledby="index-title">
      <Head
        id="index-title"
        title={t("moments.index.title")}
        text={t("moments.index.text")}
        file={{ name: `moments-${from}-${to}`, header: ["team", "moment", "n", "mean_quality", "done_well", "cases"], rows }}
      />
      {teams.length === 0 ? (
        <p className="report-empty">{t("moments.index.none")}</p>
      ) : (
        <ScrollBox className="table-box" label={t("moments.index.title")}>
          <table className="report-heat">
            <thead>
              <tr>
                <th scope="col">{t("moments.team")}</th>
                {moments.map(({ id, title }, at) => (
                  <th key={id} scope="col">
                    {at + 1} {title[language]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {teams.map((team) => (
                <tr key={team}>
                  <th scope="row">{roleName(team, language)}</th>
                  {moments.map(({ id }) => (
                    <IndexCell key={id} one={index.find((cell) => cell.team === team && cell.moment === id)} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </section>
  );
}

function IndexCell({ one }: { readonly one: Index | undefined }) {
  const { t, f } = useWords();
  if (one === undefined) return <td className="dim small">{t("moments.index.never")}</td>;
  const { mean, n, doneWell } = one;
  if (mean === null) return <td className="dim small">{t("moments.index.few", { n: f.number(n, 0), need: MIN })}</td>;
  return (
    <td className="report-warm" style={heat(mean)}>
      <b>{t("moments.index.of", { mean: f.number(mean, 1), best: BEST })}</b>
      <span className="small report-under">{t("moments.n", { n: f.number(n, 0) })}</span>
      {doneWell.value !== null && (
        <span className="small report-under">{t("moments.index.well", { share: f.ratio(doneWell.value, 0) })}</span>
      )}
    </td>
  );
}
