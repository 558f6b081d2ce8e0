export * from "./bowtie.ts";
export * from "./models.ts";
