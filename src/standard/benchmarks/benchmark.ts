import type { Text } from "../text.ts";

/** What a benchmark is measured in: as metrics are, and months and multiples besides. */
export type BenchmarkUnit = "ratio" | "days" | "months" | "multiple" | "money";

/** Whom a benchmark speaks for. Edges are whole money of the currency; `from` belongs to the band, `to` to the next one. */
export type Band =
  | { readonly axis: "none" }
  | {
      /** Yearly value of a customer, yearly recurring revenue of the company, or monthly revenue of a customer. */
      readonly axis: "acv" | "arr" | "arpa";
      readonly currency: string;
      readonly from: number | null;
      readonly to: number | null;
    }
  | { readonly axis: "customer_size" | "business_model"; readonly is: string };

/**
 * Over which time our value must be counted to mean the same: `any` where it does not matter or the metric fixes it
 * itself, else the last month or the last twelve months of what was asked.
 */
export type Window = "any" | "month" | "year";

/** One number that somebody has published, or that follows from one (mark D). Weak ones (mark W) are never kept. */
export interface Benchmark {
  readonly id: string;
  /** Ours that is defined alike, with the part and the method that make it so. */
  readonly metric: string;
  readonly part: string | null;
  readonly method: string;
  readonly window: Window;
  readonly unit: BenchmarkUnit;
  /** As the source defines it. */
  readonly definition: Text;
  readonly low: number | null;
  /** What is compared with; `null` is neutral: there is a range or nothing, and no verdict. */
  readonly median: number | null;
  readonly high: number | null;
  readonly better: "higher" | "lower";
  readonly population: Text;
  readonly band: Band;
  /** Years the values are of; `null` where the source does not say. */
  readonly year: string | null;
  readonly source: SourceKey;
  readonly mark: "P" | "S" | "D";
  /** Why it is not compared unless somebody asks for it. */
  readonly off?: Text;
}

/** Short keys of the standard's source index, each with the place its numbers stand in. */
export const benchmarkSources = {
  gtmskills: {
    title: "GTM Skills, benchmarks.json, after the Bowtie Standard (Winning by Design)",
    url: "https://github.com/jurjen-gtm-engineer/gtmskills",
  },
  ours: { title: "OpenBowtie, computed from GTM Skills, benchmarks.json", url: "https://github.com/jurjen-gtm-engineer/gtmskills" },
  saasCapital2023: { title: "SaaS Capital, research brief 28", url: "https://alexisfairbanks.com/acvs-in-a-multi-year-contract-1486" },
  kbcm2024: { title: "KBCM/Sapphire, 15th annual survey", url: "https://docs.imboard.ai/api/ontology/index.json" },
  kbcm2019: { title: "KeyBanc Capital Markets, survey 2019", url: "https://www.scribd.com/document/486191576" },
  benchmarkit2024: { title: "Benchmarkit, 2024 benchmarks", url: "https://benchmarkit.ai/2024benchmarks" },
  benchmarkit2025: { title: "Benchmarkit, 2025 benchmarks", url: "https://benchmarkit.ai/2025benchmarks" },
  alephGrr2026: { title: "Aleph and Benchmarkit, FY2025", url: "https://www.getaleph.com/answers/gross-revenue-retention-saas-2026" },
  alephPayback2026: { title: "Aleph and Benchmarkit, FY2025", url: "https://www.getaleph.com/answers/cac-payback-period-saas-2026" },
  leadmagic: { title: "LeadMagic GTM skills", url: "https://github.com/LeadMagic/gtm-skills" },
  highAlpha2025: { title: "High Alpha 2025, as told by developmentcorporate.com", url: "https://developmentcorporate.com" },
  omegapoint: { title: "Figures of ChartMogul and KBCM, as told by omegapoint.systems", url: "https://omegapoint.systems" },
  siliconcent: { title: "Benchmarkit 2025, as told by siliconcent", url: null },
  pulserevops: { title: "D. Sacks' burn multiple, as told by pulserevops", url: null },
  cfoadvisors: {
    title: "CFO Advisors, Series A sheet 2026",
    url: "https://cfoadvisors.com/blog/2026-saas-benchmarks-series-a-resource-hub",
  },
  guidance: { title: "Practitioners’ guidance", url: null },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly url: string | null }>>;
export type SourceKey = keyof typeof benchmarkSources;
