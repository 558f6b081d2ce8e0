export { type Gauge, type Metrics, openMetrics } from "./metrics.ts";
export { type RequestAtHand, requestAtHand, requestId, withRequest } from "./request.ts";
export { watched } from "./work.ts";
