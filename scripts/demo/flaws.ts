import { Chance } from "./chance.ts";
import { columnOf, type Table } from "./table.ts";

type Row = string[];
type Damage = (row: Row, at: (column: string) => number) => void;

/** What people and programs get wrong in real exports. Nothing here touches a customer the story speaks of. */
class Flaws {
  private readonly chance = new Chance("flaws");
  private readonly hit = new Set<Row>();
  private readonly table: Table;

  constructor(table: Table) {
    this.table = table;
  }

  private readonly at = (column: string): number => columnOf(this.table, column);

  cell(row: Row, column: string): string {
    return row[this.at(column)] ?? "";
  }

  /** Damages some of the rows that fit, each once. */
  damage(count: number, fits: (row: Row) => boolean, damage: Damage): void {
    const rows = this.table.rows.filter((row) => !this.hit.has(row) && fits(row));
    for (let i = 0; i < count; i++) {
      const [row] = rows.splice(this.chance.whole(0, rows.length - 1), 1);
      if (!row) return;
      this.hit.add(row);
      damage(row, this.at);
    }
  }

  /** Writes rows a second time, further down, changed or not. */
  repeat(count: number, fits: (row: Row) => boolean, change: Damage): void {
    const rows = this.table.rows.filter((row) => !this.hit.has(row) && fits(row));
    for (let i = 0; i < count; i++) {
      const place = Math.floor((rows.length * (i + 0.5)) / count);
      const row = rows[place] as Row;
      const again = [...row];
      change(again, this.at);
      this.hit.add(row);
      this.hit.add(again);
      this.table.rows.splice(this.table.rows.indexOf(row) + this.chance.whole(1, 40), 0, again);
    }
  }
}

/** Writes one value after the other into a column. */
function put(column: string, ...values: readonly string[]): Damage {
  let count = 0;
  return (row, at) => {
    row[at(column)] = values[count % values.length] ?? "";
    count += 1;
  };
}

function inLeads(flaws: Flaws): void {
  const isCold = (row: Row): boolean => flaws.cell(row, "Lead Stage") === "Disqualified" && flaws.cell(row, "Associated Deal ID") === "";
  const isUnqualified = (row: Row): boolean => isCold(row) && row[10] === "";
  flaws.damage(4, isUnqualified, put("Create Date", ""));
  flaws.damage(3, isUnqualified, put("Create Date", "unknown", "2024-02-30", "last spring"));
  flaws.damage(3, isCold, put("Lead Stage", "Disqualifed", "Disqual."));
  flaws.repeat(3, isCold, () => undefined);
  flaws.repeat(4, isCold, put("Lead Stage", "Marketing qualified", "New"));
}

function inDeals(flaws: Flaws): void {
  const isLost = (row: Row): boolean => flaws.cell(row, "Deal Stage") === "Closed lost" && flaws.cell(row, "Deal Type") === "New Business";
  const isTalking = (row: Row): boolean => flaws.cell(row, "Deal Stage") === "Negotiation";
  flaws.damage(4, isTalking, put("Deal Stage", "Negociation", "Negotiation (legal)"));
  flaws.damage(3, isLost, put("Amount", "tbd", "ask Marit"));
  flaws.damage(2, isLost, put("Currency", ""));
  flaws.damage(2, isLost, (row, at) => {
    row[at("Amount")] = `${row[at("Amount")]}4`;
  });
  flaws.damage(3, isLost, (row, at) => {
    const closed = row[at("Close Date")] ?? "";
    row[at("Close Date")] = `${Number(closed.slice(0, 4)) - 1}${closed.slice(4)}`;
  });
  // A comma in a name, written by a program that did not quote it.
  flaws.damage(2, isLost, (row, at) => {
    row.splice(at("Deal Name"), 1, ...(row[at("Deal Name")] ?? "").split(" - "));
  });
}

function inSubscriptions(flaws: Flaws): void {
  // Second subscriptions, begun by mistake or for a try.
  const isRunning = (row: Row): boolean => flaws.cell(row, "Ended At (UTC)") === "";
  let number = 0;
  const mistake =
    (damage: Damage): Damage =>
    (row, at) => {
      number += 1;
      row[at("Subscription ID")] = `sub_test${String(number).padStart(3, "0")}`;
      row[at("Item ID")] = `si_test${String(number).padStart(3, "0")}`;
      row[at("Ended At (UTC)")] = "";
      row[at("Trial End (UTC)")] = "";
      damage(row, at);
    };
  flaws.repeat(
    4,
    isRunning,
    mistake((row, at) => {
      row[at("Ended At (UTC)")] = row[at("Start (UTC)")] ?? "";
    }),
  );
  flaws.repeat(
    2,
    isRunning,
    mistake((row, at) => {
      row[at("Ended At (UTC)")] = "2022-10-30";
    }),
  );
  flaws.repeat(1, isRunning, mistake(put("Interval", "fortnight")));
  flaws.repeat(1, isRunning, mistake(put("Unit Amount", "")));
  flaws.repeat(1, isRunning, mistake(put("Interval Count", "0")));
  flaws.repeat(1, isRunning, mistake(put("Currency", "eu")));
}

const IN: Readonly<Record<string, (flaws: Flaws) => void>> = {
  "hubspot-leads.csv": inLeads,
  "hubspot-deals.csv": inDeals,
  "stripe-subscription-items.csv": inSubscriptions,
  "onboarding-projects.csv": (flaws) =>
    flaws.damage(2, (row) => flaws.cell(row, "Status") === "In progress", put("Went live", "next week", "CW 47")),
  "metering-usage.csv": (flaws) => {
    flaws.damage(3, () => true, put("quantity", "n/a", "-"));
    flaws.damage(1, () => true, put("measured_on", "2026-02-30"));
  },
  "hubspot-activities.csv": (flaws) => {
    flaws.damage(3, (row) => flaws.cell(row, "Type") === "ticket", put("Activity Date", ""));
    flaws.damage(3, (row) => flaws.cell(row, "Type") === "ticket", put("Associated Company ID", ""));
  },
  "metering-commitments.csv": (flaws) => flaws.repeat(1, (row) => flaws.cell(row, "event") === "update", put("event", "rise")),
  "costs.csv": (flaws) => flaws.damage(1, (row) => flaws.cell(row, "Kategorie") === "tools", put("Betrag", "offen")),
};

export function addFlaws(tables: readonly Table[]): readonly Table[] {
  for (const table of tables) IN[table.name]?.(new Flaws(table));
  return tables;
}
