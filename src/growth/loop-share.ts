import { badRequest } from "../domain/index.ts";
import { type LoopId, loopCatalogue } from "./loop-catalogue.ts";
import { checkNotNegative } from "./ranges.ts";

/** New ARR of one origin: a loop of the catalogue, spend without a loop (advertising, outbound), or not known. */
export interface SourcedArr {
  readonly from: LoopId | "spend" | "unknown";
  readonly newArr: number;
}

export interface LoopShare {
  readonly loopSourced: number;
  readonly spendSourced: number;
  readonly unknown: number;
  /** Share of the new ARR whose origin is known that came from loops; null when there is none, which `reason` says. */
  readonly share: number | null;
  readonly reason: "no_known_origin" | null;
}

/**
 * Share of new ARR that loops brought, against what was bought.
 *
 * The paid loop counts as bought: it ends with the spend. What is not known counts for neither. Amounts of one currency;
 * expansion and reactivation are new ARR, retained ARR is not, so the renewal loop is refused, as are negative amounts.
 * Source: standard 1.5.
 */
export function loopShare(origins: readonly SourcedArr[]): LoopShare {
  const sums = { loop: 0, spend: 0, unknown: 0 };
  for (const { from, newArr } of origins) {
    checkNotNegative("newArr", newArr);
    if (from === "renewal") throw badRequest("retained_is_not_new", "The renewal loop retains ARR, it brings no new ARR: leave it out.");
    sums[from === "spend" || from === "unknown" ? from : fedBy(from)] += newArr;
  }
  const known = sums.loop + sums.spend;
  const share = known > 0 ? sums.loop / known : null;
  return {
    loopSourced: sums.loop,
    spendSourced: sums.spend,
    unknown: sums.unknown,
    share,
    reason: share === null ? "no_known_origin" : null,
  };
}

const fedBy = (id: LoopId): "loop" | "spend" => loopCatalogue.find((definition) => definition.id === id)?.fedBy ?? "loop";
