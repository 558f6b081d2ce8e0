import { playSources } from "./plays/sources.ts";

/** Where a part of the method comes from, and what of it is ours. */
export interface MethodSource {
  /** P the standard's owner, S a practitioner's restatement, D ours. */
  readonly evidence: "P" | "S" | "D";
  readonly source: string;
  /** What was decided here, and by nobody else. */
  readonly ours: string;
}

/** Everything is restated in our own words; a part that nobody published is D and says so. Gates and moments carry their own source besides. */
export const methodSources = {
  letters: {
    evidence: "P",
    source: "The Science of Revenue: https://www.thescienceofrevenue.com/about-us",
    ours: "The wording of questions and mistakes.",
  },
  levels: {
    evidence: "S",
    source: playSources.spicedRubric,
    ours: "A call without its words counts 1, an event without a day or not the customer’s 1; a figure must be on record to be one.",
  },
  bant: { evidence: "S", source: "https://salesrepository.com/methodologies/bant", ours: "A budget holds once it is funded." },
  priority: {
    evidence: "D",
    source: playSources.ours,
    ours: "The formula; that an event which has passed, and an impact the buyer confirmed, add nothing.",
  },
  moments: { evidence: "S", source: playSources.saasMethod, ours: "Checklists, records, rubrics, and the measures." },
  methodologies: { evidence: "S", source: playSources.saasMethod, ours: "What must be on record for each." },
  stages: {
    evidence: "D",
    source: playSources.ours,
    ours: "Goals, actions, exit evidence and hours; the stages themselves are the standard’s.",
  },
  rhythm: { evidence: "D", source: playSources.ours, ours: "Agendas, owners and lengths." },
  handoff: {
    evidence: "S",
    source:
      "LeanScale, sales to success hand-off: https://playbooks.leanscale.team; LeadMagic GTM skills: https://github.com/LeadMagic/gtm-skills",
    ours: "Hours and working days; that an offer which was sent back stops no clock.",
  },
  close_plan: {
    evidence: "S",
    source: playSources.closePlan,
    ours: "Days of each step; that half of the open steps need the buyer’s people and days.",
  },
  outcomes: {
    evidence: "P",
    source:
      "GitLab, success plans: https://handbook.gitlab.com/handbook/customer-success/csm/success-plans; MetaCX, milestones: https://help.metacx.com",
    ours: "States of an impact and who may move it; at risk from 0.15 behind an even course.",
  },
  closure: {
    evidence: "P",
    source: "ServiceNow, outcomes: https://servicenow-prod.fluidtopics.net/r/fX_xI1VAltuc8Ka_vQ4n9w/5EH3DVTfeq6weQy4xRIjfA",
    ours: "Nothing.",
  },
  plan_limits: {
    evidence: "S",
    source: "Ooligo, success plan: https://ooligo.com/en/learn/success-plan/",
    ours: "That closed outcomes no longer count.",
  },
  adoption: { evidence: "S", source: playSources.renewals, ours: "That usage without a confirmed outcome for six months is a warning." },
  proof: { evidence: "D", source: playSources.ours, ours: "That references and cases rest on confirmed outcomes only." },
} as const satisfies Readonly<Record<string, MethodSource>>;
