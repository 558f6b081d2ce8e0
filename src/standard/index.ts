export * from "./benchmarks/index.ts";
export * from "./bowtie.ts";
export * from "./lever-words.ts";
export * from "./levers.ts";
export * from "./models.ts";
export * from "./plays/index.ts";
export * from "./profiles.ts";
export * from "./roles.ts";
