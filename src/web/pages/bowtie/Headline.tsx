import type { Bowtie } from "../../../contract/index.ts";
import { useWords } from "../../i18n/index.ts";
import type { Search } from "../../search.ts";
import { Change } from "../../ui/Change.tsx";
import { Figure } from "../../ui/Figure.tsx";
import type { Point } from "../../units.ts";

interface HeadlineProps {
  readonly bowtie: Bowtie;
  readonly search: Search;
  readonly compared: string | null;
}

interface Item {
  readonly id: string;
  readonly metric: string;
  readonly part?: string;
  readonly unit: "money" | "ratio" | "count";
  readonly now: Point;
  readonly before: Point | undefined;
  readonly cases: boolean;
}

/** What is earned, whether it stays, and what was won. */
export function Headline({ bowtie, search, compared }: HeadlineProps) {
  const { t, f } = useWords();
  const { revenue, revenueBefore: past, states, period } = bowtie;
  const commit = states.find(({ state }) => state === "commit");
  const items: readonly Item[] = [
    { id: "arr", metric: "arr", unit: "money", now: revenue.arr, before: past.arr, cases: false },
    { id: "nrr", metric: "net_revenue_retention", unit: "ratio", now: revenue.nrr, before: past.nrr, cases: true },
    { id: "grr", metric: "gross_revenue_retention", unit: "ratio", now: revenue.grr, before: past.grr, cases: true },
    ...(commit
      ? [
          {
            id: "won",
            metric: "bowtie_volume",
            part: "commit",
            unit: "count" as const,
            now: commit.volume,
            before: commit.volumeBefore,
            cases: false,
          },
        ]
      : []),
  ];
  return (
    <section className="headline" aria-label={t("bowtie.headline")}>
      {items.map(({ id, metric, part, unit, now, before, cases }) => (
        <div key={id} className="headline-item">
          <p className="small dim">
            {t(`bowtie.${id}`)}
            {cases && now.value !== null && <span className="headline-n"> {t("bowtie.n", { n: f.number(now.n, 0) })}</span>}
          </p>
          <Figure
            search={search}
            address={{ metric, period, part }}
            point={now}
            unit={unit}
            currency={bowtie.currency ?? undefined}
            label={t(`bowtie.${id}`)}
            large
          />
          <Change now={now} before={before} unit={unit} against={compared} />
        </div>
      ))}
    </section>
  );
}
