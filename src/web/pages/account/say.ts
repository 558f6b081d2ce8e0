import type { TimelineLine } from "../../../contract/index.ts";
import {
  type GateFact,
  gateFactWords,
  type HandoffAction,
  handoffActionWords,
  type ImpactState,
  impactStateWords,
  type Letter,
  letterWords,
  moments,
} from "../../../standard/index.ts";
import type { Language, Translate } from "../../i18n/index.ts";
import { type Words as Plain, reasonOf } from "../../units.ts";

/** Words of the page and of the standard. */
interface Words extends Plain {
  readonly language: Language;
}

/** Why nothing can be said of break-even: what is so of this account, else what the ledger lacks. */
export function noBreakEven(reason: string | undefined, words: Plain): string {
  if (reason === "no_base" || reason === "no_data") return words.t(`account.breakEven.why.${reason}`);
  return words.t("account.fact.notEnough", { reason: reasonOf({ reason: (reason ?? "unknown") as "no_costs", n: 0 }, words) });
}

/** A line of the timeline in words: what happened, and what more there is to say of it. */
export interface Said {
  readonly what: string;
  readonly details: readonly string[];
}

type Field = string | number | boolean;
type Fields = Readonly<Record<string, Field>>;

const text = (fields: Fields, name: string): string | null => {
  const value = fields[name];
  return value === undefined || value === "" ? null : String(value);
};

const currencyOf = (fields: Fields): string | undefined => text(fields, "currency") ?? undefined;

const money = (fields: Fields, name: string, { f }: Words): string | null => {
  const value = fields[name];
  return typeof value === "number" ? f.money(value, currencyOf(fields)) : null;
};

/** Decimals of a source, such as a price, as money of its currency. */
function price(fields: Fields, name: string, { f }: Words): string | null {
  const value = text(fields, name);
  if (value === null || !Number.isFinite(Number(value))) return null;
  const currency = currencyOf(fields);
  return currency === undefined
    ? f.number(Number(value), 2)
    : new Intl.NumberFormat(f.locale, { style: "currency", currency }).format(Number(value));
}

/** "25 × €12.00 a month" */
function terms(fields: Fields, words: Words): string | null {
  const { t, f } = words;
  const each = price(fields, "price", words);
  if (each === null) return null;
  const quantity = text(fields, "quantity");
  const interval = text(fields, "interval");
  const count = Number(fields["interval_count"] ?? 1);
  const every = interval === null ? each : t(`account.each.${interval}`, { price: each, count, n: f.number(count, 0) });
  return quantity === null || quantity === "1" ? every : `${f.number(Number(quantity), 2)} × ${every}`;
}

/** The stage as the source names it; else the state it stands for. */
const stageOf = (fields: Fields, t: Translate): string | null => {
  const state = text(fields, "state");
  return text(fields, "stage") ?? (state === null ? null : t(`account.state.${state}`));
};

/** What a change of terms was from, and what it is to. */
function change({ fields, before }: TimelineLine, words: Words): readonly (string | null)[] {
  const now = terms(fields, words);
  const past = before === undefined ? null : terms(before, words);
  const plan = text(fields, "plan");
  const formerPlan = before === undefined ? null : text(before, "plan");
  return [
    plan !== null && formerPlan !== null && plan !== formerPlan ? `${formerPlan} → ${plan}` : plan,
    now !== null && past !== null && now !== past ? `${past} → ${now}` : now,
  ];
}

