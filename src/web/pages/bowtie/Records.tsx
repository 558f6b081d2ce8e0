import { Button, Skeleton } from "@mantine/core";
import { ask, useAsks } from "../../ask.ts";
import { explanationOf } from "../../explain-link.ts";
import { useWords } from "../../i18n/index.ts";
import { Go } from "../../ui/Go.tsx";
import { Trouble } from "../../ui/Trouble.tsx";
import { written } from "../../units.ts";
import type { View } from "../../view.ts";

const SHOWN = 8;

interface RecordsProps {
  readonly view: View;
  readonly period: string;
  readonly metric: string;
  readonly part: string;
  readonly currency?: string | undefined;
}

/** The first records behind a value, and the way to all of them. */
export function Records({ view, period, metric, part, currency }: RecordsProps) {
  const words = useWords();
  const { t, f } = words;
  const money = currency === undefined ? {} : { currency };
  const asked = useAsks({ explanation: ask("explain", { ...view.shared, ...money, metric, part, period, limit: SHOWN }) });
  const all = explanationOf(view.search, { metric, part, period, currency });
  if (asked.kind === "failed") return <Trouble problem={asked.problem} again={asked.again} />;
  if (asked.kind === "loading") return <Skeleton height={260} />;
  const { contributions, terms, listed } = asked.answers.explanation;
  const term = terms.find((one) => one.term === listed);
  return (
    <section className="panel-records">
      <div className="bowtie-head">
        <h3 className="title">{t("bowtie.panel.records")}</h3>
        {term && contributions.length > 0 && (
          <span className="small dim">
            {t("bowtie.panel.recordsOf", { shown: f.number(contributions.length, 0), total: f.number(term.records, 0) })}
          </span>
        )}
      </div>
      {contributions.length === 0 ? (
        <p className="small dim">{t("bowtie.panel.noRecords")}</p>
      ) : (
        <ul>
          {contributions.map((one) => (
            <li key={`${one.entity} ${one.currency ?? ""}`}>
              <Go to="/explain" search={{ ...all, term: listed ?? undefined, entity: one.entity }} className="panel-record">
                <span>{one.name ?? one.id}</span>
                <span className="small dim">{[one.source, one.id].join(" · ")}</span>
              </Go>
              {term?.unit === "money" && <span className="num">{written(one.amount, "money", one.currency ?? currency, words)}</span>}
            </li>
          ))}
        </ul>
      )}
      <Button component={Go} to="/explain" search={all} variant="light" fullWidth>
        {t("bowtie.panel.allRecords")}
      </Button>
    </section>
  );
}
