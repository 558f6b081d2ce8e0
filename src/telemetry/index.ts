export { logAsJson, requestAnswered, say, trouble } from "./log.ts";
export { type Gauge, type Metrics, openMetrics } from "./metrics.ts";
export { type RequestAtHand, requestAtHand, requestId, withRequest } from "./request.ts";
export { type Carried, carriedTrace, endTraces, sendTraces } from "./traces.ts";
export { isHeard, watched } from "./work.ts";
