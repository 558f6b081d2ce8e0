import { type Currency, type Day, type Fraction, firstDay, month, multiply, wholeUnits } from "../domain/index.ts";
import { factorOn } from "./converted.ts";
import type { FactSink } from "./sink.ts";
import type { Counting } from "./unit.ts";

const times = (amount: bigint, factor: Fraction): bigint => wholeUnits(multiply({ n: amount, d: 1n }, factor));

/**
 * Turns over what is not made of streams: deals, costs, figures of the accounts, layers and terms (semantics B.2, rows 9 to 11). What
 * enters a layer leaves it at the same rate, that of the constant view, or nothing would ever end at zero; so do terms.
 * What has no rate stays in its own currency.
 */
export function convertingSink(sink: FactSink, counting: Counting): FactSink {
  if (counting.currencyView === "native") return sink;
  const to = counting.reportingCurrency as Currency;
  const reported = (from: Currency, on: Day): Fraction | null => factorOn(from, on, counting);
  const constant = (from: Currency): Fraction | null => factorOn(from, null, counting);
  return {
    movement: (...fact) => sink.movement(...fact),
    retention: (...fact) => sink.retention(...fact),
    stage: (...fact) => sink.stage(...fact),
    freemium: (...fact) => sink.freemium(...fact),
    spell: (...fact) => sink.spell(...fact),
    measure: (...fact) => sink.measure(...fact),
    labels: (...fact) => sink.labels(...fact),
    deal(entity, fact) {
      const on = fact.closedMonth === 0 ? fact.createdMonth : fact.closedMonth;
      const factor =
        fact.amount === 0n && fact.listAmount === 0n
          ? null
          : on === 0
            ? constant(fact.currency)
            : reported(fact.currency, firstDay(month(on)));
      if (factor === null) sink.deal(entity, fact);
      else sink.deal(entity, { ...fact, currency: to, amount: times(fact.amount, factor), listAmount: times(fact.listAmount, factor) });
    },
    cost(entity, fact) {
      const factor = reported(fact.currency, fact.day);
      sink.cost(entity, factor === null ? fact : { ...fact, currency: to, amount: times(fact.amount, factor) });
    },
    finance(entity, fact) {
      const factor = reported(fact.currency, fact.day);
      sink.finance(entity, factor === null ? fact : { ...fact, currency: to, amount: times(fact.amount, factor) });
    },
    layer(entity, fact) {
      const factor = constant(fact.currency);
      sink.layer(entity, factor === null ? fact : { ...fact, currency: to, amount: times(fact.amount, factor) });
    },
    renewal(entity, fact) {
      const factor = constant(fact.currency);
      const { amount, renewed, kept, uplift } = fact;
      if (factor === null) sink.renewal(entity, fact);
      else
        sink.renewal(entity, {
          ...fact,
          currency: to,
          amount: times(amount, factor),
          renewed: times(renewed, factor),
          kept: times(kept, factor),
          uplift: times(uplift, factor),
        });
    },
  };
}
