import type { RecordDefinition } from "./record-fields.ts";
import { sellingRecords } from "./records-of-selling.ts";
import { servingRecords } from "./records-of-serving.ts";

export * from "./record-fields.ts";
export { type CostPurpose, costPurposes, type FinanceMeasure, financeMeasures } from "./records-of-serving.ts";

/** All record types. Their order is stored in ledgers: new ones go to the end. */
export const recordDefinitions = { ...sellingRecords, ...servingRecords } as const satisfies Readonly<Record<string, RecordDefinition>>;

export type RecordType = keyof typeof recordDefinitions;
export const recordTypes = Object.keys(recordDefinitions) as readonly RecordType[];
export const isRecordType = (text: string): text is RecordType => Object.hasOwn(recordDefinitions, text);
export const recordDefinition = (type: RecordType): RecordDefinition => recordDefinitions[type];

/** Records of our own company, which nobody has to name: costs, exchange rates. */
export const isOfCompany = (type: RecordType): boolean => {
  const { subject } = recordDefinition(type);
  return subject.length === 0 || subject.includes("company_id");
};

/** What a field holds once read. Days are `YYYY-MM-DD`, decimals keep their digits as text, money is minor units. */
export type FieldValue = string | number | boolean;

/** A record in our own terms, as an importer makes it and the ledger keeps it. */
export interface CanonicalRecord {
  readonly type: RecordType;
  /** Fields of the definition, and nothing else. */
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** Every other column of the row, kept as text. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** The four shapes recurring revenue comes in; when one source sends several, the first of this list is the truth. */
export const revenueShapes = [
  "movement",
  "subscription_event",
  "subscription_line",
  "level_snapshot",
] as const satisfies readonly RecordType[];
export type RevenueShape = (typeof revenueShapes)[number];