/** What is said of each kind beside its name; what is not here says its subject only. */
const details: Readonly<Partial<Record<TimelineLine["kind"], (line: TimelineLine, words: Words) => readonly (string | null)[]>>> = {
  contact: ({ fields }) => [text(fields, "role"), text(fields, "email")],
  lead: ({ fields }, { t }) => [stageOf(fields, t), text(fields, "email")],
  opportunity: ({ fields }, words) => [
    words.t(`account.dealType.${text(fields, "type") ?? "new"}`),
    money(fields, "amount", words),
    text(fields, "owner"),
  ],
  closing: ({ fields }, words) => [money(fields, "amount", words), stageOf(fields, words.t), text(fields, "owner")],
  stage: ({ fields }, { t }) => [stageOf(fields, t)],
  won: ({ fields }, words) => [money(fields, "amount", words), text(fields, "owner"), text(fields, "reason")],
  lost: ({ fields }, words) => [money(fields, "amount", words), text(fields, "reason"), text(fields, "owner")],
  touch: ({ fields }) => [text(fields, "type"), text(fields, "title"), text(fields, "owner")],
  ticket: ({ fields }) => [text(fields, "title"), text(fields, "owner")],
  fact: ({ fields }, { language }) => [
    letterWords[text(fields, "letter") as Letter]?.title[language] ?? null,
    gateFactWords[text(fields, "text") as GateFact]?.[language] ?? text(fields, "text"),
    text(fields, "person"),
  ],
  moment: ({ fields }, { language }) => [moments.find(({ id }) => id === fields["moment"])?.title[language] ?? null],
  trade: ({ fields }) => [[text(fields, "gives"), text(fields, "gets")].filter(Boolean).join(" ⇄ ")],
  handoff: ({ fields }, { language }) => [
    handoffActionWords[text(fields, "action") as HandoffAction]?.[language] ?? null,
    text(fields, "person"),
  ],
  plan: ({ fields }) => [text(fields, "text")],
  promise: ({ fields }) => [text(fields, "text"), text(fields, "person")],
  step: ({ fields }) => [text(fields, "text"), text(fields, "person")],
  measurement: ({ fields }, { f }) => [
    `${f.number(Number(fields["value"]), 2)} ${text(fields, "unit") ?? ""}`.trim(),
    text(fields, "text"),
    text(fields, "person"),
  ],
  outcome: ({ fields }, { language }) => [
    text(fields, "text"),
    impactStateWords[text(fields, "to") as ImpactState]?.title[language] ?? null,
    text(fields, "person"),
  ],
  comment: ({ fields }) => [text(fields, "text")],
  subscription_started: ({ fields }, words) => [text(fields, "plan"), terms(fields, words)],
  subscription_changed: change,
  subscription_resumed: ({ fields }, words) => [text(fields, "plan"), terms(fields, words)],
  subscription_ended: ({ fields }, { t }) => [
    text(fields, "plan"),
    ...["end_reason", "reason"].map((name) => (text(fields, name) === null ? null : t(`account.endReason.${text(fields, name)}`))),
  ],
  notice: ({ fields }) => [text(fields, "plan")],
  charge: ({ fields }, words) => [text(fields, "plan"), terms(fields, words)],
  movement: ({ fields }, words) => [price(fields, "mrr_change", words), text(fields, "type"), text(fields, "plan")],
  level: ({ fields }, words) => [price(fields, "mrr", words), text(fields, "plan")],
  renewal: ({ fields }, words) => [
    words.t(`account.renewal.${text(fields, "outcome")}`),
    money(fields, "mrr", words),
    words.t("account.termMonths", { count: Number(fields["term_months"]), n: words.f.number(Number(fields["term_months"]), 0) }),
  ],
  invoice: ({ fields }, words) => [text(fields, "invoice_id"), money(fields, "amount", words), text(fields, "status")],
  payment: ({ fields }, words) => [money(fields, "amount", words), text(fields, "invoice_id"), text(fields, "status")],
  cost: ({ fields }, words) => [money(fields, "amount", words), text(fields, "category"), text(fields, "team")],
  usage: ({ fields }, words) => [
    `${words.f.number(Number(fields["quantity"] ?? 0), 2)} ${text(fields, "meter") ?? ""}`.trim(),
    money(fields, "amount", words),
  ],
  import: ({ fields, entries }, { t, f }) => [
    text(fields, "file"),
    Number(fields["files"]) > 1
      ? t("account.moreFiles", { count: Number(fields["files"]) - 1, n: f.number(Number(fields["files"]) - 1, 0) })
      : null,
    t("account.rows", { count: entries, n: f.number(entries, 0) }),
  ],
  correction: ({ changes = [] }) => changes.map(({ field, before, after }) => `${field}: ${before ?? "∅"} → ${after ?? "∅"}`),
};

/** What a line says, in the reader's language; names and words of the source stay as they are. */
export function say(line: TimelineLine, words: Words): Said {
  const { t } = words;
  const ownName = line.kind === "account" || line.kind === "import" ? null : line.about;
  const more = details[line.kind]?.(line, words) ?? [];
  return {
    what: t(`account.kind.${line.kind}`),
    details: [ownName, ...more].filter((one): one is string => one !== null && one !== ""),
  };
}
