import { type AnnualUnits, type Currency, compare, type MovementReason, wholeUnits, ZERO } from "../domain/index.ts";
import { nativeOf, type Stream } from "./stream.ts";
import type { Change } from "./timeline.ts";

const worth = (change: Change): boolean => change.before !== null && compare(change.before.value, ZERO) > 0;
const pays = (change: Change): boolean => compare(change.after.value, ZERO) > 0;

function within(change: Change): MovementReason {
  const before = change.before?.parts;
  const after = change.after.parts;
  if (change.after.reason) return change.after.reason;
  if (!before || !after) return "unknown";
  if (before.plan !== after.plan) return "plan";
  if (after.commitment && (before.quantity !== after.quantity || before.price !== after.price)) return "usage_commitment";
  if (before.quantity !== after.quantity) return "quantity";
  if (before.discount !== after.discount) return after.discount === "" ? "discount_expiry" : "discount";
  if (before.price !== after.price) return change.after.renews && rises(change) ? "uplift" : "price";
  return "unknown";
}

const rises = (change: Change): boolean => compare(change.after.value, change.before?.value ?? ZERO) > 0;

const size = (change: Change): number => {
  const difference =
    Number(change.after.value.n) / Number(change.after.value.d) -
    Number(change.before?.value.n ?? 0n) / Number(change.before?.value.d ?? 1n);
  return Math.abs(difference);
};

/**
 * Why a customer's value rose or fell on a day: one stream's own parts, a plan exchanged for another, an item added or
 * dropped. When several things changed, the one that moved most money names the movement.
 */
export function changeReason(changes: readonly Change[]): MovementReason {
  const ended = changes.some((change) => worth(change) && !pays(change) && !change.after.paused);
  const started = changes.some((change) => !worth(change) && pays(change));
  if (ended && started) return "plan";
  const ranked = changes.length === 1 ? changes : [...changes].sort((a, b) => size(b) - size(a));
  const main = ranked[0];
  if (!main) return "unknown";
  if (main.after.reason && main.after.reason !== "discount_expiry") return main.after.reason;
  if (worth(main) !== pays(main)) return "add_on";
  return within(main);
}

/** Why a customer left, as far as the entries say. */
export function churnReason(changes: readonly Change[]): MovementReason {
  for (const change of changes) if (change.after.reason) return change.after.reason;
  return "unknown";
}

/** A subscription ends in one currency and goes on in another on the same day (semantics B.2, row 55). */
export function exchangesCurrency(changes: readonly Change[]): boolean {
  const ended = changes.filter(({ before, after }) => before !== null && before.value.n > 0n && after.value.n === 0n && !after.paused);
  return ended.some((end) =>
    changes.some(
      (start) =>
        start.after.value.n > 0n &&
        nativeOf(start.stream) !== nativeOf(end.stream) &&
        start.stream.subscription === end.stream.subscription,
    ),
  );
}

interface Single {
  readonly kind: "expansion" | "contraction";
  readonly currency: Currency;
  readonly amount: AnnualUnits;
  readonly reason: MovementReason;
}

/**
 * Every subscription's change by itself (semantics B.2, row 24, where settings keep them apart).
 *
 * @param held what of each has moved already, as it opened or came back
 */
export const eachChange = (changes: readonly Change[], held: ReadonlyMap<Stream, AnnualUnits>): readonly Single[] =>
  changes.flatMap((change) => {
    const { before, after, stream } = change;
    const amount = wholeUnits(after.value) - wholeUnits(after.revalued ?? before?.value ?? ZERO) - (held.get(stream) ?? 0n);
    const kind = amount > 0n ? ("expansion" as const) : ("contraction" as const);
    return amount === 0n ? [] : [{ kind, currency: stream.currency, amount, reason: changeReason([change]) }];
  });
