import { type Day, dayOf } from "../../src/domain/index.ts";
import { dateCell, earlier, later, plus } from "./calendar.ts";
import { Chance } from "./chance.ts";
import type { Customer } from "./customer.ts";
import { SUCCESS_TEAM, SUPPORT_TEAM } from "./names.ts";
import { HANDOVER_BY_FORM, type Motion, THROUGH } from "./story.ts";
import type { Table } from "./table.ts";

/** First day the export of activities goes back to. */
const SINCE = dayOf(2025, 5, 1);

const TICKETS = {
  "How do I …?": 38,
  "Import of addresses": 16,
  "Calendar does not sync": 15,
  "Invoice question": 13,
  "App is slow": 10,
  "Technician cannot sign in": 8,
} as const;

const DAYS_BETWEEN: Readonly<Record<Motion, { readonly tickets: number; readonly reviews: number }>> = {
  "Self-serve": { tickets: 210, reviews: 0 },
  "Inside sales": { tickets: 130, reviews: 182 },
  "Field sales": { tickets: 75, reviews: 91 },
};

/** What happened with customers: calls at the handover, reviews, tickets. */
export function activitiesTable(customers: readonly Customer[]): Table {
  const chance = new Chance("activities");
  const rows: string[][] = [];
  for (const customer of customers) {
    const { account, commitOn, leftOn, givesUpOn } = customer;
    const { motion } = account.profile;
    const note = (on: Day, type: string, title: string, owner: string): void => {
      if (on >= SINCE && on <= THROUGH) rows.push([String(330_000 + rows.length), account.id, dateCell(on), type, title, owner]);
    };
    const success = chance.pick(SUCCESS_TEAM);
    const isCalled = motion === "Field sales" || (motion === "Inside sales" && commitOn < HANDOVER_BY_FORM);
    if (isCalled) note(plus(commitOn, chance.whole(1, 9)), "meeting", "Handover with sales", success);
    else if (motion === "Inside sales") note(plus(commitOn, chance.whole(2, 12)), "email", "Welcome form sent", success);
    const last = earlier(leftOn ?? givesUpOn ?? THROUGH, THROUGH);
    const every = (days: number, happens: (on: Day) => void): void => {
      if (days === 0) return;
      for (
        let on = plus(later(commitOn, SINCE), chance.whole(5, days));
        on < last;
        on = plus(on, chance.whole(Math.round(days * 0.6), Math.round(days * 1.4)))
      )
        happens(on);
    };
    every(DAYS_BETWEEN[motion].tickets, (on) => note(on, "ticket", chance.weighted(TICKETS), chance.pick(SUPPORT_TEAM)));
    if (customer.liveOn !== null) every(DAYS_BETWEEN[motion].reviews, (on) => note(on, "meeting", "Business review", success));
  }
  return {
    name: "hubspot-activities.csv",
    header: ["Activity ID", "Associated Company ID", "Activity Date", "Type", "Subject", "Owner"],
    rows,
  };
}
