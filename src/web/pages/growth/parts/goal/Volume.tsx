import { useMemo } from "react";
import type { GoalSeek } from "../../../../../growth/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { ScrollBox } from "../../../../ui/ScrollBox.tsx";
import type { PartProps } from "../../state.ts";
import type { Names } from "../use-names.ts";
import { volumeView } from "./ways.ts";

export interface FoundProps extends PartProps {
  readonly found: GoalSeek;
  readonly names: Names;
  readonly month: string;
}

/** The pure volume strategy: the same Bowtie, and more poured into it. */
export function Volume({ growth, found, names, month }: FoundProps) {
  const { t, f } = useWords();
  const { models, segments, known, startMonth, currency } = growth;
  const { entering, spend } = useMemo(
    () => volumeView(found, { models, segments, known, startMonth }),
    [found, models, segments, known, startMonth],
  );
  const { factor, arr } = found.volume;
  return (
    <section className="card parts-card" aria-labelledby="parts-volume">
      <h2 className="title" id="parts-volume">
        {t("parts.volume.title")}
      </h2>
      <p className="small dim">{t("parts.volume.subtitle")}</p>
      {factor === null ? (
        <p className="parts-finding">{t("parts.volume.never", { arr: names.money(arr), month })}</p>
      ) : (
        <>
          <p className="parts-finding">
            {t("parts.volume.factor", { factor: f.number(factor, 2) })}{" "}
            {spend === null
              ? t("parts.volume.noSpend")
              : t("parts.volume.spend", { more: names.money(spend.needed - spend.now), needed: names.money(spend.needed), month })}
          </p>
          <ScrollBox className="table-box parts-stack" label={t("parts.volume.title")}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t("parts.volume.state")}</th>
                  <th scope="col" className="num">
                    {t("parts.volume.now")}
                  </th>
                  <th scope="col" className="num">
                    {t("parts.volume.needed")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {entering.map(({ state, now, needed }) => (
                  <tr key={state}>
                    <th scope="row">{t(`bowtie.state.${state}`)}</th>
                    <td className="num" data-label={t("parts.volume.now")}>
                      {f.number(now)}
                    </td>
                    <td className="num" data-label={t("parts.volume.needed")}>
                      {f.number(needed)}
                    </td>
                  </tr>
                ))}
                {spend !== null && (
                  <tr>
                    <th scope="row">{t("parts.volume.spendRow", { currency: currency ?? "", month })}</th>
                    <td className="num" data-label={t("parts.volume.now")}>
                      {names.money(spend.now)}
                    </td>
                    <td className="num" data-label={t("parts.volume.needed")}>
                      {names.money(spend.needed)}
                    </td>
                  </tr>
                )}
              </tbody>
            </table>
          </ScrollBox>
        </>
      )}
    </section>
  );
}
