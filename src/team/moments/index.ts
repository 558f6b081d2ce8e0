export { isSeller, termsOf, tradeOf } from "./approval.ts";
export { contributionsOf, functionOf, functions, type KnownPeople, type Touches } from "./contributions.ts";
export { type Confirmation, orderOf } from "./order.ts";
export { phaseWorkOf } from "./phases.ts";
export { momentQuality } from "./quality.ts";
export { momentRecords, momentsOfDeals, proposals, trades } from "./store.ts";
export { liftOf, methodologyReport, teamIndex } from "./team.ts";
export { medianDiscount, tradeBalance, tradeFlags, tradeReports } from "./trade.ts";
export type { Case, KeptTrade, MomentRecord, PhaseWork, Proposal, Trade } from "./types.ts";
