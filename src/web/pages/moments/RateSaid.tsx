import type { MomentReport } from "../../../contract/index.ts";
import { useWords } from "../../i18n/index.ts";

interface RateSaidProps {
  readonly rate: MomentReport["proposals"]["diagnosedFirst"];
}

/** A rate, with its interval and how many cases it is of; or why there is none. */
export function RateSaid({ rate: { value, hits, n, interval, isDirectional } }: RateSaidProps) {
  const { t, f } = useWords();
  if (value === null)
    return (
      <span className="dim">{n === 0 ? t("moments.noCases") : t("moments.tooFew", { hits: f.number(hits, 0), n: f.number(n, 0) })}</span>
    );
  const said = [
    interval === null ? "" : f.interval(interval.low, interval.high),
    t("moments.n", { n: f.number(n, 0) }),
    isDirectional ? t("moments.direction") : "",
  ];
  return (
    <>
      <b>{f.ratio(value)}</b>
      <span className="small dim report-under">{said.filter(Boolean).join(" · ")}</span>
    </>
  );
}
