import { useQuery } from "@tanstack/react-query";
import type { StaffRole } from "../../../standard/index.ts";
import { ask, queryOf } from "../../ask.ts";
import { useWords } from "../../i18n/index.ts";
import { useMe } from "../../me.ts";
import { Figure } from "../../ui/Figure.tsx";
import { unitOf } from "../../units.ts";
import { MyPart } from "./MyPart.tsx";

/** What everybody works for, whatever they do. */
const SHARED = ["gross_revenue_retention", "net_revenue_retention"] as const;

/** The part of it that a role moves most (standard, row 76). */
const OWN: Readonly<Partial<Record<StaffRole, string>>> = {
  marketing: "cac_payback",
  sdr: "sales_cycle",
  ae: "win_rate",
  csm: "onboarding_churn",
  am: "net_expansion",
  finance: "burn_multiple",
  executive: "arr",
};

/** The numbers all of us share, and the one of my role. */
export function Together() {
  const { t } = useWords();
  const own = useMe()?.person?.roles.flatMap((role) => OWN[role] ?? []) ?? [];
  return (
    <section className="card" aria-labelledby="together-title">
      <h2 className="title" id="together-title">
        {t("work.together.title")}
      </h2>
      <p className="small dim">{t("work.together.lead")}</p>
      <dl className="work-numbers">
        {[...new Set<string>([...SHARED, ...own])].map((metric) => (
          <One key={metric} metric={metric} />
        ))}
      </dl>
      <MyPart />
    </section>
  );
}

const MOST = 3;

/** The newest value of a metric; of several currencies each. */
function One({ metric }: { readonly metric: string }) {
  const { t, f } = useWords();
  const { data, isError } = useQuery({ ...queryOf(ask("metric", { metric })), retry: false });
  const period = data?.series.at(-1)?.period;
  const points = data?.series.filter((point) => point.period === period).slice(-MOST) ?? [];
  const title = t(`metric.${metric}.title`);
  return (
    <div>
      <dt className="small dim">
        {title}
        {period !== undefined && ` · ${f.period(period)}`}
      </dt>
      <dd>
        {isError && <span className="small dim">{t("work.together.none")}</span>}
        {data !== undefined &&
          points.map((point) => (
            <span key={`${point.currency ?? ""}${point.part ?? ""}`} className="work-number">
              <Figure
                search={{}}
                address={{ metric, period: point.period, currency: point.currency, part: point.part }}
                point={point}
                unit={unitOf(metric, data.unit)}
                currency={point.currency ?? data.currency}
                label={title}
              />
              {points.length > 1 && <span className="small dim"> {point.currency}</span>}
            </span>
          ))}
      </dd>
    </div>
  );
}
