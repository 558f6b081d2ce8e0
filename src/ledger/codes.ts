import { type RecordType, recordTypes, type SubjectKind, subjectKinds } from "../domain/index.ts";

/** Numbers the database keeps for record types and subject kinds: their place in the domain's lists, which only grow. */
export const typeCode = (type: RecordType): number => recordTypes.indexOf(type);
export const subjectCode = (kind: SubjectKind): number => subjectKinds.indexOf(kind);

export function typeOf(code: number): RecordType {
  const type = recordTypes[code];
  if (type === undefined) throw new Error(`the ledger holds a record type ${code} that this version does not know`);
  return type;
}

export function subjectKindOf(code: number): SubjectKind {
  const kind = subjectKinds[code];
  if (kind === undefined) throw new Error(`the ledger holds a subject kind ${code} that this version does not know`);
  return kind;
}
