import { Chance } from "../chance.ts";
import { THROUGH } from "../story.ts";
import type { Table } from "../table.ts";
import { companiesIn } from "./companies.ts";
import { chosenCustomers, tellCustomer } from "./customers.ts";
import { tellDeal, tellExpansions, tellNextSteps, tellTalk } from "./deals.ts";
import { Book } from "./document.ts";
import { tellMeeting } from "./meeting.ts";

const WORKED_ON = 9;

/** What the invented company's team wrote down beside its exports, a document a line: the same bytes every time. */
export function makeWorkspace(tables: readonly Table[]): string {
  const book = new Book();
  const { customers, open } = companiesIn(tables);
  const chosen = chosenCustomers(customers);
  for (const [index, [story, customer]] of chosen.entries())
    tellCustomer(book, new Chance(`workspace/${customer.company}`), story, customer, index);
  const proven = chosen.flatMap(([story, customer]) => (story === "proven" ? [customer] : []));
  tellExpansions(
    book,
    proven.filter((_, at) => at % 2 === 0),
  );
  const current = open.filter(({ closesOn, type }) => closesOn > THROUGH && type !== "Renewal");
  tellNextSteps(book, current);
  const worked = [...current].sort((a, b) => b.amountMinor - a.amountMinor || (a.id < b.id ? -1 : 1)).slice(0, WORKED_ON);
  for (const [at, deal] of worked.entries()) tellDeal(book, new Chance(`workspace/${deal.id}`), deal, at);
  tellTalk(book, worked, proven);
  tellMeeting(book);
  const lines = book.all().map(({ documents, ...about }) => {
    const head = JSON.stringify(about).slice(0, -1);
    return `${head},"documents":[\n${documents.map((one) => JSON.stringify(one)).join(",\n")}\n]}`;
  });
  return `[${lines.join(",\n")}]\n`;
}
