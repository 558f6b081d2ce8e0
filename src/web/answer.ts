import type { MetricAnswer, SeriesPoint } from "../contract/index.ts";

const nothing: SeriesPoint = { period: "", value: null, n: 0, reason: "no_data" };

/** The one value of an answer that has one. */
export const onlyPoint = ({ series }: MetricAnswer): SeriesPoint => series[0] ?? nothing;

export const partOf = ({ series }: MetricAnswer, part: string): SeriesPoint => series.find((point) => point.part === part) ?? nothing;
