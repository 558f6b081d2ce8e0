import type { Chance } from "./chance.ts";
import type { Industry } from "./names.ts";
import type { CurrencyCode, Motion } from "./story.ts";

export const regions = ["DACH", "Nordics", "France & Benelux", "North America", "Oceania"] as const;
export type Region = (typeof regions)[number];

/** What the story splits by: every lead and every account has these. */
export interface Profile {
  readonly region: Region;
  readonly country: string;
  readonly industry: Industry;
  readonly size: string;
  readonly source: string;
  readonly motion: Motion;
}

export const SEGMENT_COLUMNS = ["Region", "Country/Region", "Industry", "Company Size", "Acquisition Source", "Motion"] as const;

export const segmentCells = ({ region, country, industry, size, source, motion }: Profile): readonly string[] => [
  region,
  country,
  industry,
  size,
  source,
  motion,
];

const REGION_WEIGHTS: Readonly<Record<Region, number>> = { DACH: 31, Nordics: 16, "France & Benelux": 18, "North America": 26, Oceania: 9 };
const COUNTRIES: Readonly<Record<Region, readonly string[]>> = {
  DACH: ["Germany", "Germany", "Germany", "Austria", "Switzerland"],
  Nordics: ["Sweden", "Sweden", "Norway", "Denmark", "Finland"],
  "France & Benelux": ["France", "France", "Netherlands", "Netherlands", "Belgium"],
  "North America": ["United States", "United States", "United States", "Canada"],
  Oceania: ["Australia", "Australia", "New Zealand"],
};
const INDUSTRY_WEIGHTS: Readonly<Record<Industry, number>> = {
  Cleaning: 17,
  Electrical: 16,
  "Fire safety": 9,
  "Heating & cooling": 21,
  Landscaping: 13,
  Lifts: 5,
  "Pest control": 8,
  Plumbing: 11,
};
const SIZES: Readonly<Record<Motion, Readonly<Record<string, number>>>> = {
  "Self-serve": { "1-9": 82, "10-49": 18 },
  "Inside sales": { "1-9": 8, "10-49": 64, "50-249": 28 },
  "Field sales": { "50-249": 46, "250+": 54 },
};
const SOURCES: Readonly<Record<Motion, Readonly<Record<string, number>>>> = {
  "Self-serve": { Search: 46, Content: 22, Referral: 18, Marketplace: 14 },
  "Inside sales": { Search: 24, Content: 20, Referral: 20, Events: 16, Partner: 20 },
  "Field sales": { Outbound: 38, Events: 24, Partner: 22, Referral: 16 },
};

export const currencyOf = (region: Region): CurrencyCode => (region === "North America" || region === "Oceania" ? "USD" : "EUR");

export function profileOf(motion: Motion, chance: Chance): Profile {
  const region = chance.weighted(REGION_WEIGHTS);
  return {
    region,
    country: chance.pick(COUNTRIES[region]),
    industry: chance.weighted(INDUSTRY_WEIGHTS),
    size: chance.weighted(SIZES[motion]),
    source: chance.weighted(SOURCES[motion]),
    motion,
  };
}
