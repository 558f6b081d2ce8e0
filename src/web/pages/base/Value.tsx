import { useWords } from "../../i18n/index.ts";
import { Listing } from "./Listing.tsx";
import type { SectionProps } from "./load.ts";
import { PlanLink, RateSaid } from "./say.tsx";

/** Who waits for the first value longer than its segment may. */
export function Waiting({ view, base }: SectionProps) {
  const { t, f } = useWords();
  const { list, limits } = base.waiting;
  return (
    <Listing
      view={view}
      id="waiting"
      list={list}
      keyOf={(row) => String(row.account)}
      pick={(answer) => answer.waiting.list}
      columns={[
        { id: "days", isNumber: true, cell: (row) => <b>{f.number(row.days, 0)}</b>, plain: (row) => row.days },
        { id: "limit", isNumber: true, cell: (row) => f.number(row.limit, 0), plain: (row) => row.limit },
        { id: "since", cell: (row) => f.day(row.committedOn), plain: (row) => row.committedOn },
        {
          id: "live",
          cell: (row) => (row.liveOn === null ? t("base.waiting.notLive") : f.day(row.liveOn)),
          plain: (row) => row.liveOn,
        },
        {
          id: "plan",
          cell: (row) => (
            <PlanLink view={view} plan={row.plan}>
              {t(row.plan === null ? "base.noPlan" : "base.hasPlan")}
            </PlanLink>
          ),
          plain: (row) => row.plan,
        },
      ]}
    >
      {limits.length > 0 && (
        <details className="base-limits small">
          <summary>{t("base.waiting.limits")}</summary>
          <ul>
            {limits.map(({ segment, days, n, median, basis }) => (
              <li key={segment ?? ""}>
                <b>{segment ?? t("base.noSegment")}</b>{" "}
                {t(`base.waiting.basis_${basis}`, {
                  days: f.number(days, 0),
                  n: f.number(n, 0),
                  median: median === null ? "" : f.number(median, 0),
                })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Listing>
  );
}

/** Usage set against outcomes. */
export function Usage({ view, base }: SectionProps) {
  const { t, f } = useWords();
  const { busy, quiet, known, unknown } = base.usage;
  type Row = (typeof busy)["rows"][number];
  const columns = [
    {
      id: "usage",
      isNumber: true as const,
      cell: (row: Row) => (
        <>
          <b>{f.ratio(row.usage, 0)}</b>
          <span className="small dim base-under">{t(`base.usage.basis_${row.basis}`)}</span>
        </>
      ),
      plain: (row: Row) => row.usage,
    },
    {
      id: "confirmed",
      cell: (row: Row) => (row.confirmedOn === null ? t("base.never") : f.day(row.confirmedOn)),
      plain: (row: Row) => row.confirmedOn,
    },
    {
      id: "plan",
      cell: (row: Row) => (
        <PlanLink view={view} plan={row.plan}>
          {t(row.plan === null ? "base.noPlan" : "base.hasPlan")}
        </PlanLink>
      ),
      plain: (row: Row) => row.plan,
    },
  ];
  const shared = { view, columns, keyOf: (row: Row) => String(row.account) };
  return (
    <>
      <Listing {...shared} id="busy" list={busy} pick={(answer) => answer.usage.busy}>
        <p className="small dim">{t("base.usage.known", { known: f.number(known, 0), unknown: f.number(unknown, 0) })}</p>
      </Listing>
      <Listing {...shared} id="quiet" list={quiet} pick={(answer) => answer.usage.quiet} />
    </>
  );
}

/** More promised or sold than delivered or used. */
export function Oversold({ view, base }: SectionProps) {
  const { t, f } = useWords();
  const { all, groups, list } = base.oversold;
  return (
    <Listing
      view={view}
      id="oversold"
      list={list}
      keyOf={(row) => String(row.account)}
      pick={(answer) => answer.oversold.list}
      columns={[
        {
          id: "signs",
          cell: (row) =>
            row.signs.map((sign) => t(`base.sign.${sign}`, { usage: row.usage === null ? "" : f.ratio(row.usage, 0) })).join(" "),
          plain: (row) => row.signs.join("; "),
        },
        { id: "seller", cell: (row) => row.seller ?? t("base.nobody"), plain: (row) => row.seller },
        {
          id: "committed",
          cell: (row) => (row.committedOn === null ? t("base.unknown") : f.day(row.committedOn)),
          plain: (row) => row.committedOn,
        },
        { id: "left", cell: (row) => (row.leftOn === null ? t("base.here") : f.day(row.leftOn)), plain: (row) => row.leftOn },
      ]}
    >
      <details className="base-limits small">
        <summary>{t("base.oversold.rates", { by: t(`base.by_${base.by}`) })}</summary>
        <ul className="base-rates">
          {[...groups, { key: "*", rate: all }].map(({ key, rate }) => (
            <li key={key ?? ""}>
              <span>{key === "*" ? t("base.all") : (key ?? t("base.nobody"))}</span>
              <span>
                <RateSaid rate={rate} />
              </span>
            </li>
          ))}
        </ul>
      </details>
    </Listing>
  );
}

/** Plans nobody has touched for too long. */
export function Stale({ view, base }: SectionProps) {
  const { t, f } = useWords();
  return (
    <Listing
      view={view}
      id="stale"
      list={base.stale}
      keyOf={(row) => row.stalePlan}
      pick={(answer) => answer.stale}
      columns={[
        {
          id: "plan",
          cell: (row) => (
            <PlanLink view={view} plan={row.stalePlan}>
              {t(`base.phase.${row.phase}`)}
            </PlanLink>
          ),
          plain: (row) => row.stalePlan,
        },
        { id: "updated", cell: (row) => f.day(row.updatedOn), plain: (row) => row.updatedOn },
        { id: "days", isNumber: true, cell: (row) => f.number(row.days, 0), plain: (row) => row.days },
      ]}
    />
  );
}
