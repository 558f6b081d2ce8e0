import type { Difference, DifferenceCause, DifferenceSide } from "../../../contract/index.ts";
import type { Format, Translate } from "../../i18n/index.ts";
import { methodName } from "../../part-name.ts";
import { unitOf, type Words, written } from "../../units.ts";

const value = (said: string | number, t: Translate): string => (said === "" ? t("differences.cause.empty") : String(said));

export function sideName({ kind, title, asOf }: DifferenceSide, { t, f }: Words): string {
  const side = kind === "ours" ? t("differences.side.ours") : title;
  return asOf === undefined ? side : t("differences.side.asOf", { side, day: f.day(asOf.slice(0, 10)) });
}

/** A cause in a few words. */
export function causeName(cause: DifferenceCause, difference: Difference, words: Words): string {
  const { t, f } = words;
  const changes = (cause.changes ?? []).map(({ name, from, to }) =>
    name === "method"
      ? t("differences.cause.method", {
          from: methodName(difference.metric, String(from), t),
          to: methodName(difference.metric, String(to), t),
        })
      : t("differences.cause.setting", { name: t(`differences.setting.${name}`), from: value(from, t), to: value(to, t) }),
  );
  const events = eventsName(cause, t, f);
  const days = cause.days ? [t("differences.cause.days", { from: f.day(cause.days.from), to: f.day(cause.days.to) })] : [];
  const named = [...changes, ...events, ...days];
  return named.length > 0 ? named.join("; ") : restName(cause, difference, words);
}

function eventsName({ kind, events = [] }: DifferenceCause, t: Translate, f: Format): readonly string[] {
  const [first] = events;
  const last = events.at(-1);
  if (!first || !last) return [];
  if (kind === "import" || kind === "undo")
    return [t(`differences.cause.${kind}`, { title: first.title, day: f.day(first.at.slice(0, 10)) })];
  const span = { from: f.day(first.at.slice(0, 10)), to: f.day(last.at.slice(0, 10)) };
  return [t("differences.cause.imports", { n: f.number(events.length, 0), ...span })];
}

function restName({ kind, records }: DifferenceCause, { sides }: Difference, words: Words): string {
  const { t } = words;
  if (kind === "only_from") return t("differences.cause.only", { side: sides.from.title });
  if (kind === "only_to") return t("differences.cause.only", { side: sides.to.title });
  if (kind === "account") return t("differences.cause.account", { name: records[0]?.name ?? records[0]?.id ?? "" });
  return t(`differences.cause.${kind}`);
}

/** A part of a difference, with its sign. */
export function signed(amount: number, { metric, unit, currency }: Pick<Difference, "metric" | "unit" | "currency">, words: Words): string {
  if (unit === "ratio") {
    const n = new Intl.NumberFormat(words.f.locale, { signDisplay: "exceptZero", maximumFractionDigits: 2 }).format(amount * 100);
    if (unitOf(metric, unit) === "ratio") return words.t("change.points", { n: n.replace("-", "−") });
  }
  return `${amount > 0 ? "+" : ""}${written(amount, unitOf(metric, unit), currency, words)}`;
}
