import { accountMap } from "./account-map.ts";
import { businessModelChoice } from "./business-model-choice.ts";
import { championOnTheMove } from "./champion-on-the-move.ts";
import { conversationFirst } from "./conversation-first.ts";
import { diagnoseBeforeProposing } from "./diagnose-before-proposing.ts";
import { discountDesk } from "./discount-desk.ts";
import { failedPaymentRecovery } from "./failed-payment-recovery.ts";
import { fewerBetterMeetings } from "./fewer-better-meetings.ts";
import { firstImpactSprint } from "./first-impact-sprint.ts";
import { fitBeforeScale } from "./fit-before-scale.ts";
import { growFromProvenImpact } from "./grow-from-proven-impact.ts";
import { idealCustomerFocus } from "./ideal-customer-focus.ts";
import { impactLedMessage } from "./impact-led-message.ts";
import { jointImpactPlan } from "./joint-impact-plan.ts";
import { lostDealRevisit } from "./lost-deal-revisit.ts";
import { matchServiceToContract } from "./match-service-to-contract.ts";
import { mutualClosePlan } from "./mutual-close-plan.ts";
import { notNowNurture } from "./not-now-nurture.ts";
import { noticeDateWatch } from "./notice-date-watch.ts";
import { openDoorExit } from "./open-door-exit.ts";
import { orchestrateBeforeKickoff } from "./orchestrate-before-kickoff.ts";
import { planLimitPrompt } from "./plan-limit-prompt.ts";
import type { Play } from "./play.ts";
import { priceByValue } from "./price-by-value.ts";
import { priorityOverBudget } from "./priority-over-budget.ts";
import { proofContentLoop } from "./proof-content-loop.ts";
import { reductionForReturn } from "./reduction-for-return.ts";
import { referralAfterImpact } from "./referral-after-impact.ts";
import { renewalCalendar } from "./renewal-calendar.ts";
import { renewalPriceUplift } from "./renewal-price-uplift.ts";
import { rightSizeOffer } from "./right-size-offer.ts";
import { riskSignalResponse } from "./risk-signal-response.ts";
import { severalVoices } from "./several-voices.ts";
import { speedToLead } from "./speed-to-lead.ts";
import { spendToPayback } from "./spend-to-payback.ts";
import { stalledOnboardingRescue } from "./stalled-onboarding-rescue.ts";
import { tradeNotHaggle } from "./trade-not-haggle.ts";
import { twoSidedHandover } from "./two-sided-handover.ts";
import { unitCostReview } from "./unit-cost-review.ts";
import { winBackByReason } from "./win-back-by-reason.ts";
import { yearlyValueLetter } from "./yearly-value-letter.ts";

/** Every play, in the order of the journey; those on margin, loops and spend last. */
export const plays: readonly Play[] = [
  idealCustomerFocus,
  impactLedMessage,
  proofContentLoop,
  speedToLead,
  conversationFirst,
  twoSidedHandover,
  priorityOverBudget,
  diagnoseBeforeProposing,
  severalVoices,
  mutualClosePlan,
  fewerBetterMeetings,
  tradeNotHaggle,
  discountDesk,
  priceByValue,
  businessModelChoice,
  orchestrateBeforeKickoff,
  firstImpactSprint,
  stalledOnboardingRescue,
  jointImpactPlan,
  riskSignalResponse,
  failedPaymentRecovery,
  renewalCalendar,
  noticeDateWatch,
  rightSizeOffer,
  reductionForReturn,
  growFromProvenImpact,
  accountMap,
  planLimitPrompt,
  renewalPriceUplift,
  yearlyValueLetter,
  matchServiceToContract,
  unitCostReview,
  notNowNurture,
  lostDealRevisit,
  referralAfterImpact,
  championOnTheMove,
  winBackByReason,
  openDoorExit,
  spendToPayback,
  fitBeforeScale,
];

export { isDue, type Play, type Trigger } from "./play.ts";
