/**
 * `1 + r + r² + …` over a number of terms that need not be whole: part of a term counts as that part of it.
 *
 * By `expm1`, which stays exact when r is close to 1.
 */
export function geometricSum(factor: number, terms: number): number {
  const whole = Math.floor(terms);
  const part = terms - whole;
  const sum = factor === 1 || whole <= 1 ? whole : Math.expm1(whole * Math.log1p(factor - 1)) / (factor - 1);
  return part === 0 ? sum : sum + part * factor ** whole;
}
