/** How much of people a sale takes, from none to a team of its own (standard 1.4). */
export const touchLevels = ["no_touch", "low_touch", "medium_touch", "high_touch", "dedicated"] as const;
export type TouchLevel = (typeof touchLevels)[number];

export interface Span {
  readonly low: number;
  readonly high: number;
}

export interface TouchLevelRatios {
  readonly level: TouchLevel;
  /** Where its band of first-year value ends, in euros or US dollars; the last has no end. */
  readonly acvBelow: number | null;
  /** Deals a ramped account executive closes a year; null where none sells. */
  readonly dealsPerAe: Span | null;
  /** Sales development representatives to one account executive. */
  readonly sdrPerAe: Span;
  /** Accounts one customer success manager looks after; null where no figure is published. */
  readonly accountsPerCsm: Span | null;
  readonly aePerManager: Span;
  /** Share of full productivity in month 1, 2, … after being hired; the last one holds on. */
  readonly ramp: readonly number[];
}

/**
 * Where the figures below are from; all are defaults to be replaced by the company's own, none is a finding.
 *
 * Bands, deals, ramp of the mid-market, accounts: a practitioner's guide, which calls the accounts industry practice. Ratios
 * of SDRs and spans of managers: the same guide, which gives Pavilion and The Bridge Group, 2026, as its source. Ours: which
 * ratio goes with which level, no SDR below medium touch (one inside rep sells from discovery to close, standard 1.4), and
 * the even rise over twelve months of the enterprise ramp, of which only “9 to 12 months” is published.
 */
export const touchLevelSource = {
  mark: "S",
  source: "standard 1.4; NEON, GTM Planning & Revenue Org Design, https://sharebench.ai/p/gtm-planning-skill",
} as const;

const midMarketRamp = [0, 0.25, 0.25, 0.5, 0.5, 0.75, 1] as const;
const enterpriseRamp: readonly number[] = Array.from({ length: 12 }, (_, month) => month / 11);
const span = (low: number, high: number): Span => ({ low, high });
const NONE = span(0, 0);

export const touchLevelRatios: Readonly<Record<TouchLevel, TouchLevelRatios>> = {
  no_touch: {
    level: "no_touch",
    acvBelow: 1_000,
    dealsPerAe: null,
    sdrPerAe: NONE,
    accountsPerCsm: span(100, 200),
    aePerManager: span(6, 8),
    ramp: midMarketRamp,
  },
  low_touch: {
    level: "low_touch",
    acvBelow: 10_000,
    dealsPerAe: span(80, 120),
    sdrPerAe: NONE,
    accountsPerCsm: span(100, 200),
    aePerManager: span(6, 8),
    ramp: midMarketRamp,
  },
  medium_touch: {
    level: "medium_touch",
    acvBelow: 50_000,
    dealsPerAe: span(25, 40),
    sdrPerAe: span(0.5, 1),
    accountsPerCsm: span(40, 80),
    aePerManager: span(6, 8),
    ramp: midMarketRamp,
  },
  high_touch: {
    level: "high_touch",
    acvBelow: 250_000,
    dealsPerAe: span(8, 15),
    sdrPerAe: span(1, 1),
    accountsPerCsm: span(20, 40),
    aePerManager: span(4, 6),
    ramp: enterpriseRamp,
  },
  dedicated: {
    level: "dedicated",
    acvBelow: null,
    dealsPerAe: span(3, 6),
    sdrPerAe: span(1, 1),
    accountsPerCsm: null,
    aePerManager: span(4, 6),
    ramp: enterpriseRamp,
  },
};

/** People to one manager, of the two teams that are led alike at every level. */
export const managerSpans = { sdr: span(6, 8), csm: span(6, 10) } as const;

/** GTM cost over the new ARR it brings, below which a plan counts as healthy. Source: as `touchLevelSource`. */
export const HEALTHY_COST_PER_NEW_ARR = 1.5;

/** The value taken from a span where a company gives none of its own. */
export const middleOf = ({ low, high }: Span): number => (low + high) / 2;
