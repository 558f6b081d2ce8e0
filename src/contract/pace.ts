import { z } from "zod";
import { dayText } from "./wire.ts";

export const paceQuestionSchema = z.object({
  weeks: z.coerce.number().int().min(1).max(52).default(12).describe("Whole weeks, up to the last day the ledger speaks for."),
});

const count = z.object({ n: z.number().int(), aWeek: z.number() });
const counts = {
  answered: count.describe("Leads that got their first answer."),
  medianDays: z.number().nullable().describe("Days from a lead's coming to its first answer, the median; null below five."),
  begun: count.describe("Deals that began."),
  moved: count.describe("Entries of deals into a further stage; a win is one."),
  won: count,
  lost: count,
};

export const paceSchema = z.object({
  from: dayText,
  to: dayText,
  weeks: z.number().int(),
  people: z.array(z.object({ who: z.string().nullable(), ...counts })).describe("Owners as the records name them; null for what has none."),
  total: z.object(counts),
  byWeek: z.array(
    z.object({
      first: dayText,
      answered: z.number().int(),
      begun: z.number().int(),
      moved: z.number().int(),
      won: z.number().int(),
      lost: z.number().int(),
    }),
  ),
});
export type PaceReport = z.input<typeof paceSchema>;
