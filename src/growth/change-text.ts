import { badRequest } from "../domain/index.ts";
import type { Change } from "./model.ts";

const FORM = /^(?:(.+):)?([a-z_]+(?:\.[a-z_]+)?)=([+-]?)(\d+(?:\.\d+)?)(%|pts|)(?:@(\d+))?(?:\/(\d+))?$/;

const refused = (text: string): never => {
  throw badRequest(
    "bad_change",
    `“${text}” is no change of a lever. Write cr.win=+10% (a tenth better), cr.win=+5pts (five points), cr.win=0.35 (to a value), with the segment before it (Field sales:cr.win=+10%), and behind it the first month and the months it takes (cr.win=+10%@6/3).`,
  );
};

/**
 * Reads a change written in one word: `[segment:]lever=amount[@from][/ramp]`. An amount with `%` is relative, with `pts` in
 * points of a share (in months for times), with a sign alone the same for what is no share, and without a sign a value. Refused: anything else.
 */
export function parseChange(text: string): Change {
  const match = FORM.exec(text.trim());
  if (match === null) return refused(text);
  const [, segment, lever = "", sign = "", digits = "", unit = "", from, ramp] = match;
  const signed = Number(`${sign}${digits}`);
  if (unit !== "" && sign === "") return refused(text);
  const by = unit === "%" ? "relative" : sign === "" ? "to" : "points";
  const amount = unit === "%" || unit === "pts" ? signed / 100 : signed;
  return {
    ...(segment === undefined ? {} : { segment }),
    lever,
    by,
    amount: Number(amount.toPrecision(12)),
    ...(from === undefined ? {} : { from: Number(from) }),
    ...(ramp === undefined ? {} : { ramp: Number(ramp) }),
  };
}

/** Writes what {@link parseChange} reads. `isShare` says whether points are of a share. */
export function writeChange({ segment, lever, by, amount, from = 0, ramp = 0 }: Change, isShare: boolean): string {
  const sign = by !== "to" && amount >= 0 ? "+" : "";
  const plain = (value: number): string => String(Number(value.toPrecision(12)));
  const said =
    by === "relative"
      ? `${sign}${plain(amount * 100)}%`
      : by === "points" && isShare
        ? `${sign}${plain(amount * 100)}pts`
        : `${sign}${plain(amount)}`;
  return `${segment === undefined ? "" : `${segment}:`}${lever}=${said}${from > 0 ? `@${from}` : ""}${ramp > 0 ? `/${ramp}` : ""}`;
}
