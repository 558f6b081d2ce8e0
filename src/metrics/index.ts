import { accountRetentionDistribution } from "./account-retention-distribution.ts";
import { activeCustomers } from "./active-customers.ts";
import { arpa } from "./arpa.ts";
import { arr } from "./arr.ts";
import { blendedCacRatio } from "./blended-cac-ratio.ts";
import { bowtieConversion } from "./bowtie-conversion.ts";
import { bowtieTime } from "./bowtie-time.ts";
import { bowtieVolume } from "./bowtie-volume.ts";
import { breakEvenMonth } from "./break-even-month.ts";
import { burnMultiple } from "./burn-multiple.ts";
import { cac } from "./cac.ts";
import { cacPayback } from "./cac-payback.ts";
import { capitalAtRisk } from "./capital-at-risk.ts";
import { carr } from "./carr.ts";
import { carrBridge } from "./carr-bridge.ts";
import { churnedMrr } from "./churned-mrr.ts";
import { cohortLogoRetention } from "./cohort-logo-retention.ts";
import { cohortLogos } from "./cohort-logos.ts";
import { cohortMargin } from "./cohort-margin.ts";
import { cohortOutcomes } from "./cohort-outcomes.ts";
import { cohortPayback } from "./cohort-payback.ts";
import { cohortRevenue } from "./cohort-revenue.ts";
import { cohortRevenueRetention } from "./cohort-revenue-retention.ts";
import { cohortSeats } from "./cohort-seats.ts";
import { cohortUsage } from "./cohort-usage.ts";
import { committedMrr } from "./committed-mrr.ts";
import { contractionByReason } from "./contraction-by-reason.ts";
import { costToServe } from "./cost-to-serve.ts";
import type { Metric } from "./definition.ts";
import { expansionByReason } from "./expansion-by-reason.ts";
import { expansionCacRatio } from "./expansion-cac-ratio.ts";
import { freeCustomers } from "./free-customers.ts";
import { freemiumConversion } from "./freemium-conversion.ts";
import { freemiumTime } from "./freemium-time.ts";
import { freemiumVolume } from "./freemium-volume.ts";
import { grossMargin } from "./gross-margin.ts";
import { grossRenewalRate } from "./gross-renewal-rate.ts";
import { grossRevenueRetention } from "./gross-revenue-retention.ts";
import { involuntaryChurn } from "./involuntary-churn.ts";
import { lapsedMrr } from "./lapsed-mrr.ts";
import { lifetimeShareAfterFirstSale } from "./lifetime-share-after-first-sale.ts";
import { liveMrr } from "./live-mrr.ts";
import { logoChurnRate } from "./logo-churn-rate.ts";
import { logoRetention } from "./logo-retention.ts";
import { loopContribution } from "./loop-contribution.ts";
import { ltv } from "./ltv.ts";
import { ltvToCac } from "./ltv-to-cac.ts";
import { magicNumber } from "./magic-number.ts";
import { mrr } from "./mrr.ts";
import { mrrMovements } from "./mrr-movements.ts";
import { netExpansion } from "./net-expansion.ts";
import { netRenewalRate } from "./net-renewal-rate.ts";
import { netRevenueRetention } from "./net-revenue-retention.ts";
import { newCacRatio } from "./new-cac-ratio.ts";
import { notUpForRenewal } from "./not-up-for-renewal.ts";
import { nrrByCohort } from "./nrr-by-cohort.ts";
import { nrrWithoutTop5 } from "./nrr-without-top5.ts";
import { onboardingChurn } from "./onboarding-churn.ts";
import { overageMrr } from "./overage-mrr.ts";
import { pausedMrr } from "./paused-mrr.ts";
import { quickRatio } from "./quick-ratio.ts";
import { reactivatedMrr } from "./reactivated-mrr.ts";
import { renewalRate } from "./renewal-rate.ts";
import { renewalsDue, renewalsDueValue } from "./renewals-due.ts";
import { revenueChurnRate } from "./revenue-churn-rate.ts";
import { ruleOf40 } from "./rule-of-40.ts";
import { salesCycle } from "./sales-cycle.ts";
import { salesVelocity } from "./sales-velocity.ts";
import { survival } from "./survival.ts";
import { top5ExpansionShare } from "./top5-expansion-share.ts";
import { trialConversion } from "./trial-conversion.ts";
import { trialMrr } from "./trial-mrr.ts";
import { upliftMrr } from "./uplift-mrr.ts";
import { usageChurn } from "./usage-churn.ts";
import { usageMrr } from "./usage-mrr.ts";
import { winRate } from "./win-rate.ts";

/** Every metric, in the order people read them. API, command line, documentation and pages are made from this list. */
export const metrics: readonly Metric[] = [
  mrr,
  arr,
  carr,
  carrBridge,
  liveMrr,
  trialMrr,
  trialConversion,
  pausedMrr,
  lapsedMrr,
  freeCustomers,
  committedMrr,
  usageMrr,
  overageMrr,
  mrrMovements,
  expansionByReason,
  contractionByReason,
  upliftMrr,
  reactivatedMrr,
  churnedMrr,
  involuntaryChurn,
  loopContribution,
  activeCustomers,
  arpa,
  netRevenueRetention,
  grossRevenueRetention,
  netExpansion,
  nrrByCohort,
  nrrWithoutTop5,
  top5ExpansionShare,
  accountRetentionDistribution,
  logoRetention,
  logoChurnRate,
  revenueChurnRate,
  quickRatio,
  renewalsDue,
  renewalsDueValue,
  renewalRate,
  grossRenewalRate,
  netRenewalRate,
  notUpForRenewal,
  onboardingChurn,
  usageChurn,
  cohortRevenueRetention,
  cohortLogoRetention,
  cohortRevenue,
  cohortLogos,
  cohortMargin,
  cohortPayback,
  cohortSeats,
  cohortUsage,
  cohortOutcomes,
  survival,
  lifetimeShareAfterFirstSale,
  bowtieVolume,
  bowtieConversion,
  bowtieTime,
  winRate,
  salesCycle,
  salesVelocity,
  freemiumVolume,
  freemiumConversion,
  freemiumTime,
  cac,
  cacPayback,
  newCacRatio,
  blendedCacRatio,
  expansionCacRatio,
  grossMargin,
  costToServe,
  ltv,
  ltvToCac,
  breakEvenMonth,
  capitalAtRisk,
  magicNumber,
  burnMultiple,
  ruleOf40,
];

export const findMetric = (id: string): Metric | undefined => metrics.find((metric) => metric.id === id);

export { BINS } from "./account-retention-distribution.ts";
export { CostOfWinning, presentMargin } from "./break-even.ts";
export type {
  Ask,
  AskCondition,
  Evidence,
  EvidenceContext,
  Metric,
  MetricContext,
  Point,
  Reason,
  Sum,
} from "./definition.ts";
export { reasons } from "./definition.ts";
export { kindCodes } from "./kinds.ts";
export { following, matureMonths, medianPassage, timesAsk, trackedAsk, trackedStates } from "./passage.ts";
export { recoveryOf } from "./recovery.ts";
export { cycleAsk, lagOf } from "./sales-lag.ts";
export { ripeMonths, stepAsk } from "./sign-ups.ts";
export { isReason } from "./terms.ts";
