import type { Deal } from "../../contract/index.ts";
import { type Currency, type DealLine, flawOfLine, formatDay, type LineFlaw, noticeBy, parseDay, yearlyWorth } from "../../domain/index.ts";
import { decimalIn } from "./amount.ts";

export type Line = Deal["notes"]["lines"][number];

/** A line as it is typed: every field a text, so that nothing is lost while somebody writes. */
export interface LineDraft {
  readonly id: string;
  readonly product: string;
  readonly price: string;
  readonly quantity: string;
  readonly interval: DealLine["interval"];
  readonly intervalCount: string;
  readonly discountPercent: string;
  readonly termMonths: string;
  readonly noticeDays: string;
  readonly startsOn: string;
  readonly ramp: readonly { readonly key: string; readonly fromMonth: string; readonly price: string; readonly quantity: string }[];
}

const newId = (): string => Math.random().toString(36).slice(2, 10);

export const emptyLine = (): LineDraft => ({
  id: newId(),
  product: "",
  price: "",
  quantity: "1",
  interval: "month",
  intervalCount: "1",
  discountPercent: "",
  termMonths: "12",
  noticeDays: "30",
  startsOn: "",
  ramp: [],
});

/** A year after the step before, or half-way to the end of a term that is over by then. */
function laterMonth({ termMonths, ramp }: LineDraft): number {
  const last = Math.max(0, ...ramp.map(({ fromMonth }) => Number(fromMonth) || 0));
  const term = Number(termMonths) || 0;
  return term === 0 || last + 12 < term ? last + 12 : Math.max(1, Math.floor((last + term) / 2));
}

export const emptyStep = (line: LineDraft): LineDraft["ramp"][number] => ({
  key: newId(),
  fromMonth: String(laterMonth(line)),
  price: "",
  quantity: "",
});

const textOf = (value: string | number | null | undefined): string => (value === null || value === undefined ? "" : String(value));

export const draftOfLine = (line: Line): LineDraft => ({
  id: line.id,
  product: line.product,
  price: line.price,
  quantity: line.quantity ?? "1",
  interval: line.interval ?? "month",
  intervalCount: textOf(line.intervalCount ?? 1),
  discountPercent: textOf(line.discountPercent),
  termMonths: textOf(line.termMonths),
  noticeDays: textOf(line.noticeDays),
  startsOn: textOf(line.startsOn),
  ramp: (line.ramp ?? []).map(({ fromMonth, price, quantity }) => ({
    key: newId(),
    fromMonth: String(fromMonth),
    price: textOf(price),
    quantity: textOf(quantity),
  })),
});

const decimalOrNone = (text: string): string | null => (text.trim() === "" ? null : decimalIn(text));
const wholeOrNone = (text: string): number | null => (/^\d+$/.test(text.trim()) ? Number(text) : null);

/** A typed line as the domain knows it. */
export const lineOf = (draft: LineDraft): DealLine => ({
  id: draft.id,
  product: draft.product.trim(),
  price: decimalIn(draft.price),
  quantity: decimalIn(draft.quantity),
  interval: draft.interval,
  intervalCount: Math.max(1, wholeOrNone(draft.intervalCount) ?? 1),
  discountPercent: decimalOrNone(draft.discountPercent),
  termMonths: wholeOrNone(draft.termMonths) || null,
  noticeDays: wholeOrNone(draft.noticeDays),
  startsOn: parseDay(draft.startsOn),
  ramp: draft.ramp.map(({ fromMonth, price, quantity }) => ({
    fromMonth: wholeOrNone(fromMonth) ?? 0,
    price: decimalOrNone(price),
    quantity: decimalOrNone(quantity),
  })),
});

/** A line as the program takes it. */
export const toWire = (line: DealLine): Line => ({
  ...line,
  startsOn: line.startsOn === null ? null : formatDay(line.startsOn),
  ramp: line.ramp.map((step) => ({ ...step })),
});

export const flawIn = (draft: LineDraft): LineFlaw | null => flawOfLine(lineOf(draft));

/** The last day of notice of a line, where it is known when the line begins. */
export function lastNotice(line: DealLine): string | null {
  const on = noticeBy(line);
  return on === null ? null : formatDay(on);
}

/** Worth a year of the lines that can be sold as they stand. */
export const worthOf = (lines: readonly DealLine[], currency: string): ReturnType<typeof yearlyWorth> =>
  yearlyWorth(
    lines.filter((line) => flawOfLine(line) === null),
    currency as Currency,
  );
