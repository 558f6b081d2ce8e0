import { type MeetingLever, meetingLevers, shareForWinRate, winRateByMeetings } from "../../../../growth/index.ts";
import { type Card, type Cell, numberOf } from "../card.ts";
import { again, line, num, over, power, row } from "../maths.ts";
import { quantity } from "../quantity.ts";

/** Meetings for which the share is told while those of the company are not known. */
const USUAL = [6, 12] as const;

const rowOf = (name: string, { share, meetings, winRate, times }: MeetingLever): readonly Cell[] => [
  { word: `lever.${name}` },
  quantity(meetings, "number"),
  quantity(share, "ratio"),
  quantity(winRate, "ratio"),
  times === null ? null : quantity(times, "multiple"),
];

/** A sale is a chain of meetings, and each of them can end it. */
export const meetings: Card = {
  id: "meetings",
  section: "winning",
  given: ({ winRate }) => [
    { name: "winRate", letter: "W", unit: "ratio", min: 0.001, max: 1, ...winRate },
    { name: "meetings", letter: "n", unit: "number", min: 2, max: 60, value: null, source: { kind: "missing", why: "meetings" } },
    { name: "points", unit: "ratio", min: 0, max: 1, value: 0.05, source: { kind: "assumed", why: "choice" } },
  ],
  derive: (values) => {
    const n = numberOf(values, "meetings");
    // The example gives the share, as the standard does; of a company the win rate is known.
    const given = values["share"];
    const share = given ?? shareForWinRate({ winRate: numberOf(values, "winRate"), meetings: n });
    const winRate = winRateByMeetings({ share, meetings: n });
    const levers = meetingLevers({ share, meetings: n, fewer: 1, points: numberOf(values, "points") });
    const [count, p] = [num(n), num(share, "ratio")];
    return {
      lines: [
        line("W", power("p", "n")),
        ...(given === undefined
          ? [
              line("p", row(power("W", over(num(1), "n")), "=", power(row("(", num(winRate, "ratio"), ")"), over(num(1), count)))),
              again(p),
              line("W", row(power(row("(", p, ")"), count), "=", num(winRate, "ratio"))),
            ]
          : [again(row(power(row("(", p, ")"), count), "=", num(winRate, "ratio")))]),
      ],
      ...(given === undefined ? { result: quantity(share, "ratio") } : { result: quantity(winRate, "ratio"), resultName: "winRate" }),
      says: [
        {
          key: "meetings.means",
          with: {
            share: quantity(share, "ratio"),
            winRate: quantity(winRate, "ratio"),
            fewer: quantity(levers.fewerMeetings.winRate, "ratio"),
            higher: quantity(levers.higherShare.winRate, "ratio"),
            equal: quantity(levers.shareThatEqualsFewer, "ratio"),
          },
        },
        ...(levers.capped ? [{ key: "meetings.capped" }] : []),
      ],
      table: {
        columns: ["lever", "meetings", "share", "winRate", "times"],
        rows: [
          { cells: rowOf("now", levers.now), strong: true },
          { cells: rowOf("fewer", levers.fewerMeetings) },
          { cells: rowOf("higher", levers.higherShare) },
          { cells: rowOf("both", levers.both) },
        ],
      },
    };
  },
  meanwhile: ({ winRate }) => {
    if (winRate === undefined) return [];
    const [few, many] = USUAL.map((count) => quantity(shareForWinRate({ winRate, meetings: count }), "ratio"));
    return [{ key: "meetings.meanwhile", with: { winRate: quantity(winRate, "ratio"), few: few ?? null, many: many ?? null } }];
  },
  example: { values: { share: 0.9, meetings: 12, points: 0.05 }, source: "standard 1.3.2; T1, T2" },
  files: ["opportunity"],
};
