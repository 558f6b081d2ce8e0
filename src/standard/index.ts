export * from "./bowtie.ts";
