/** A model at some parameters: what is missing to each observed value, and how the model changes with each parameter. */
export interface Linearised {
  readonly residuals: readonly number[];
  /** One row a value, one column a parameter. */
  readonly slopes: readonly (readonly number[])[];
}

export interface LeastSquares {
  readonly parameters: readonly number[];
  readonly squares: number;
  /** Inverse of the normal matrix, whose diagonal times the residual variance is the variance of each parameter; null when singular. */
  readonly inverse: readonly (readonly number[])[] | null;
}

const ROUNDS = 300;
const ENOUGH = 1e-14;

const sumOfSquares = (values: readonly number[]): number => values.reduce((sum, value) => sum + value * value, 0);

/** Solves `matrix · x = each column of right`, by elimination with the largest pivot; null when there is no single answer. */
function solve(matrix: readonly (readonly number[])[], right: readonly (readonly number[])[]): number[][] | null {
  const rows = matrix.map((row, i) => [...row, ...(right[i] ?? [])]);
  const size = rows.length;
  for (let at = 0; at < size; at++) {
    const pivot = rows.slice(at).reduce((best, row) => (Math.abs(row[at] ?? 0) > Math.abs(best[at] ?? 0) ? row : best));
    const head = pivot[at] ?? 0;
    if (!(Math.abs(head) > 1e-300)) return null;
    rows.splice(rows.indexOf(pivot), 1);
    const unit = pivot.map((value) => value / head);
    for (const [i, row] of rows.entries()) rows[i] = row.map((value, j) => value - (row[at] ?? 0) * (unit[j] ?? 0));
    rows.splice(at, 0, unit);
  }
  return rows.map((row) => row.slice(size));
}

function normal({ slopes, residuals }: Linearised, size: number): { readonly matrix: number[][]; readonly right: number[][] } {
  const each = Array.from({ length: size }, (_, i) => i);
  const matrix = each.map((i) => each.map((j) => slopes.reduce((sum, row) => sum + (row[i] ?? 0) * (row[j] ?? 0), 0)));
  const right = each.map((i) => [slopes.reduce((sum, row, at) => sum + (row[i] ?? 0) * (residuals[at] ?? 0), 0)]);
  return { matrix, right };
}

/**
 * Parameters for which the squares of the residuals add up to the least, from one start.
 *
 * Levenberg-Marquardt: a Gauss-Newton step, damped until it helps; the same start gives the same answer. It finds a minimum
 * near its start, so callers try several. Source: D. Marquardt, SIAM Journal 11 (1963).
 */
export function leastSquares(start: readonly number[], model: (parameters: readonly number[]) => Linearised): LeastSquares {
  let parameters = start;
  let here = model(parameters);
  let squares = sumOfSquares(here.residuals);
  let damping = 1e-3;
  for (let round = 0; round < ROUNDS && damping < 1e12; round++) {
    const { matrix, right } = normal(here, start.length);
    const damped = matrix.map((row, i) => row.map((value, j) => (i === j ? value * (1 + damping) + 1e-15 : value)));
    const step = solve(damped, right);
    const tried = step && parameters.map((value, i) => value + (step[i]?.[0] ?? 0));
    const there = tried && model(tried);
    const triedSquares = there ? sumOfSquares(there.residuals) : Number.NaN;
    if (tried && there && triedSquares < squares) {
      const gained = squares - triedSquares;
      [parameters, here, squares, damping] = [tried, there, triedSquares, damping / 5];
      if (gained <= ENOUGH * triedSquares) break;
    } else damping *= 4;
  }
  const { matrix } = normal(here, start.length);
  const identity = matrix.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
  return { parameters, squares, inverse: solve(matrix, identity) };
}
