import { formatMonth, formatPeriod, month } from "../../../domain/index.ts";
import type { Format } from "../../i18n/index.ts";
import type { View } from "../../view.ts";

/** The period and its edges, as people write them. */
export function timesOf({ period, before }: View, f: Format) {
  return {
    period: f.period(formatPeriod(period)),
    start: f.period(formatMonth(month(period.to - 12))),
    end: f.period(formatMonth(period.to)),
    against: before ? formatPeriod(before) : null,
  };
}
