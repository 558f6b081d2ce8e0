import type { MetricInfo } from "../contract/index.ts";
import { type Metric, metrics, reasons } from "../metrics/index.ts";

export const metricInfo = ({
  id,
  version,
  title,
  unit,
  meaning,
  formula,
  source,
  perCurrency,
  methods,
  reasons: codes,
}: Metric): MetricInfo => ({
  id,
  version,
  title,
  unit,
  meaning,
  formula,
  source,
  perCurrency,
  methods: [...methods],
  reasons: codes.map((code) => ({ code, sentence: reasons[code] })),
});

/** Every metric there is, with what it means. */
export const listMetrics = (): { metrics: MetricInfo[] } => ({ metrics: metrics.map(metricInfo) });
