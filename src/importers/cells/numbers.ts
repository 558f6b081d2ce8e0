/** The mark before the decimals. */
export const decimalMarks = [".", ","] as const;
export type DecimalMark = (typeof decimalMarks)[number];

/** How a cell looks as a number: clear, told to use one mark, or open: `1,234` may be either, `1.234` is rarely a thousand. */
export type NumberShape = "clear" | "." | "," | "open" | "likely." | "none";

const bare = (cell: string): string => cell.replace(/[^\d.,]/g, "");

export function numberShape(cell: string): NumberShape {
  if (!/\d/.test(cell)) return "none";
  const digits = bare(cell);
  const lastDot = digits.lastIndexOf(".");
  const lastComma = digits.lastIndexOf(",");
  if (lastDot === -1 && lastComma === -1) return "clear";
  if (lastDot !== -1 && lastComma !== -1) return lastDot > lastComma ? "." : ",";
  const mark = lastDot === -1 ? "," : ".";
  const parts = digits.split(mark);
  if (parts.length > 2) return mark === "," ? "." : ",";
  if ((parts[1] ?? "").length !== 3) return mark;
  if (parts[0] === "0") return mark;
  return mark === "." ? "likely." : "open";
}

const PLAIN = /^-?\d+(\.\d+)?$/;

/**
 * Reads a number as a plain decimal: `-1234.5`. Takes off currency signs, grouping, brackets and a trailing minus.
 * `null` when it is no number.
 */
export function readNumber(cell: string, mark: DecimalMark): string | null {
  if (mark === "." && PLAIN.test(cell)) return cell;
  let text = cell
    .replace(/[\s\u00a0\u202f'’]/g, "")
    .replace(/^[A-Z]{3}(?=[-(\d])|(?<=[\d)])[A-Z]{3}$/g, "")
    .replace(/[$€£¥₹₩₺₽]|zł|R\$|US\$/g, "");
  let negative = false;
  if (/^\(.*\)$/.test(text)) {
    negative = true;
    text = text.slice(1, -1);
  }
  if (text.endsWith("-")) {
    negative = !negative;
    text = text.slice(0, -1);
  }
  if (/^[-−–]/.test(text)) {
    negative = !negative;
    text = text.slice(1);
  } else if (text.startsWith("+")) text = text.slice(1);
  text = text.replace(/%$/, "");
  const grouping = mark === "." ? "," : ".";
  const [whole = "", ...rest] = text.split(mark);
  if (rest.length > 1 || !/^\d*$/.test(rest[0] ?? "")) return exponent(text, negative);
  // Groups of three, or of two before the last three as in India.
  if (whole.includes(grouping) && !new RegExp(`^\\d{1,3}(\\${grouping}\\d{2,3})*\\${grouping}\\d{3}$`).test(whole)) return null;
  const digits = whole.replaceAll(grouping, "");
  if (!/^\d*$/.test(digits) || (digits === "" && !rest[0])) return exponent(text, negative);
  const decimals = rest[0] ?? "";
  return `${negative ? "-" : ""}${digits === "" ? "0" : digits}${decimals === "" ? "" : `.${decimals}`}`;
}

/** `1.5e3`, as some programs write large or small numbers. */
function exponent(text: string, negative: boolean): string | null {
  const match = /^(\d+)(?:\.(\d+))?[eE]([+-]?\d{1,2})$/.exec(text);
  if (!match) return null;
  const [, whole = "", decimals = "", power = "0"] = match;
  const digits = whole + decimals;
  const point = whole.length + Number(power);
  const padded = point <= 0 ? "0".repeat(1 - point) + digits : digits.padEnd(point, "0");
  const at = Math.max(point, 1);
  const tail = padded.slice(at).replace(/0+$/, "");
  return `${negative ? "-" : ""}${padded.slice(0, at)}${tail === "" ? "" : `.${tail}`}`;
}

/** Moves the decimal point to the left: cents to whole money. Exact, on text. */
export function shiftLeft(decimal: string, places: number): string {
  if (places === 0) return decimal;
  const negative = decimal.startsWith("-");
  const [whole = "0", decimals = ""] = decimal.replace("-", "").split(".");
  const digits = whole.padStart(places + 1, "0");
  const tail = (digits.slice(digits.length - places) + decimals).replace(/0+$/, "");
  return `${negative ? "-" : ""}${digits.slice(0, digits.length - places)}${tail === "" ? "" : `.${tail}`}`;
}

/** Whole minor units of a plain decimal in major units; `exact` is false when a fraction of a minor unit was rounded half up. */
export function toMinor(decimal: string, digits: number): { readonly minor: number; readonly exact: boolean } | null {
  const negative = decimal.startsWith("-");
  const [whole = "0", decimals = ""] = decimal.replace("-", "").split(".");
  const kept = decimals.slice(0, digits).padEnd(digits, "0");
  const rest = decimals.slice(digits);
  let minor = Number(whole + kept);
  if (!Number.isSafeInteger(minor)) return null;
  const exact = /^0*$/.test(rest);
  if (!exact && rest.charCodeAt(0) >= 53) minor += 1;
  return { minor: negative && minor !== 0 ? -minor : minor, exact };
}
