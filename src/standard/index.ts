export * from "./bowtie.ts";
export * from "./profiles.ts";
