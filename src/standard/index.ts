export * from "./benchmarks/index.ts";
export * from "./bowtie.ts";
export * from "./models.ts";
export * from "./profiles.ts";
