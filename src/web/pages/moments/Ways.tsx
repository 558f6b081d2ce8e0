import type { MomentReport } from "../../../contract/index.ts";
import { methodologies, salesPhaseWords } from "../../../standard/index.ts";
import { useWords } from "../../i18n/index.ts";
import { ScrollBox } from "../../ui/ScrollBox.tsx";
import { Head } from "./Head.tsx";
import { RateSaid } from "./RateSaid.tsx";

/** Ways of selling by phase: what went on, how long it took, whether the way was kept to. */
export function Ways({ report: { methodology, from, to } }: { readonly report: MomentReport }) {
  const { t, f, language } = useWords();
  const { phases, deals, unchosen } = methodology;
  const rows = phases.map(({ phase, methodology: way, conversion, medianDays, followed }) => [
    phase,
    way,
    conversion.value,
    conversion.n,
    medianDays,
    followed.value,
    followed.n,
  ]);
  const header = ["phase", "methodology", "conversion", "ended", "median_days", "followed", "cases"];
  return (
    <section className="card" aria-labelledby="ways-title">
      <Head
        id="ways-title"
        title={t("moments.ways.title")}
        text={t("moments.ways.text")}
        file={{ name: `methodology-${from}-${to}`, header, rows }}
      />
      {phases.length === 0 ? (
        <p className="report-empty">{t("moments.ways.none")}</p>
      ) : (
        <ScrollBox className="table-box" label={t("moments.ways.title")}>
          <table className="stacks">
            <thead>
              <tr>
                <th scope="col">{t("moments.ways.phase")}</th>
                <th scope="col">{t("moments.ways.way")}</th>
                <th scope="col">{t("moments.ways.conversion")}</th>
                <th scope="col" className="num">
                  {t("moments.ways.days")}
                </th>
                <th scope="col">{t("moments.ways.followed")}</th>
              </tr>
            </thead>
            <tbody>
              {phases.map(({ phase, methodology: way, conversion, medianDays, followed }) => (
                <tr key={`${phase} ${way}`}>
                  <th scope="row">{salesPhaseWords[phase][language]}</th>
                  <td data-label={t("moments.ways.way")}>{methodologies.find(({ id }) => id === way)?.title[language]}</td>
                  <td data-label={t("moments.ways.conversion")}>
                    <RateSaid rate={conversion} />
                  </td>
                  <td className="num" data-label={t("moments.ways.days")}>
                    {medianDays === null ? t("moments.ways.few") : f.number(medianDays, 0)}
                  </td>
                  <td data-label={t("moments.ways.followed")}>
                    <RateSaid rate={followed} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
      <p className="small dim">{t("moments.ways.unchosen", { deals: f.number(deals, 0), n: f.number(unchosen, 0) })}</p>
    </section>
  );
}
