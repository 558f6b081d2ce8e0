import type { AccountPeople } from "../../../../../contract/index.ts";
import { ChartCard } from "../../../../charts/ChartCard.tsx";
import { Lines } from "../../../../charts/Lines.tsx";
import type { Series } from "../../../../charts/series.ts";
import { useWords } from "../../../../i18n/index.ts";

/** How many people one was in touch with, month by month: whether the relation grows or hangs on ever fewer. */
export function Threads({ map: { threads, days }, account }: { readonly map: AccountPeople; readonly account: number }) {
  const { t, f } = useWords();
  const seriesOf = (id: "people" | "senior", colour: Series["colour"]): Series => ({
    id,
    name: t(`peopleMap.threads.${id}`),
    colour,
    marks: threads.map((one) => ({
      label: f.period(one.month),
      point: { value: one[id], n: one.people, ...(one.isRunning ? { partial: true } : {}) },
    })),
  });
  const series = [seriesOf("people", "accent"), seriesOf("senior", "move-correction")];
  if (threads.every(({ people }) => people === 0))
    return (
      <section className="card" aria-labelledby="people-threads">
        <h3 className="title" id="people-threads">
          {t("peopleMap.threads.title")}
        </h3>
        <p className="dim">{t("peopleMap.threads.none")}</p>
      </section>
    );
  return (
    <ChartCard
      title={t("peopleMap.threads.title")}
      subtitle={t("peopleMap.threads.text", { days })}
      series={series}
      unit="count"
      file={`threads-${account}`}
      keys
    >
      {(picture) => (
        <Lines
          description={t("peopleMap.threads.describe", { months: threads.length })}
          series={series}
          unit="count"
          fromZero
          steps
          named={false}
          height={200}
          opens={false}
          {...(picture ? { picture } : {})}
        />
      )}
    </ChartCard>
  );
}
