import { plus } from "../calendar.ts";
import { SUPPORT_TEAM } from "../names.ts";
import { THROUGH } from "../story.ts";
import { type About, type Book, text } from "./document.ts";

const OF_NOBODY: About = { account: null, deal: null, plan: null };
const HELD_ON = plus(THROUGH, 3);

/** The weekly look at renewals as it was held once, with what it decided. */
export function tellMeeting(book: Book): void {
  const [first = "Ana Pires", second = "Bilal Hussain"] = SUPPORT_TEAM;
  const held = "demo-meeting-renewals";
  book.add("meeting", held, OF_NOBODY, first, HELD_ON, {
    meeting: "weekly_renewals",
    on: text(HELD_ON),
    attendees: [
      { person: first, role: "csm" },
      { person: second, role: "csm" },
      { person: "Femke de Wit", role: "am" },
    ],
    covered: ["due", "at_risk"],
  });
  const decide = (id: string, what: string, owner: string | null, due: number | null, isDone = false): void =>
    book.add("decision", `${held}-${id}`, OF_NOBODY, first, HELD_ON, {
      what,
      owner,
      due: due === null ? null : text(plus(THROUGH, due)),
      doneOn: isDone ? text(plus(THROUGH, 9)) : null,
      held,
    });
  decide("visit", "Two days on site where missed appointments stay above 9 %.", second, 24);
  decide("figures", "Ask each champion for their own figures before the review.", first, 10, true);
  decide("terms", "Offer two years only where an outcome is confirmed.", null, null);
}
