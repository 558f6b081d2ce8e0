/** Share of those who make a step, by the whole months it takes: index 0 is within the month. Sums to 1. */
export type Lag = readonly number[];

/** A step of the way to the sale, from one state of the Bowtie to the next. */
export interface JourneyStep {
  readonly from: string;
  readonly to: string;
  /** Ids of its rate and of its time as levers: `cr.win`, `dt.select`. */
  readonly conversion: string;
  readonly duration: string;
  /** Share of those who enter `from` that ever enter `to`, 0 to 1. */
  readonly rate: number;
  readonly lag: Lag;
  /** Entries into `from` in the months before the start, oldest first. Some of them are still on their way. */
  readonly past: readonly number[];
}

/** What comes back into the journey (standard 1.5). */
export interface LoopModel {
  /** Id of its lever: `loop.referral`. */
  readonly id: string;
  /** What it starts from: customers there are, customers that left in the month, or journeys that failed a step in it. */
  readonly source: "customers" | "churned" | "lost";
  /** State it re-enters, one of the journey's or `commit`. */
  readonly into: string;
  /** Entries a month for every one of the source. */
  readonly rate: number;
  /** Months until they re-enter. */
  readonly lag: Lag;
}

/**
 * One segment, motion or business model in numbers: what enters, at what rates and after what time it becomes a customer,
 * what a customer pays, how it stays, grows and leaves. Months are whole; money is in one unit, any; shares are 0 to 1.
 */
export interface SegmentModel {
  readonly name: string;
  /** Entries from outside into the first state in the first month; into `commit` where the journey has no steps. */
  readonly inflow: number;
  /** By how much `inflow` grows from month to month at the start; a tenth of the growth is lost each month. */
  readonly inflowGrowth: number;
  /** Twelve factors on the inflow by calendar month, January first, with mean 1; none is 1 throughout. */
  readonly season: readonly number[] | null;
  readonly journey: readonly JourneyStep[];
  /** Entries a month that begin at a later state than the first, by place in the journey; the last are sales without a known way. What stands first counts for nothing. */
  readonly direct: readonly number[];
  /** New customers that come of one sale: below 1 where some sales never begin to pay, or are to those who are customers. */
  readonly perSale: number;
  /** Yearly list price of a new customer, and the share of it given away. */
  readonly price: number;
  readonly discount: number;
  /** Share of new customers that go live. The others leave when those would. */
  readonly onboarding: { readonly rate: number; readonly lag: Lag };
  /** Share of live customers lost a month; `shape` multiplies it by age in months since the sale, its last value holds on. */
  readonly usageChurn: { readonly monthly: number; readonly shape: readonly number[] };
  /**
   * What a customer that leaves pays beside the average of its age, 0 to 2: below 1 the small ones leave. Of a share `x` of
   * customers, `x (leaverValue + (1 - leaverValue) x)` of the value leaves.
   */
  readonly leaverValue: number;
  /** At every end of a term this share of customers stays; `null` where customers may leave in any month. */
  readonly renewal: { readonly termMonths: number; readonly rate: number } | null;
  /** Monthly growth and loss of what those who stay pay. */
  readonly expansion: number;
  readonly contraction: number;
  /** Price increase at every anniversary. */
  readonly uplift: number;
  /** Customers and their yearly value at the start, by age in months since their sale. */
  readonly base: { readonly customers: readonly number[]; readonly arr: readonly number[] };
  /** Gross margin, 0 to 1. */
  readonly margin: number;
  /** What winning customers costs: a month whatever comes in, and for every entry from outside. */
  readonly spend: { readonly fixed: number; readonly perEntry: number };
  /** Months a customer pays ahead at once (1, 3, 12), and months until an invoice is paid. */
  readonly billing: { readonly everyMonths: number; readonly paidAfter: number };
  readonly loops: readonly LoopModel[];
  /** Most customers there can ever be; bounds loops that would grow without end. */
  readonly market: number | null;
}

/** A change of one lever of some segments from a month on, reached in equal steps over `ramp` months. */
export interface Change {
  /** Name of the segment; all of them when absent. */
  readonly segment?: string | undefined;
  readonly lever: string;
  /** By a share of itself (0.1 is +10 %), by points (0.05 is +5 points of a rate; months, money otherwise), or to a value. */
  readonly by: "relative" | "points" | "to";
  readonly amount: number;
  /** First month of effect; 0 is the first month of the simulation. */
  readonly from?: number | undefined;
  readonly ramp?: number | undefined;
}

/** A lag of known mean in months, kept to whole months with the mean unchanged. */
export const lagOf = (mean: number): Lag => {
  const below = Math.floor(mean);
  const part = mean - below;
  return part === 0 ? oneAt(below) : [...Array<number>(below).fill(0), 1 - part, part];
};

const oneAt = (months: number): Lag => [...Array<number>(months).fill(0), 1];

export const meanLag = (lag: Lag): number => lag.reduce((sum, share, months) => sum + share * months, 0);

/** The same lag, `factor` times as long: every share is moved and split between the months beside, so the mean is exact. */
export function stretchLag(lag: Lag, factor: number): Lag {
  if (factor === 1) return lag;
  const made: number[] = [];
  for (const [months, share] of lag.entries()) {
    if (share === 0) continue;
    const at = Math.max(0, months * factor);
    const below = Math.floor(at);
    const part = at - below;
    made[below] = (made[below] ?? 0) + share * (1 - part);
    if (part > 0) made[below + 1] = (made[below + 1] ?? 0) + share * part;
  }
  return Array.from(made, (share) => share ?? 0);
}
