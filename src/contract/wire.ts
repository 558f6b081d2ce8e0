import { z } from "zod";
import { type Currency, type Day, day, formatDay, parseCurrency, parseDay } from "../domain/index.ts";

/** A civil day: `YYYY-MM-DD` on the wire, a whole number of days inside. */
export const dayText = z.codec(
  z.iso.date(),
  z.custom<Day>((value) => Number.isInteger(value)),
  {
    decode: (text) => parseDay(text) ?? day(0),
    encode: (value) => formatDay(value),
  },
);

export const currencyText = z.codec(
  z.string().length(3),
  z.custom<Currency>((value) => typeof value === "string"),
  {
    decode: (text) => parseCurrency(text) ?? (text.toUpperCase() as Currency),
    encode: (value) => value,
  },
);

/** Whole minor units of one currency. */
export const moneyText = z.object({ minor: z.number().int(), currency: currencyText });

/** Something somebody writes, without what would only take up room. */
export const saying = (most = 2000) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((said) => !said.includes("\0"), "The text holds a character that can't be kept. Type it again.");

/** The version something was read at, so that nobody overwrites what another wrote meanwhile; 0 for what is new. */
export const baseVersion = z.number().int().min(0).describe("The version it was read at; 0 for what is new.");

export const decimalText = z
  .string()
  .regex(/^-?\d{1,15}(\.\d{1,8})?$/, "Write a plain decimal such as 1200.50.")
  .describe("A plain decimal in major units, such as 1200.50.");
