import { type FactName, factNames, factTables } from "../facts/index.ts";
import type { Question } from "./question.ts";

/** Columns that tell single records apart; sums over all records do without them. */
const SINGLE = new Set([
  "unit",
  "entity",
  "day",
  "due_day",
  "days",
  "days_late",
  "active_days",
  "paid_days",
  "entry",
  "labels",
  // Each start beside the others would make nearly every entity a group of its own.
  "cohort_live",
  "cohort_contact",
  "cohort_sale",
  "cohort_usage",
  "cohort_return",
]);

const SUMMED: Readonly<Record<FactName, readonly string[]>> = {
  movement: ["amount", "logos", "payers", "live", "live_amount", "entered", "joined", "rejoined"],
  retention: ["opening", "gross", "growth", "logo", "kept"],
  stage: [],
  deal: ["amount", "list_amount"],
  freemium: [],
  spell: [],
  measure: ["amount"],
  cost: ["amount"],
  finance: ["amount"],
  layer: ["amount", "logos"],
  renewal: ["amount", "renewed", "gross", "uplift"],
};

/** The keys a fact table is rolled up by: all that is neither summed nor a record's own. */
export const keysOf = (fact: FactName): readonly string[] =>
  Object.keys(factTables[fact].columns).filter((column) => !SINGLE.has(column) && !SUMMED[fact].includes(column));

/** What a rollup adds up: how many records there are, and the sums of their columns. */
export const sumsOf = (fact: FactName): readonly string[] => ["n", ...SUMMED[fact]];

export type RollupName = `${FactName}_sum`;
export const rollupName = (fact: FactName): RollupName => `${fact}_sum`;

/** Whether the rollup of a fact table answers a question: it knows no single records, and so no segments. */
export function isRolledUp({ fact, sums, by, where }: Question): boolean {
  const keys = new Set(keysOf(fact));
  return (
    by.every((dimension) => "column" in dimension && keys.has(dimension.column)) &&
    where.every((condition) => "column" in condition && keys.has(condition.column)) &&
    sums.every((column) => SUMMED[fact].includes(column))
  );
}

const selectSql = (schema: string, fact: FactName, sign: "" | "-", where: string): string => {
  const keys = keysOf(fact).join(", ");
  const sums = SUMMED[fact].map((column) => `, (${sign}sum(${column}))::bigint as ${column}`).join("");
  return `select ${keys}, (${sign}count(*))::bigint as n${sums} from ${schema}.${fact}${where} group by ${keys}`;
};

/** Makes the rollups of a schema from its fact tables. */
export const makeRollups = (schema: string): readonly string[] => factNames.map((fact) => makeRollup(schema, fact));

export const makeRollup = (schema: string, fact: FactName): string =>
  `create or replace table ${schema}.${rollupName(fact)} as ${selectSql(schema, fact, "", "")}`;

/** Takes the rows of changed units out of the rollups, or puts them in: facts are additive, so a negative row undoes one. */
export const shiftRollups = (schema: string, sign: "" | "-", units: string): readonly string[] =>
  factNames.map(
    (fact) => `insert into ${schema}.${rollupName(fact)} by name ${selectSql(schema, fact, sign, ` where unit in (${units})`)}`,
  );

/** Facts whose rollup has gathered so many corrections that making it anew is worth it. */
export const bloatSql = (schema: string): string =>
  factNames
    .map(
      (fact) =>
        `select '${fact}' as fact from (select count(*) as n from ${schema}.${rollupName(fact)}) r, (select count(*) as n from ${schema}.${fact}) f where r.n > greatest(100000, f.n / 4)`,
    )
    .join(" union all ");
