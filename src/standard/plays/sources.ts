/** Where the ideas of plays come from; a play restates them in its own words. */
export const playSources = {
  process: "Winning by Design, process of a sale: https://winningbydesign.com/resource_type/selection/page/5",
  saasMethod: "Winning by Design, the SaaS sales method and its key moments, as restated by others",
  jointPlan: "Winning by Design, joint impact plan: https://winningbydesign.com/resources/blueprints/create-a-joint-impact-plan",
  loops: "Winning by Design, the data model: https://winningbydesign.com/resources/videos/the-data-model/",
  math: "The Science of Revenue, mathematical model: https://www.thescienceofrevenue.com/mathematical-model",
  business: "The Science of Revenue, business model: https://www.thescienceofrevenue.com/business-model",
  gtm: "The Science of Revenue, go-to-market model: https://www.thescienceofrevenue.com/gtm-model",
  growthPhases: "RevPartners, phases of growth: https://revpartners.io/revops-academy/revops-mba/2024/class-15",
  leadmagic: "LeadMagic GTM skills: https://github.com/LeadMagic/gtm-skills",
  spicedRubric: "GTM Skills, SPICED scorecard: https://github.com/jurjen-gtm-engineer/gtmskills",
  closePlan: "Mutual action plan: https://skillmd.ai/skills/mutual-action-plan",
  dunning: "B. Hardin, revenue leakage: https://brianhardin.info/blog/revenue-leakage-finding-the-money-youre-already-owed",
  renewals: "Pedowitz Group, renewal process: https://www.pedowitzgroup.com/how-do-i-operationalize-the-renewal-process-revops-playbook",
  ours: "OpenBowtie",
} as const;
