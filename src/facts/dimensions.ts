import {
  type AnnualUnits,
  type Currency,
  type Day,
  type ModelFamily,
  modelFamilies,
  UNITS_PER_MINOR,
  wholeUnits,
} from "../domain/index.ts";
import { motionBands } from "../standard/index.ts";
import type { Labels } from "./labels.ts";
import { dayField, decimalField, pricedValue, textField } from "./lines.ts";
import type { MovementFact } from "./movement-fact.ts";
import { familyNamed, MODEL_FIELDS, MOTION_FIELDS, motionNamed, saysModel } from "./names-of-models.ts";
import type { Counting, UnitEntry } from "./unit.ts";

/** Family of a plan or product, by `source/plan`; the lower-cased name stands beside the id, for deals that name what is sold. */
export type Families = ReadonlyMap<string, ModelFamily>;

export interface Known {
  readonly model: ModelFamily;
  /** Somebody said so, the product's family says so, or the form of the price does. */
  readonly by: "said" | "product" | "price";
}

export interface Acv {
  readonly currency: Currency;
  readonly amount: AnnualUnits;
}

/** What a record's dimensions are read from, beside its labels. */
export interface Grounds {
  /** The records of what is, or was, paid. */
  readonly paying: readonly UnitEntry[];
  /** Value of the first contract year. */
  readonly acv: Acv | null;
  /** A subscription has the model of its own product, whatever is said of the account. */
  readonly own?: true;
}

/**
 * Labels with the two dimensions every record has: `model` and `motion`, and by what they are known (`model_by`,
 * `motion_by`). `models` names all of them where a customer's own lines are of several. What a source calls
 * "model" or "motion" stays under its full name, such as `account.motion`.
 */
export function dimensioned(
  labels: Labels,
  { paying, acv, own }: Grounds,
  counting: Pick<Counting, "families" | "horizon" | "dayCount">,
): Labels {
  const added = new Map(labels);
  const terms = termsOf(paying, counting);
  const models = [...new Set(terms.map(({ model }) => model))];
  const fromLines = models.length > 1 ? weightiest(terms, counting) : (terms[0] ?? null);
  const named = saidModel(labels) ?? productNamed(labels, counting.families);
  const first = own && fromLines?.by !== "price" ? fromLines : null;
  const known = first ?? named ?? fromLines;
  // A source's own word for something else is no business model.
  added.delete("model");
  if (known) added.set("model", known.model).set("model_by", known.by);
  if (models.length > 1) added.set("models", modelFamilies.filter((model) => models.includes(model)).join(" + "));
  const said = MOTION_FIELDS.map((name) => labels.get(name)).find((value) => value !== undefined);
  const motion = said === undefined ? motionOf(acv) : motionNamed(said);
  if (motion !== null) added.set("motion", motion).set("motion_by", said === undefined ? "acv" : "said");
  return added;
}

function saidModel(labels: Labels): Known | null {
  for (const name of MODEL_FIELDS) {
    const model = familyNamed(labels.get(name) ?? "");
    if (model) return { model, by: "said" };
  }
  return null;
}

/** A deal has no plan of its own; its source may name the product in words. */
function productNamed(labels: Labels, families: Families | undefined): Known | null {
  const name = labels.get("opportunity.product") ?? labels.get("opportunity.plan");
  const model = name === undefined ? undefined : families?.get(`/${name.toLowerCase()}`);
  return model === undefined ? null : { model, by: "product" };
}

/** The band of standard 1.4 a first-year value lies in; only EUR and USD have bands. */
export function motionOf(acv: Acv | null): string | null {
  if (acv === null || (acv.currency !== "EUR" && acv.currency !== "USD" && acv.amount !== 0n)) return null;
  const perMajor = UNITS_PER_MINOR * 100n;
  return motionBands.find(({ below }) => below === null || acv.amount < BigInt(below) * perMajor)?.motion ?? null;
}

/** What the first day of paying was worth a year, where it was paid in one currency. */
export function acvOf(movements: readonly MovementFact[]): Acv | null {
  const first = movements.find(({ kind }) => kind === "new" || kind === "initial");
  if (!first) return null;
  const day = movements.filter((one) => one.day === first.day && one.kind === first.kind);
  if (day.some(({ currency }) => currency !== first.currency)) return null;
  return { currency: first.currency, amount: day.reduce((sum, { amount }) => sum + amount, 0n) };
}

interface Term extends Known {
  readonly fields: UnitEntry["fields"];
  readonly isFree: boolean;
  readonly isRunning: boolean;
}

/** The terms a customer has now, or had last; free ones only of whoever never paid. */
function termsOf(paying: readonly UnitEntry[], counting: Pick<Counting, "families" | "horizon">): readonly Term[] {
  const terms = [...linesOf(paying, counting), ...subscriptionsOf(paying, counting)];
  const recurring = terms.filter(({ fields }) => fields["one_off"] !== true);
  const paid = recurring.filter(({ isFree }) => !isFree);
  const counted = paid.length > 0 ? paid : recurring.length > 0 ? recurring : terms;
  const running = counted.filter(({ isRunning }) => isRunning);
  return running.length > 0 ? running : counted.slice(-1);
}

