import { type Currency, minorDigits } from "../../../../../domain/index.ts";
import { ChartCard } from "../../../../charts/ChartCard.tsx";
import { Lines } from "../../../../charts/Lines.tsx";
import type { Series } from "../../../../charts/series.ts";
import { useWords } from "../../../../i18n/index.ts";
import type { Told } from "./recording.ts";

/** A rank that is comparable within one currency: whole units of it, without its sign, since it is no money. */
const points = (score: number, currency: string | null): number => score / 10 ** minorDigits((currency ?? "") as Currency);

/** How much the need deserves to be worked on: now, and on every day before, also after the sale. */
export function PriorityPart({ told }: { readonly told: Told }) {
  const { t, f } = useWords();
  const { priority, line, course, committedOn } = told;
  const { score, currency, impactMinor, urgency, confidence, reasons, place, peers, leadDays } = priority;
  const series: readonly Series[] = [
    {
      id: "priority",
      name: t("diagnosis.priority"),
      colour: "accent",
      marks: line.map(({ on, score: value }) => ({
        label: f.day(on),
        point: {
          value: value === null ? null : points(value, currency),
          n: 1,
          ...(value === null ? { reason: "mixed_currencies" as const } : {}),
        },
      })),
    },
  ];
  const at = committedOn === null ? -1 : line.findIndex(({ on }) => on >= committedOn);
  const finding =
    score === null
      ? t("diagnosis.reason.mixed_currencies")
      : t("diagnosis.priorityTold", {
          score: f.number(points(score, currency), 0),
          impact: f.money(impactMinor, currency ?? undefined),
          urgency: f.ratio(urgency, 0),
          confidence: f.ratio(confidence, 0),
        });
  return (
    <ChartCard
      title={t("diagnosis.priorityTitle")}
      subtitle={t("diagnosis.priorityText", { count: leadDays })}
      series={series}
      unit="count"
      axis={t("diagnosis.day")}
      file={`priority-${told.deal}`}
      heading="h4"
      lead={
        <div className="dx-lead">
          <p>
            <b>{finding}</b> {place !== null && t("diagnosis.place", { place: f.number(place, 0), peers: f.number(peers, 0), currency })}
          </p>
          <ul className="dx-reasons small">
            {reasons.map((reason) => (
              <li key={reason}>{t(`diagnosis.reason.${reason}`)}</li>
            ))}
          </ul>
        </div>
      }
      footer={<Course course={course} />}
    >
      {(picture) => (
        <Lines
          description={`${t("diagnosis.priorityTitle")} ${finding}`}
          series={series}
          unit="count"
          fromZero
          opens={false}
          height={210}
          {...(at < 0 ? {} : { divide: { place: at, name: t("diagnosis.commit") } })}
          {...(picture ? { picture } : {})}
        />
      )}
    </ChartCard>
  );
}

/** The days on which it moved, and what moved it. */
function Course({ course }: { readonly course: Told["course"] }) {
  const { t, f } = useWords();
  return (
    <details className="dx-course">
      <summary>{t("diagnosis.course", { count: course.length })}</summary>
      <div className="table-box">
        <table>
          <thead>
            <tr>
              <th scope="col">{t("diagnosis.day")}</th>
              <th scope="col">{t("diagnosis.phaseTitle")}</th>
              <th scope="col" className="num">
                {t("diagnosis.priority")}
              </th>
              <th scope="col" className="num">
                {t("diagnosis.impactOpen")}
              </th>
              <th scope="col" className="num">
                {t("diagnosis.urgency")}
              </th>
              <th scope="col" className="num">
                {t("diagnosis.confidence")}
              </th>
              <th scope="col">{t("diagnosis.because")}</th>
            </tr>
          </thead>
          <tbody>
            {course.toReversed().map(({ on, phase, score, currency, impactMinor, urgency, confidence, because }) => (
              <tr key={on}>
                <th scope="row" className="nowrap">
                  {f.day(on)}
                </th>
                <td>{t(`diagnosis.phase.${phase}`)}</td>
                <td className="num">{score === null ? t("diagnosis.severalCurrencies") : f.number(points(score, currency), 0)}</td>
                <td className="num">{f.money(impactMinor, currency ?? undefined)}</td>
                <td className="num">{f.ratio(urgency, 0)}</td>
                <td className="num">{f.ratio(confidence, 0)}</td>
                <td>
                  {because.length === 0
                    ? t("diagnosis.timePassed")
                    : f.list([...new Set(because)].map((kind) => t(`diagnosis.kindOf.${kind}`)))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
