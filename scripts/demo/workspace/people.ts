import { keyOfPerson } from "../../../src/team/contacts/index.ts";
import { earlier, plus } from "../calendar.ts";
import { THROUGH } from "../story.ts";
import type { DemoCustomer } from "./companies.ts";
import type { Buyers } from "./diagnosis.ts";
import { type About, type Book, text } from "./document.ts";

/** How the people of a customer stand to us, as those who look after it say. */
export function tellStances(book: Book, { company, specialist, signedOn }: DemoCustomer, buyers: Buyers, index: number): void {
  const about: About = { account: company, deal: null, plan: null };
  const on = earlier(plus(signedOn, 45), plus(THROUGH, -3));
  const say = (person: string, role: string, stance: string, influence: 1 | 2 | 3, rest: Readonly<Record<string, unknown>> = {}): void =>
    book.add("stance", `@account/${keyOfPerson(person)}`, about, specialist, on, {
      person,
      email: null,
      role,
      stance,
      influence,
      reportsTo: person === buyers.decider ? null : buyers.decider,
      note: null,
      leftOn: null,
      ...rest,
    });
  say(buyers.decider, "decider", index % 3 === 0 ? "for" : "neutral", 3, {
    note: "Wants one figure a quarter, not a tour of the product.",
  });
  say(buyers.champion, "champion", "for", 2, index % 4 === 3 ? { leftOn: text(plus(THROUGH, -15)) } : {});
  say(buyers.technical, "technical_contact", index % 4 === 1 ? "against" : "neutral", 1);
}
