interface LinesProps {
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
  readonly height: number;
  readonly className: string;
}

/** Several lines of text, the first at `y`. */
export const Lines = ({ x, y, lines, height, className }: LinesProps) => (
  <text x={x} y={y} className={className}>
    {lines.map((line, i) => (
      <tspan key={line} x={x} dy={i === 0 ? 0 : height}>
        {line}
      </tspan>
    ))}
  </text>
);

/** Room a letter takes at the size of names, on average. */
const LETTER = 6.9;

/** A name on as few lines as its room allows; it may break after a hyphen. */
export function wrapped(text: string, room: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/ |(?<=-)/)) {
    const last = lines.at(-1);
    const longer = last === undefined || last.endsWith("-") ? `${last ?? ""}${word}` : `${last} ${word}`;
    if (last !== undefined && longer.length * LETTER <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
