import { formatMonth, formatPeriod } from "../../../domain/index.ts";
import type { Format } from "../../i18n/index.ts";
import type { View } from "../../view.ts";

/** The period and its end, as people write them. */
export const timesOf = ({ period, before }: View, f: Format) => ({
  period: f.period(formatPeriod(period)),
  end: f.period(formatMonth(period.to)),
  against: before ? formatPeriod(before) : null,
});
