/** What may come from outside, by what it is and not by what it is called, with the ends of names it may have. */
const KINDS = {
  "image/png": ["png"],
  "image/jpeg": ["jpg", "jpeg"],
  "application/pdf": ["pdf"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["xlsx"],
  "text/csv": ["csv"],
  "text/plain": ["txt", "md", "log"],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type EvidenceType = keyof typeof KINDS;

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const MAGIC: readonly (readonly [EvidenceType, readonly number[]])[] = [
  ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["application/pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
];

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, at) => bytes[at] === byte);

const END_OF_ZIP = 0x06054b50;
const ENTRY_OF_ZIP = 0x02014b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const LONGEST_COMMENT = 65_535;

/** Names in the directory at the end of a zip file; `null` where it is none, or broken. */
function namesInZip(bytes: Uint8Array): readonly string[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - END_LENGTH;
  const lowest = Math.max(0, end - LONGEST_COMMENT);
  while (end >= lowest && view.getUint32(end, true) !== END_OF_ZIP) end -= 1;
  if (end < lowest) return null;
  const names: string[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + ENTRY_LENGTH > bytes.length || view.getUint32(at, true) !== ENTRY_OF_ZIP) return null;
    const length = view.getUint16(at + 28, true);
    names.push(new TextDecoder().decode(bytes.subarray(at + ENTRY_LENGTH, at + ENTRY_LENGTH + length)));
    at += ENTRY_LENGTH + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
}

/** A workbook without macros. */
function isWorkbook(bytes: Uint8Array): boolean {
  if (!startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || bytes.length < END_LENGTH) return false;
  const names = namesInZip(bytes) ?? [];
  return (
    names.includes("[Content_Types].xml") &&
    names.includes("xl/workbook.xml") &&
    !names.some((name) => /vbaProject|\.(exe|dll|js|vbs)$/i.test(name))
  );
}

const isControl = (byte: number): boolean =>
  (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c) || byte === 0x7f;

/** Text to be read: no bytes that only programs have, no page, no script of a shell. */
function isPlainText(bytes: Uint8Array): boolean {
  if (bytes.some(isControl)) return false;
  const beginning = new TextDecoder()
    .decode(bytes.subarray(0, 1024))
    .replace(/^\uFEFF/, "")
    .trimStart();
  return !/^(<|#!|%!|@echo)/i.test(beginning);
}

/** What a file is, from its first byte to its last; `null` where it is nothing that may come. */
function typeOf(bytes: Uint8Array, name: string): EvidenceType | null {
  if (bytes.length === 0) return null;
  const known = MAGIC.find(([, magic]) => startsWith(bytes, magic));
  if (known !== undefined) return known[0];
  if (isWorkbook(bytes)) return XLSX;
  if (!isPlainText(bytes)) return null;
  return /\.csv$/i.test(name) ? "text/csv" : "text/plain";
}

/**
 * What a file is, whatever it is called, and the name it is kept under: where the end of its name says something else than it is, the right
 * end is added, so that nobody opens a table as a program. `null` where it is nothing that may come.
 */
export function recognised(bytes: Uint8Array, name: string): { readonly mediaType: EvidenceType; readonly name: string } | null {
  const mediaType = typeOf(bytes, name);
  if (mediaType === null) return null;
  const ends: readonly string[] = KINDS[mediaType];
  const end = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  return { mediaType, name: end !== undefined && ends.includes(end) ? name : `${name}.${ends[0]}` };
}
