import type { Bowtie, BowtieState } from "../../../contract/index.ts";
import type { Drawing, Loop, Passage, Stage } from "../../charts/bowtie/model.ts";
import { changeOf, type Point, reasonOf, told, type Words, writtenShort } from "../../units.ts";

/** Where each loop leaves the journey and where it comes back to it (standard, growth loops). */
const LOOPS: Readonly<Record<string, readonly [from: string, to: string]>> = {
  renewal: ["renewed", "impact"],
  upsell: ["expanded", "impact"],
  cross_sell: ["expanded", "sql"],
  win_back: ["expanded", "sal"],
};

/** A time as short as a drawing wants it. */
const shortTime = ({ value }: Point, { t, f }: Words): string | null =>
  value === null ? null : t("bowtie.short", { n: f.number(value, value < 10 ? 1 : 0) });

/** The Bowtie's answer as words and weights. `compared` is whether changes are told. */
export function drawingOf(bowtie: Bowtie, words: Words, compared: boolean, funnel: boolean): Drawing {
  const { t, f } = words;
  const currency = bowtie.currency ?? undefined;
  return {
    title: t("bowtie.title", { period: f.period(bowtie.period) }),
    stages: bowtie.states.map((state) => stageOf(state, bowtie, words, compared)),
    passages: bowtie.states.flatMap((state) => passageOf(state, bowtie, words, compared)),
    loops: loopsOf(bowtie, words),
    funnel: funnel ? funnelWords(bowtie, words) : null,
    scaleLeft: t("bowtie.scaleLeft"),
    scaleRight: currency === undefined ? t("bowtie.scaleRightBare") : t("bowtie.scaleRight", { currency }),
    constraint: t("bowtie.constraint"),
    count: (count) => f.number(count, 0),
  };
}

function stageOf(state: BowtieState, bowtie: Bowtie, words: Words, compared: boolean): Stage {
  const { t } = words;
  const { volume, volumeBefore, half, tracked } = state;
  const name = t(`bowtie.state.${state.state}`);
  const station = bowtie.wing.find((one) => one.state === state.state);
  const money = (minor: number): string => writtenShort(minor, "money", bowtie.currency ?? undefined, words);
  const change = compared && tracked ? changeOf(volume, volumeBefore, "count", words) : null;
  const count = told(volume, "count", undefined, words);
  const right = half === "right";
  const worth = station?.value ?? null;
  const known = tracked || (right && worth !== null);
  const counted = right && tracked ? [t("bowtie.customers", { count: volume.value ?? 0, n: count })] : right && known ? [count] : [];
  const won = half === "knot" && worth !== null ? [`+${money(worth)} MRR`] : [];
  const notes = [...counted, ...(change ? [change.text] : []), ...won];
  const value = right && known && worth !== null ? money(worth) : count;
  return {
    id: `state:${state.state}`,
    half,
    name,
    value,
    notes,
    weight: right ? worth : volume.value,
    start: half === "knot" ? (worth ?? 0) : undefined,
    known,
    told: known ? t("bowtie.told.stage", { name, value, notes: notes.join(", ") }) : t("bowtie.told.unknown", { name }),
  };
}

function passageOf(
  { state, next, conversion, conversionBefore, time, comparable }: BowtieState,
  bowtie: Bowtie,
  words: Words,
  compared: boolean,
): Passage[] {
  if (next === null || conversion === null) return [];
  const { t, f } = words;
  const { low, high, value } = conversion;
  const median = time && shortTime(time.median, words);
  const p90 = time && shortTime(time.p90, words);
  const change = compared && comparable ? changeOf(conversion, conversionBefore, "ratio", words) : null;
  const notes = [
    low !== undefined && high !== undefined ? f.interval(low, high) : null,
    ...(time?.p90.value === 0
      ? [t("bowtie.sameDay")]
      : [median && t("bowtie.median", { time: median }), p90 && t("bowtie.p90", { time: p90 })]),
    change?.text,
  ].filter((note): note is string => typeof note === "string" && note !== "");
  const rate = value === null ? reasonOf(conversion, words) : f.ratio(value);
  const [from, to] = [t(`bowtie.state.${state}`), t(`bowtie.state.${next}`)];
  return [
    {
      id: `rate:${state}`,
      from: `state:${state}`,
      to: `state:${next}`,
      rate,
      notes,
      isConstraint: bowtie.constraint?.state === state,
      told: t("bowtie.told.passage", { from, to, rate, notes: notes.join(", ") }),
    },
  ];
}

function loopsOf(bowtie: Bowtie, words: Words): Loop[] {
  const { t } = words;
  const growth = bowtie.loops.filter(({ loop }) => loop !== "renewal");
  const most = Math.max(1, ...growth.map(({ value }) => value.value ?? 0));
  return bowtie.loops.flatMap(({ loop, value }) => {
    const [from, to] = LOOPS[loop] ?? [];
    if (from === undefined || to === undefined || !value.value) return [];
    const name = t(`bowtie.loop.${loop}`);
    const renewal = loop === "renewal";
    const amount = renewal
      ? told(value, "count", undefined, words)
      : `+${writtenShort(value.value, "money", bowtie.currency ?? undefined, words)}`;
    return [
      {
        id: `loop:${loop}`,
        from: `state:${from}`,
        to: `state:${to}`,
        text: `${name} ${amount}`,
        share: renewal ? 0.5 : value.value / most,
        told: t("bowtie.told.loop", { name, value: amount }),
      },
    ];
  });
}

function funnelWords({ funnel }: Bowtie, words: Words): readonly string[] {
  const { t, f } = words;
  const { arrShare, lifetimeShare } = funnel;
  return [
    t("bowtie.funnel.title"),
    ...(arrShare === null ? [] : [t("bowtie.funnel.arr", { share: f.ratio(arrShare, 0) })]),
    lifetimeShare.value === null
      ? t("bowtie.funnel.lifetimeMissing", { reason: reasonOf(lifetimeShare, words) })
      : t("bowtie.funnel.lifetime", { share: f.ratio(lifetimeShare.value, 0) }),
  ];
}
