const WIDTH = 110;
const HEIGHT = 30;

interface SparkProps {
  readonly values: readonly number[];
  /** How many of them are past. */
  readonly past: number;
  /** The same for all that are compared. */
  readonly label: string;
}

/** A course so small that only its shape is told; its numbers stand beside it. */
export function Spark({ values, past, label }: SparkProps) {
  const most = Math.max(...values, 1e-9);
  const place = (value: number, i: number): string =>
    `${((i / Math.max(1, values.length - 1)) * WIDTH).toFixed(1)} ${(HEIGHT - 2 - (value / most) * (HEIGHT - 4)).toFixed(1)}`;
  const path = (from: number, to: number): string =>
    values
      .slice(from, to)
      .map((value, i) => `${i === 0 ? "M" : "L"}${place(value, from + i)}`)
      .join("");
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label} className="growth-spark">
      <path d={path(0, past)} fill="none" stroke="var(--ink-2)" strokeWidth={1.6} />
      <path d={path(Math.max(0, past - 1), values.length)} fill="none" stroke="var(--accent)" strokeWidth={2} />
    </svg>
  );
}
