import { type Day, month } from "../../src/domain/index.ts";
import { dayIn } from "./calendar.ts";
import { Chance, Quotas } from "./chance.ts";
import { currencyOf, type Profile, profileOf } from "./market.ts";
import { CompanyNames } from "./names.ts";
import { type CurrencyCode, FIRST_DAY, FIRST_MONTH, LAST_MONTH, ROUNDSHEET } from "./story.ts";

export interface RoundsheetCustomer {
  readonly number: string;
  readonly name: string;
  readonly domain: string;
  readonly profile: Profile;
  readonly currency: CurrencyCode;
  readonly changes: readonly { readonly on: Day; readonly cents: number; readonly type: string; readonly reason: string }[];
}

/** The customers of the company that was bought, whose old system tells only how their monthly value changed. */
export function makeRoundsheet(): readonly RoundsheetCustomer[] {
  const chance = new Chance("roundsheet");
  const quotas = new Quotas("roundsheet");
  const names = new CompanyNames(new Chance("roundsheet/names"));
  return Array.from({ length: ROUNDSHEET.customers }, (_, i) => {
    const motion = i % 3 === 0 ? "Self-serve" : "Inside sales";
    const profile: Profile = { ...profileOf(motion, chance), source: "Acquisition" };
    const { name, domain } = names.next(profile.industry);
    let cents = Math.round(chance.around(ROUNDSHEET.mrrCents) / 500) * 500;
    const changes = [{ on: FIRST_DAY, cents, type: "initial", reason: "" }];
    for (let at = FIRST_MONTH + 1; at <= LAST_MONTH; at++) {
      const on = dayIn(month(at), chance);
      if (quotas.falls("lost", ROUNDSHEET.lostMonthly)) {
        changes.push({ on, cents: -cents, type: "cancelled", reason: "chosen" });
        break;
      }
      if (!quotas.falls("grows", ROUNDSHEET.grows)) continue;
      const more = Math.round((cents * chance.around([0.03, 0.08, 0.25])) / 100) * 100;
      cents += more;
      changes.push({ on, cents: more, type: "upgrade", reason: "quantity" });
    }
    return {
      number: `RS-${1001 + i}`,
      name: `${name}`,
      domain: `roundsheet-${domain}`,
      profile,
      currency: currencyOf(profile.region),
      changes,
    };
  });
}
