/**
 * An exact ratio of two integers; the denominator is positive. Money and quantities stay in this form until they are
 * shown, because binary floating point cannot hold a third of a cent, or even a tenth.
 */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

export const ZERO: Fraction = { n: 0n, d: 1n };
export const ONE: Fraction = { n: 1n, d: 1n };

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

function gcd(a: bigint, b: bigint): bigint {
  let x = magnitude(a);
  let y = magnitude(b);
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** `n / d` in lowest terms. `d` must not be zero. */
export function fraction(n: bigint, d: bigint = 1n): Fraction {
  if (d === 1n) return { n, d };
  if (d === 0n) throw new RangeError("a fraction needs a denominator other than zero");
  const divisor = gcd(n, d) * (d < 0n ? -1n : 1n);
  return divisor === 0n ? ZERO : { n: n / divisor, d: d / divisor };
}

export function add(a: Fraction, b: Fraction): Fraction {
  if (a.d === 1n && b.d === 1n) return { n: a.n + b.n, d: 1n };
  return fraction(a.n * b.d + b.n * a.d, a.d * b.d);
}

export const negate = (a: Fraction): Fraction => ({ n: -a.n, d: a.d });
export const subtract = (a: Fraction, b: Fraction): Fraction => add(a, negate(b));
export const multiply = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.n, a.d * b.d);
export const equals = (a: Fraction, b: Fraction): boolean => a.n === b.n && a.d === b.d;

/** Below zero, zero or above zero, as `a` is less than, equal to or more than `b`. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Nearest integer to `n / d` (`d > 0`), halves away from zero, so that a loss mirrors the gain of the same size. */
export function roundHalfUp(n: bigint, d: bigint): bigint {
  const twice = magnitude(n) * 2n + d;
  const rounded = twice / (2n * d);
  return n < 0n ? -rounded : rounded;
}

const PLAIN = /^([+-]?)(\d*)(?:\.(\d*))?$/;
const POWERS: readonly bigint[] = Array.from({ length: 40 }, (_, i) => 10n ** BigInt(i));

export const powerOfTen = (exponent: number): bigint => POWERS[exponent] ?? 10n ** BigInt(exponent);

/** Reads a plain decimal (`-12.50`, `.5`, `3`); no grouping marks, symbols or exponent. `null` when it is none. */
export function parseDecimal(text: string): Fraction | null {
  const match = PLAIN.exec(text);
  if (!match) return null;
  const [, sign = "", whole = "", decimals = ""] = match;
  if (whole === "" && decimals === "") return null;
  if (whole.length + decimals.length > 36) return null;
  const digits = BigInt(whole + decimals || "0");
  return fraction(sign === "-" ? -digits : digits, powerOfTen(decimals.length));
}

/** Writes `units / 10^scale` without an exponent and without trailing zeros: (1250, 2) -> `12.5`. */
export function formatScaled(units: bigint, scale: number): string {
  const digits = magnitude(units)
    .toString()
    .padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  const decimals = digits.slice(digits.length - scale).replace(/0+$/, "");
  return `${units < 0n ? "-" : ""}${whole}${decimals === "" ? "" : `.${decimals}`}`;
}
