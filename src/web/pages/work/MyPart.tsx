import { useQuery } from "@tanstack/react-query";
import type { Base } from "../../../contract/index.ts";
import { ask, queryOf } from "../../ask.ts";
import { useWords } from "../../i18n/index.ts";
import { useMe } from "../../me.ts";
import { Go } from "../../ui/Go.tsx";
import { partOf } from "./part-of-role.ts";

const METRIC = "net_revenue_retention";
const MOST = 8;

/** What a role has to do with the retention and the outcomes that all share. */
export function MyPart() {
  const { t } = useWords();
  const me = useMe()?.person;
  const segments = useQuery({ ...queryOf(ask("segments", {})), retry: false });
  const base = useQuery({ ...queryOf(ask("base", { limit: 0 })), retry: false });
  if (!me || segments.data === undefined) return null;
  const part = partOf(
    me.roles,
    segments.data.fields.map(({ field }) => field),
  );
  return (
    <div className="work-part">
      {base.data !== undefined && <Confirmed base={base.data} />}
      <h3 className="small work-part-title">{t(`work.together.part.${part.kind}`)}</h3>
      {part.kind === "proof" ? (
        base.data !== undefined && <ByProof base={base.data} />
      ) : part.field === null ? (
        <p className="small dim">{t(`work.together.noField.${part.kind}`)}</p>
      ) : (
        <BySegment field={part.field} only={part.kind === "own" ? [me.name, me.email] : null} />
      )}
    </div>
  );
}

/** Of all customers, those who confirmed a result lately. */
function Confirmed({ base: { outcomes, customers } }: { readonly base: Base }) {
  const { t, f } = useWords();
  const { value, hits } = outcomes.confirmedLately;
  return (
    <p className="work-part-line">
      <Go to="/base" search={{ tab: "value" }} className="link">
        {t("work.together.confirmed")}
      </Go>
      <b>{value === null ? t("work.together.few") : f.ratio(value, 1)}</b>
      <span className="small dim">{t("work.together.of", { n: f.number(hits, 0), of: f.number(customers, 0) })}</span>
    </p>
  );
}

function ByProof({ base: { retention } }: { readonly base: Base }) {
  const { t, f } = useWords();
  return (
    <>
      {(["withOutcome", "withoutOutcome"] as const).map((side) => (
        <p key={side} className="work-part-line">
          <span>{t(`work.together.${side}`)}</span>
          <b>{retention[side].nrr === null ? t("work.together.few") : f.ratio(retention[side].nrr, 1)}</b>
          <span className="small dim">n = {f.number(retention[side].n, 0)}</span>
        </p>
      ))}
    </>
  );
}

/** Net revenue retention by a field, most customers first; or of one's own name in it. */
function BySegment({ field, only }: { readonly field: string; readonly only: readonly string[] | null }) {
  const { t, f } = useWords();
  const { data } = useQuery({ ...queryOf(ask("metric", { metric: METRIC, segment: field })), retry: false });
  if (data === undefined) return null;
  const period = data.series.at(-1)?.period;
  const names = only?.map((name) => name.toLowerCase());
  const found = data.series
    .filter((point) => point.period === period && typeof point.segment === "string" && point.segment !== "")
    .filter(({ segment }) => names === undefined || names.includes(segment?.toLowerCase() ?? ""))
    .sort((a, b) => (b.n ?? 0) - (a.n ?? 0));
  if (found.length === 0) return <p className="small dim">{t(only === null ? "work.together.none" : "work.together.noneOfYours")}</p>;
  return (
    <>
      {found.slice(0, MOST).map(({ segment, currency, value, n }) => (
        <p key={`${segment} ${currency ?? ""}`} className="work-part-line">
          <span>{[segment, currency].filter(Boolean).join(", ")}</span>
          <b>{value === null ? t("work.together.few") : f.ratio(value, 1)}</b>
          <span className="small dim">n = {f.number(n ?? 0, 0)}</span>
        </p>
      ))}
    </>
  );
}
