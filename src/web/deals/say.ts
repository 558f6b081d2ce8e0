import type { Deal } from "../../contract/index.ts";
import { type Currency, minorDigits } from "../../domain/index.ts";
import { methodologies, pipelineWords, reasonWords, type SalesPhase, salesPhaseWords } from "../../standard/index.ts";
import type { Format, Language, Translate } from "../i18n/index.ts";
import { gateName } from "./gate.ts";

interface Words {
  readonly t: Translate;
  readonly f: Format;
  readonly language: Language;
}

type Line = Deal["notes"]["lines"][number];

/** A product with its price and terms, in one line. */
export function lineWords(line: Partial<Line>, { t, f }: Words, currency: string | null): string {
  const {
    product = "",
    price = "0",
    quantity = "1",
    interval = "month",
    intervalCount = 1,
    discountPercent,
    termMonths,
    noticeDays,
    ramp,
  } = line;
  const digits = minorDigits((currency ?? "") as Currency);
  const each = t(`deal.interval.${interval}`, { count: intervalCount, n: f.number(intervalCount, 0) });
  return [
    `${product}: ${f.number(Number(quantity), 4)} × ${f.money(Math.round(Number(price) * 10 ** digits), currency ?? undefined)} ${each}`,
    ...(discountPercent == null ? [] : [`−${f.number(Number(discountPercent), 2)} %`]),
    ...(termMonths == null ? [] : [t("deal.line.months", { count: termMonths, n: f.number(termMonths, 0) })]),
    ...(noticeDays == null ? [] : [t("deal.line.notice", { count: noticeDays, n: f.number(noticeDays, 0) })]),
    ...(ramp === undefined || ramp.length === 0 ? [] : [t("deal.line.steps", { count: ramp.length, n: f.number(ramp.length, 0) })]),
  ].join(", ");
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);

/** The words for a field of a deal; what a source says beside them keeps its own name. */
export const fieldWords = (field: string, t: Translate): string => {
  const key = `deal.field.${field}`;
  const words = t(key);
  return words === key ? field : words;
};

interface Known {
  readonly currency: string | null;
  readonly stages: Deal["stages"];
}

/** What a field says, as people read it. */
export function valueWords(field: string, value: unknown, words: Words, { currency, stages }: Known): string {
  const { t, f, language } = words;
  const stageName = (id: unknown): string => stages.find((stage) => stage.id === id)?.name ?? String(id);
  const stageWords = (id: unknown): string => pipelineWords(stageName(id), language);
  const many = (list: readonly unknown[], say: (one: Fields) => string): string =>
    list.map((one) => (isFields(one) ? say(one) : String(one))).join("; ");
  if (value === null || value === undefined || value === "") return t("deal.said.nothing");
  if (Array.isArray(value) && value.length === 0) return t(field === "risks" ? "deal.said.none" : "deal.said.nothing");
  switch (field) {
    case "amount":
    case "list_amount":
      return typeof value === "number" ? f.money(value, currency ?? undefined) : String(value);
    case "reason":
      return reasonWords(String(value), language);
    case "type":
    case "outcome":
      return t(`deal.${field}.${String(value)}`);
    case "state":
    case "created_state":
      return value === "lost" ? t("deal.outcome.lost") : t(`bowtie.state.${String(value)}`);
    case "nextStep":
      return isFields(value) ? stepWords(value as unknown as NonNullable<Deal["nextStep"]>, words) : String(value);
    case "lines":
      return many(value as readonly unknown[], (one) => lineWords(one as Partial<Line>, words, currency));
    case "passes":
      return many(value as readonly unknown[], (one) => `${stageWords(one["stage"])} (${f.day(String(one["on"]))})`);
    case "methodology":
      return Object.entries(value as Fields)
        .map(([phase, used]) => {
          const id = isFields(used) ? used["id"] : null;
          const title = methodologies.find((one) => one.id === id)?.title[language] ?? String(id);
          return `${salesPhaseWords[phase as SalesPhase][language]}: ${title}`;
        })
        .join("; ");
    case "attributes":
      return Object.entries(value as Fields)
        .map(([name, one]) => `${name}: ${String(one)}`)
        .join("; ");
    default:
      if (Array.isArray(value)) return many(value, (one) => JSON.stringify(one));
      return isFields(value) ? JSON.stringify(value) : /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? f.day(String(value)) : String(value);
  }
}

export const stepWords = ({ what, on, owner }: NonNullable<Deal["nextStep"]>, { t, f }: Pick<Words, "t" | "f">): string =>
  t("deal.step.says", { what, day: f.day(on), owner });

/** A passage into a stage: what stood in its way, and what the buyer did. */
export function passWords(
  { verdict, gate, evidence, despite }: Deal["notes"]["passes"][number],
  { t, language }: Words,
): readonly string[] {
  return [
    ...(gate === null || verdict === "none" ? [] : [t(`deal.pass.${verdict}`, { gate: gateName(gate)[language] })]),
    ...(evidence === null ? [] : [t("deal.pass.evidence", { text: evidence })]),
    ...(despite === null ? [] : [t("deal.pass.despite", { text: despite })]),
  ];
}
