import { sellerRisk } from "../../../../growth/index.ts";
import { type Card, numberOf, type Said } from "../card.ts";
import type { Company } from "../company.ts";
import { again, index, line, num, over, power, row, sum, word } from "../maths.ts";
import { quantity } from "../quantity.ts";

const MONTHS = 60;
const YEAR = 12;

function atRisk(company: Company | null): readonly Said[] {
  const value = company?.atRisk.value ?? null;
  return value === null ? [] : [{ key: "risk.company", with: { atRisk: quantity(value, "money") } }];
}

/** Who sells by the month lends the customer what winning it cost, until the margin has brought it back. */
export const risk: Card = {
  id: "risk",
  section: "returns",
  given: ({ cac, acv, margin, monthlyChurn }) => [
    { name: "cac", unit: "money", min: 1, ...cac },
    { name: "newMrr", unit: "money", min: 0, ...acv, value: acv.value === null ? null : acv.value / YEAR },
    { name: "margin", letter: "m", unit: "ratio", min: 0, max: 1, ...margin },
    { name: "monthlyChurn", letter: "c", unit: "ratio", min: 0, max: 1, ...monthlyChurn },
  ],
  derive: (values, _, company) => {
    const cac = numberOf(values, "cac");
    const monthly = numberOf(values, "newMrr") * numberOf(values, "margin");
    const kept = 1 - numberOf(values, "monthlyChurn");
    const marginByMonth = Array.from({ length: MONTHS }, (_unused, month) => monthly * kept ** month);
    const { sellerRisk: course, paybackMonth } = sellerRisk({ cac, marginByMonth });
    const shown = course.slice(0, Math.max(YEAR, paybackMonth ?? MONTHS) + 4);
    const year = course[YEAR] ?? 0;
    const brought = (1 - year) * cac;
    return {
      lines: [
        line(
          index(word("risk"), "t"),
          row(
            num(1),
            "−",
            over(
              row(
                sum(row("k", "=", num(0)), row("t", "−", num(1))),
                power(row("(", num(1), "−", "c", ")"), "k"),
                "×",
                word("newMrr"),
                "×",
                "m",
              ),
              word("cac"),
            ),
          ),
        ),
        line(index(word("risk"), num(YEAR)), row(num(1), "−", over(num(brought, "money"), num(cac, "money")))),
        again(num(year, "ratio")),
      ],
      result: quantity(year, "ratio"),
      says: [
        paybackMonth === null
          ? { key: "risk.never", with: { months: quantity(MONTHS, "months"), left: quantity(course[MONTHS] ?? 0, "ratio") } }
          : { key: "risk.back", with: { months: quantity(paybackMonth, "months") } },
        ...atRisk(company),
      ],
      drawing: {
        unit: "ratio",
        labels: shown.map((_unused, month) => quantity(month, "months")),
        lines: [{ name: { key: "risk.line" }, values: shown, strong: true }],
      },
    };
  },
  example: { values: { cac: 30_000, newMrr: 2_500, margin: 0.8, monthlyChurn: 0 }, source: "standard 1.1; T9" },
  files: ["cost", "subscription_line"],
};