function linesOf(paying: readonly UnitEntry[], counting: Pick<Counting, "families" | "horizon">): readonly Term[] {
  return paying.flatMap((entry) => {
    if (entry.type !== "subscription_line") return [];
    const starts = dayField(entry.fields, "starts_on");
    if (starts !== null && starts > counting.horizon) return [];
    const ends = dayField(entry.fields, "ends_on");
    return termOf(entry, entry.fields, counting.families, ends === null || ends > counting.horizon) ?? [];
  });
}

/** Events say what changes, and together what is true last; of movements and levels, the last that names a plan tells. */
function subscriptionsOf(paying: readonly UnitEntry[], { families, horizon }: Pick<Counting, "families" | "horizon">): readonly Term[] {
  const last = new Map<number, { readonly entry: UnitEntry; readonly fields: UnitEntry["fields"] }>();
  for (const entry of paying
    .filter(({ type, day, fields }) => isTelling(type, fields) && day !== null && day <= horizon)
    .sort((a, b) => (a.day ?? 0) - (b.day ?? 0)))
    last.set(entry.subject, { entry, fields: { ...last.get(entry.subject)?.fields, ...entry.fields } });
  return [...last.values()].flatMap(({ entry, fields }) => termOf(entry, fields, families, fields["type"] !== "cancel") ?? []);
}

const isTelling = (type: UnitEntry["type"], fields: UnitEntry["fields"]): boolean =>
  type === "subscription_event" || (type !== "subscription_line" && fields["plan"] !== undefined);

function saidOf(attributes: UnitEntry["attributes"]): ModelFamily | undefined {
  for (const name in attributes) {
    const model = saysModel(name) ? familyNamed(attributes[name] ?? "") : null;
    if (model !== null) return model;
  }
  return undefined;
}

function termOf(
  { source, attributes }: UnitEntry,
  fields: UnitEntry["fields"],
  families: Families | undefined,
  isRunning: boolean,
): Term | null {
  const isFree = isFreeTerm(source, fields, families);
  const own = saidOf(attributes);
  const family = own ?? families?.get(`${source}/${textField(fields, "plan")}`);
  if (family !== undefined) return { model: family, by: own ? "said" : "product", fields, isFree, isRunning };
  const model = isFree ? "freemium" : formOf(fields);
  return model === null ? null : { model, by: "price", fields, isFree, isRunning };
}

/** A price of nothing, or a plan of a free family; a discount of everything is not free, it ends. */
export function isFreeTerm(source: number, fields: UnitEntry["fields"], families: Families | undefined): boolean {
  if (fields["one_off"] === true) return false;
  const price = decimalField(fields, "price");
  if (price !== null) return price.n === 0n;
  return families?.get(`${source}/${textField(fields, "plan")}`) === "freemium";
}

/** Where a payment lies on the arc of standard 1.1: paid once or for three years and more, by the period, or as it is used. */
function formOf(fields: UnitEntry["fields"]): ModelFamily | null {
  if (fields["one_off"] === true) return "ownership";
  const interval = textField(fields, "interval");
  const count = Number(fields["interval_count"] ?? 1);
  if (interval === "day" || interval === "week") return "consumption";
  const months = interval === "year" ? 12 * count : count;
  return interval === "" ? null : months >= 36 ? "ownership" : "subscription";
}

/** The model most of the value is of; of amounts in several currencies, which are never added, the one with most lines. */
function weightiest(terms: readonly Term[], { dayCount }: Pick<Counting, "dayCount">): Known | null {
  const currencies = new Set(terms.map(({ fields }) => textField(fields, "currency")));
  const weight = ({ fields }: Term): bigint =>
    currencies.size > 1 ? 1n : wholeUnits(pricedValue(fields, textField(fields, "currency") as Currency, dayCount).net);
  const sums = modelFamilies.map((model) => ({
    model,
    sum: terms.filter((term) => term.model === model).reduce((sum, term) => sum + weight(term), 0n),
  }));
  const most = sums.reduce((best, one) => (one.sum > best.sum ? one : best));
  return terms.find(({ model }) => model === most.model) ?? null;
}

export const dealAcv = (currency: Currency, amount: bigint): Acv | null =>
  amount > 0n ? { currency, amount: amount * UNITS_PER_MINOR } : null;

/** The first day something free began, whenever that is. */
export function firstFree(
  entries: readonly UnitEntry[],
  families: Families | undefined,
): { readonly day: Day; readonly entry: number } | null {
  let first: { readonly day: Day; readonly entry: number } | null = null;
  for (const { type, source, fields, seq, day, attributes } of entries) {
    const on = type === "subscription_line" ? dayField(fields, "starts_on") : type === "account" ? dayField(fields, "created_on") : day;
    const isFree =
      type === "account"
        ? saidOf(attributes) === "freemium"
        : (type === "subscription_line" || type === "subscription_event") &&
          (fields["price"] !== undefined || fields["plan"] !== undefined) &&
          isFreeTerm(source, fields, families);
    if (isFree && on !== null && (first === null || on < first.day)) first = { day: on, entry: seq };
  }
  return first;
}
