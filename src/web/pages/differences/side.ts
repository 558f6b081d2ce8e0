/** A side of the address in its two parts: who is asked, and as known on which day. */
export interface ChosenSide {
  readonly who: string;
  readonly day: string;
}

export function readSide(text: string | undefined): ChosenSide {
  if (text === undefined) return { who: "", day: "" };
  const dated = /^(?:(.*)@)?(\d{4}-\d{2}-\d{2})$/.exec(text);
  return dated ? { who: dated[1] ?? "ours", day: dated[2] ?? "" } : { who: text, day: "" };
}

export const writeSide = ({ who, day }: ChosenSide): string | undefined =>
  who === "" ? (day === "" ? undefined : day) : day === "" ? who : `${who}@${day}`;
