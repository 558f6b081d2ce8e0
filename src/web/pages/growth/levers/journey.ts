import type { CalibratedView, GrowthHistory, ScenarioChange } from "../../../../contract/index.ts";
import { changed, leversOf, type SegmentCourse } from "../../../../growth/index.ts";
import type { Drawing, Passage, Stage } from "../../../charts/bowtie/model.ts";
import { differenceOf, type Words, writtenShort } from "../../../units.ts";
import type { Say } from "./say.ts";

export interface JourneyInput {
  readonly segments: readonly CalibratedView[];
  readonly courses: readonly SegmentCourse[];
  readonly base: readonly SegmentCourse[];
  readonly history: readonly GrowthHistory[];
  readonly changes: readonly ScenarioChange[];
  /** Last month shown; its year is drawn. */
  readonly months: number;
  readonly currency: string | undefined;
  readonly title: string;
}

const YEAR = 12;

/** Sum of the twelve months that end with a month of the run. */
const yearOf = (values: readonly number[] | undefined, months: number): number =>
  (values ?? []).slice(Math.max(0, months - YEAR), months).reduce((sum, value) => sum + value, 0);

const total = (courses: readonly SegmentCourse[], of: (course: SegmentCourse) => number): number =>
  courses.reduce((sum, course) => sum + of(course), 0);

/** The Bowtie of the last year shown: volumes with the changes, beside those without, and what each passage lets through. */
export function journeyOf(input: JourneyInput, words: Words, say: Say): Drawing {
  const { t, f } = words;
  const stages = stagesOf(input, words);
  const known = new Set(stages.map(({ id }) => id));
  return {
    title: input.title,
    stages,
    passages: passagesOf(input, words, say).filter(({ from, to }) => known.has(from) && known.has(to)),
    loops: [],
    funnel: null,
    scaleLeft: t("bowtie.scaleLeft"),
    scaleRight: input.currency === undefined ? "" : t("growth.journey.scale", { currency: input.currency }),
    constraint: "",
    count: (count) => f.number(count, 0),
  };
}

function stagesOf({ segments, courses, base, months, currency }: JourneyInput, words: Words): readonly Stage[] {
  const { t } = words;
  const money = (minor: number): string => writtenShort(minor, "money", currency, words);
  const states = [...new Set(segments.flatMap(({ model }) => model.journey.map(({ from }) => from)))];
  const stage = (
    state: string,
    half: Stage["half"],
    unit: "count" | "money",
    of: (course: SegmentCourse) => number,
    start?: number,
  ): Stage => {
    const [now, before] = [total(courses, of), total(base, of)];
    const name = t(`bowtie.state.${state}`);
    const value = unit === "money" ? money(now) : writtenShort(now, "count", undefined, words);
    const change =
      Math.abs(now - before) < Math.max(1e-9, Math.abs(before) * 1e-6) ? null : differenceOf(now - before, unit, currency, words);
    const notes = change === null ? [] : [unit === "money" ? signedShort(now - before, money) : change, t("growth.journey.vs")];
    return {
      id: `state:${state}`,
      half,
      name,
      value,
      notes,
      weight: now,
      start,
      known: true,
      told: t("bowtie.told.stage", { name, value, notes: notes.join(", ") }),
    };
  };
  const kept = (course: SegmentCourse): number =>
    opened(course, months) + yearOf(course.newArr, months) - yearOf(course.churn, months) - yearOf(course.contraction, months);
  const grown = (course: SegmentCourse): number => kept(course) + yearOf(course.expansion, months) + yearOf(course.uplift, months);
  return [
    ...states.map((state) => stage(state, "left", "count", (course) => yearOf(course.entries[state], months))),
    stage(
      "commit",
      "knot",
      "count",
      (course) => yearOf(course.commits, months),
      total(courses, (course) => yearOf(course.newArr, months)),
    ),
    stage("live", "right", "money", (course) => opened(course, months) + yearOf(course.newArr, months)),
    stage("renewed", "right", "money", kept),
    stage("expanded", "right", "money", grown),
  ];
}

const signedShort = (minor: number, money: (minor: number) => string): string => `${minor < 0 ? "\u2212" : "+"}${money(Math.abs(minor))}`;

/** ARR a year before the month that ends a course; reckoned back from its movements. */
function opened(course: SegmentCourse, months: number): number {
  const moved =
    yearOf(course.newArr, months) +
    yearOf(course.expansion, months) +
    yearOf(course.uplift, months) -
    yearOf(course.contraction, months) -
    yearOf(course.churn, months);
  return (course.arr[months - 1] ?? 0) - moved;
}

function passagesOf({ segments, changes, courses, months }: JourneyInput, words: Words, say: Say): readonly Passage[] {
  const { t } = words;
  const made = (from: string, to: string, rate: string, notes: readonly string[]): Passage => ({
    id: `rate:${from}`,
    from: `state:${from}`,
    to: `state:${to}`,
    rate,
    notes,
    isConstraint: false,
    told: t("bowtie.told.passage", { from: t(`bowtie.state.${from}`), to: t(`bowtie.state.${to}`), rate, notes: notes.join(", ") }),
  });
  const lever = (id: string): { readonly now: readonly number[]; readonly before: readonly number[] } => {
    const found = segments.flatMap(({ model }) =>
      leversOf(model)
        .filter((one) => one.id === id)
        .map((one) => ({ one, name: model.name })),
    );
    const after = found.map(({ one, name }) => {
      const asked = changes
        .filter((change) => change.lever === id && (change.segment === undefined || change.segment === name))
        .reduce((value, change) => changed(value, change, 1), one.value);
      return Math.min(one.most, Math.max(one.least, asked));
    });
    return { now: after, before: found.map(({ one }) => one.value) };
  };
  const turned = (from: string, to: string, rate: string, time: string): Passage[] => {
    const [share, lag] = [lever(rate), lever(time)];
    if (share.now.length === 0) return [];
    const told = (unit: "share" | "months", values: typeof share): string[] => {
      const [now, before] = [say.range(unit, values.now), say.range(unit, values.before)];
      return now === before ? [] : [t("growth.journey.now", { value: before })];
    };
    // Segments side by side leave no room for times, and their rates of today stand in the rows.
    if (share.now.length > 1) return [made(from, to, say.range("share", share.now), [])];
    const times = Math.max(0, ...lag.now) > 0 ? [say.range("months", lag.now), ...told("months", lag)] : [];
    return [made(from, to, say.range("share", share.now), [...told("share", share), ...times])];
  };
  const steps = new Map(segments.flatMap(({ model }) => model.journey.map((step) => [step.from, step] as const)));
  const opening = total(courses, (course) => opened(course, months) + yearOf(course.newArr, months));
  const lost = total(courses, (course) => yearOf(course.churn, months) + yearOf(course.contraction, months));
  const added = total(courses, (course) => yearOf(course.expansion, months) + yearOf(course.uplift, months));
  return [
    ...[...steps.values()].flatMap(({ from, to, conversion, duration }) => turned(from, to, conversion, duration)),
    ...turned("commit", "live", "cr.onboard", "dt.onboard"),
    ...(opening > 0
      ? [
          made("live", "renewed", say.value("share", 1 - lost / opening), [t("growth.journey.kept")]),
          made("renewed", "expanded", `+${say.value("share", added / opening)}`, [t("growth.journey.grown")]),
        ]
      : []),
  ];
}
