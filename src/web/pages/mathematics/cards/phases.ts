import { keptThroughPhases } from "../../../../growth/index.ts";
import { type Card, numberOf, type Said } from "../card.ts";
import type { Company } from "../company.ts";
import { again, line, num, row, word } from "../maths.ts";
import { quantity } from "../quantity.ts";

function measured(company: Company | null): readonly Said[] {
  const kept = company?.logoRetention.value ?? null;
  return kept === null ? [] : [{ key: "phases.measured", with: { kept: quantity(kept, "ratio") } }];
}

/** Customers are lost twice: before they live, and after. */
export const phases: Card = {
  id: "phases",
  section: "keeping",
  given: ({ onboardingChurn, usageChurn }) => [
    { name: "onboardingChurn", letter: "o", unit: "ratio", min: 0, max: 1, ...onboardingChurn },
    { name: "usageChurn", letter: "u", unit: "ratio", min: 0, max: 1, ...usageChurn },
  ],
  derive: (values, _, company) => {
    const onboarding = numberOf(values, "onboardingChurn");
    const usage = numberOf(values, "usageChurn");
    const kept = keptThroughPhases({ onboarding, usage });
    return {
      lines: [
        line(word("grr"), row("(", num(1), "−", "o", ")", "×", "(", num(1), "−", "u", ")"), "≈"),
        again(row(num(1 - onboarding, "ratio"), "×", num(1 - usage, "ratio"))),
        again(num(kept, "ratio")),
      ],
      result: quantity(kept, "ratio"),
      says: [
        {
          key: onboarding > usage ? "phases.onboarding" : "phases.usage",
          with: { onboarding: quantity(onboarding, "ratio"), usage: quantity(usage, "ratio"), alone: quantity(1 - usage, "ratio") },
        },
        ...measured(company),
      ],
    };
  },
  example: { values: { onboardingChurn: 0.06, usageChurn: 0.1 }, source: "standard 1.2.2; 1.3" },
  files: ["stage_change", "subscription_line"],
};
