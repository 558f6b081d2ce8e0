import { type CanonicalRecord, type Currency, type Day, type DealLine, formatDay, spansOfLine } from "../../domain/index.ts";

/**
 * The contract a won deal becomes: one subscription a line, in as many lines of the ledger as its ramp has steps. A term without an end goes on until
 * somebody ends it; with one, the last day of the term is known and its renewal is due.
 */
export function contractRecords(
  deal: { readonly id: string; readonly accountId: string; readonly currency: Currency },
  lines: readonly DealLine[],
  signedOn: Day,
): readonly CanonicalRecord[] {
  return lines.flatMap((line) => {
    const startsOn = line.startsOn ?? signedOn;
    const spans = spansOfLine(line, startsOn);
    const endsOn = spans.at(-1)?.to ?? null;
    return spans.map((span, at): CanonicalRecord => {
      const isLast = at === spans.length - 1;
      return {
        type: "subscription_line",
        fields: {
          subscription_id: `${deal.id}/${line.id}`,
          line_id: `${deal.id}/${line.id}/${at + 1}`,
          account_id: deal.accountId,
          opportunity_id: deal.id,
          starts_on: formatDay(span.from),
          ...(span.to === null ? {} : { ends_on: formatDay(span.to) }),
          plan: line.product,
          price: span.price,
          quantity: span.quantity,
          interval: line.interval,
          interval_count: line.intervalCount,
          currency: deal.currency,
          ...(line.discountPercent === null ? {} : { discount_percent: line.discountPercent }),
          signed_on: formatDay(signedOn),
          // Until then the customer is bound: a step of the ramp ends no term.
          ...(endsOn === null ? {} : { earliest_exit_on: formatDay(endsOn) }),
          ...(isLast && endsOn !== null ? { end_reason: "end_of_term" } : {}),
        },
        attributes: {
          ...(line.termMonths === null ? {} : { term_months: String(line.termMonths) }),
          ...(line.noticeDays === null ? {} : { notice_days: String(line.noticeDays) }),
        },
      };
    });
  });
}
