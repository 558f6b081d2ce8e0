import { accountRetentionDistribution } from "./account-retention-distribution.ts";
import { activeCustomers } from "./active-customers.ts";
import { arpa } from "./arpa.ts";
import { arr } from "./arr.ts";
import { bowtieConversion } from "./bowtie-conversion.ts";
import { bowtieTime } from "./bowtie-time.ts";
import { bowtieVolume } from "./bowtie-volume.ts";
import { carr } from "./carr.ts";
import { carrBridge } from "./carr-bridge.ts";
import { churnedMrr } from "./churned-mrr.ts";
import { cohortLogoRetention } from "./cohort-logo-retention.ts";
import { cohortRevenueRetention } from "./cohort-revenue-retention.ts";
import { committedMrr } from "./committed-mrr.ts";
import type { Metric } from "./definition.ts";
import { freeCustomers } from "./free-customers.ts";
import { grossRenewalRate } from "./gross-renewal-rate.ts";
import { grossRevenueRetention } from "./gross-revenue-retention.ts";
import { lapsedMrr } from "./lapsed-mrr.ts";
import { lifetimeShareAfterFirstSale } from "./lifetime-share-after-first-sale.ts";
import { liveMrr } from "./live-mrr.ts";
import { logoChurnRate } from "./logo-churn-rate.ts";
import { logoRetention } from "./logo-retention.ts";
import { loopContribution } from "./loop-contribution.ts";
import { mrr } from "./mrr.ts";
import { mrrMovements } from "./mrr-movements.ts";
import { netExpansion } from "./net-expansion.ts";
import { netRenewalRate } from "./net-renewal-rate.ts";
import { netRevenueRetention } from "./net-revenue-retention.ts";
import { notUpForRenewal } from "./not-up-for-renewal.ts";
import { nrrWithoutTop5 } from "./nrr-without-top5.ts";
import { onboardingChurn } from "./onboarding-churn.ts";
import { overageMrr } from "./overage-mrr.ts";
import { pausedMrr } from "./paused-mrr.ts";
import { quickRatio } from "./quick-ratio.ts";
import { renewalRate } from "./renewal-rate.ts";
import { renewalsDue, renewalsDueValue } from "./renewals-due.ts";
import { revenueChurnRate } from "./revenue-churn-rate.ts";
import { salesCycle } from "./sales-cycle.ts";
import { top5ExpansionShare } from "./top5-expansion-share.ts";
import { trialConversion } from "./trial-conversion.ts";
import { trialMrr } from "./trial-mrr.ts";
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
  churnedMrr,
  loopContribution,
  activeCustomers,
  arpa,
  netRevenueRetention,
  grossRevenueRetention,
  netExpansion,
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
  lifetimeShareAfterFirstSale,
  bowtieVolume,
  bowtieConversion,
  bowtieTime,
  winRate,
  salesCycle,
];

export const findMetric = (id: string): Metric | undefined => metrics.find((metric) => metric.id === id);

export { BINS } from "./account-retention-distribution.ts";
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
export { following, matureMonths, medianPassage, timesAsk, trackedAsk, trackedStates } from "./passage.ts";
