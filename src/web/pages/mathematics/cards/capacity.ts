import {
  type CapacityPlan,
  capacityPlan,
  HEALTHY_COST_PER_NEW_ARR,
  levelForAcv,
  middleOf,
  touchLevelRatios,
} from "../../../../growth/index.ts";
import { type Card, type Given, numberOf, type Said } from "../card.ts";
import { assumed, type Known, missing } from "../known.ts";
import { again, line, num, over, row, word } from "../maths.ts";
import { quantity } from "../quantity.ts";

const MONTHS = 12;

/** Deals a year of one account executive, by the level of touch that the value of a deal calls for. */
function dealsPerAe(acv: Known): Known {
  if (acv.value === null || acv.value <= 0) return missing("no_data");
  const span = touchLevelRatios[levelForAcv(acv.value)].dealsPerAe;
  return span === null ? missing("nobody_sells") : assumed(middleOf(span), "practitioners");
}

const typed = (name: string, unit: Given["unit"], value: number, why: string, max: number): Given => ({
  name,
  unit,
  min: 0,
  max,
  ...assumed(value, why),
});

/** From a target backwards to the people it takes, who are not productive on their first day. */
export const capacity: Card = {
  id: "capacity",
  section: "planning",
  given: ({ newArr, acv }) => [
    { name: "target", unit: "money", min: 1, ...(newArr.value === null ? newArr : { ...newArr, value: Math.round(newArr.value) }) },
    { name: "acv", unit: "money", min: 1, ...acv },
    { name: "dealsPerAe", unit: "count", min: 0.5, max: 500, ...dealsPerAe(acv) },
    typed("aesNow", "count", 0, "no_people", 1_000),
    typed("attrition", "ratio", 0, "no_people", 0.95),
    { ...typed("costOfPerson", "money", 150_000, "balderton", 2_000_000), min: 1 },
  ],
  derive: (values) => {
    const cost = numberOf(values, "costOfPerson");
    const acv = numberOf(values, "acv");
    const perAe = numberOf(values, "dealsPerAe");
    const plan = capacityPlan({
      target: numberOf(values, "target"),
      acv,
      months: MONTHS,
      level: levelForAcv(acv),
      dealsPerAe: perAe,
      aesNow: numberOf(values, "aesNow"),
      yearlyAttrition: numberOf(values, "attrition"),
      yearlyCost: { ae: cost, sdr: cost, csm: cost, manager: cost },
    });
    return {
      lines: [
        line(word("deals"), row(over(word("target"), word("acv")), "=", over(num(numberOf(values, "target"), "money"), num(acv, "money")))),
        again(num(plan.dealsNeeded, "count")),
        line(
          word("rampedAes"),
          row(over(word("deals"), word("dealsPerAe")), "=", over(num(plan.dealsNeeded, "count"), num(perAe, "count"))),
        ),
        again(num(plan.rampedAesNeeded, "count")),
      ],
      result: quantity(plan.hires, "count"),
      says: saysOf(plan, acv, cost),
      table: {
        columns: ["planMonth", "hires", "aes", "rampedAes", "sdrs", "csms", "managers", "deals", "newArr"],
        rows: plan.months.map(({ month, hires, aes, ramped, sdrs, csms, managers, deals, newArr }) => ({
          cells: [
            quantity(month, "number"),
            quantity(hires, "count"),
            quantity(round(aes), "count"),
            quantity(round(ramped), "count"),
            quantity(sdrs, "count"),
            csms === null ? null : quantity(csms, "count"),
            quantity(managers, "count"),
            quantity(round(deals), "count"),
            quantity(newArr, "money"),
          ],
        })),
      },
    };
  },
  example: {
    values: { target: 2_475_000, acv: 25_000, dealsPerAe: 24, aesNow: 0, attrition: 0, costOfPerson: 150_000 },
    source: "standard 1.4",
  },
  files: ["subscription_line", "opportunity"],
};

/** People and deals of a plan to a tenth: expected values, not appointments. */
const round = (value: number): number => Math.round(value * 10) / 10;

function saysOf(plan: CapacityPlan, acv: number, cost: number): readonly Said[] {
  const { hires, rampedAesNeeded, reached, reason, sellers, costPerNewArr, healthy } = plan;
  return [
    reached
      ? { key: "capacity.means", with: { hires: quantity(hires, "count"), ramped: quantity(round(rampedAesNeeded), "count") } }
      : { key: `capacity.${reason ?? "too_late"}` },
    { key: "capacity.level", with: { level: { word: `level.${levelForAcv(acv)}` } } },
    {
      key: sellers.flagged ? "capacity.dear" : "capacity.pays",
      with: { share: quantity(sellers.share, "ratio"), deals: quantity(round(sellers.dealsToCoverCost), "count") },
    },
    ...(costPerNewArr === null
      ? []
      : [
          {
            key: healthy ? "capacity.healthy" : "capacity.unhealthy",
            with: {
              cost: quantity(costPerNewArr, "multiple"),
              limit: quantity(HEALTHY_COST_PER_NEW_ARR, "multiple"),
              person: quantity(cost, "money"),
            },
          },
        ]),
    { key: "capacity.defaults" },
  ];
}
