export { orderOf } from "./order.ts";
export { momentQuality } from "./quality.ts";
export { momentRecords, proposals, trades } from "./store.ts";
export { liftOf, methodologyReport, teamIndex } from "./team.ts";
export { medianDiscount, tradeBalance, tradeFlags, tradeReports } from "./trade.ts";
export type { Case, MomentRecord, PhaseWork, Trade } from "./types.ts";
