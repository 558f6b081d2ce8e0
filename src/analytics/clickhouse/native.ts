import type { Column } from "../table-buffer.ts";

const NAMES = new Map<unknown, string>([
  [Int16Array, "Int16"],
  [Int32Array, "Int32"],
  [BigInt64Array, "Int64"],
]);

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 0x80);
  bytes.push(rest);
  return bytes;
}

const text = (value: string): number[] => {
  const bytes = [...new TextEncoder().encode(value)];
  return [...varint(bytes.length), ...bytes];
};

/** One block of ClickHouse's Native format: columns as they lie in memory, little-endian, each after its name and type. */
export function nativeBlock(rows: number, columns: Readonly<Record<string, Column>>): Uint8Array[] {
  const named = Object.entries(columns);
  const parts: Uint8Array[] = [Uint8Array.from([...varint(named.length), ...varint(rows)])];
  for (const [name, column] of named) {
    parts.push(Uint8Array.from([...text(name), ...text(NAMES.get(column.constructor) ?? "")]));
    parts.push(new Uint8Array(column.buffer, column.byteOffset, rows * column.BYTES_PER_ELEMENT));
  }
  return parts;
}

/** A column that says the same in every row. */
export const constant = (rows: number, value: number): BigInt64Array => new BigInt64Array(rows).fill(BigInt(value));
