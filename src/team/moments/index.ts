export { type OrderReport, type OrderWarning, orderOf } from "./order.ts";
export { type MomentQuality, momentQuality } from "./quality.ts";
export { type Lift, liftOf, type MethodologyReport, methodologyReport, type TeamIndex, teamIndex } from "./team.ts";
export { medianDiscount, type TradeBalance, type TradeFlag, type TradeReport, tradeBalance, tradeFlags, tradeReports } from "./trade.ts";
export type { Case, MomentRecord, PhaseWork, Proposal, Trade, TradeItem } from "./types.ts";
