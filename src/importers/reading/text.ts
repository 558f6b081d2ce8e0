import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { Refusal } from "../../domain/index.ts";

export const encodings = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;
export type Encoding = (typeof encodings)[number];

/** A file's text, in pieces, and how its bytes were understood. */
export interface TextFile {
  readonly encoding: Encoding;
  readonly gzipped: boolean;
  readonly pieces: AsyncIterable<string>;
}

const SAMPLE = 1 << 16;

/** Takes gzip and the encoding off a file's bytes. Refuses what is no text at all, with the way out. */
export async function readText(bytes: AsyncIterable<Uint8Array>): Promise<TextFile> {
  const outer = await peek(bytes, 4);
  const gzipped = outer.head[0] === 0x1f && outer.head[1] === 0x8b;
  const plain = await peek(gzipped ? unzipped(outer.all) : outer.all, SAMPLE);
  refuseOtherFormats(plain.head);
  const encoding = encodingOf(plain.head);
  return { encoding, gzipped, pieces: decoded(plain.all, encoding) };
}

/** Tables shrink ten- to fiftyfold; what shrinks far more is made to fill the disk of whoever unpacks it. */
const MAX_RATIO = 200;
const RATIO_COUNTS_FROM = 64e6;

async function* unzipped(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  const source = Readable.from(bytes);
  source.on("error", (error) => gunzip.destroy(error));
  let length = 0;
  try {
    for await (const piece of source.pipe(gunzip)) {
      length += (piece as Uint8Array).length;
      if (length > RATIO_COUNTS_FROM && length > gunzip.bytesWritten * MAX_RATIO)
        throw new Refusal(
          "swollen_gzip",
          422,
          "Unpacked, the file is more than 200 times as large, as no real table is. Unpack it first and look at it.",
        );
      yield piece as Uint8Array;
    }
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw new Refusal("broken_gzip", 422, "The file ends in the middle of its compression. Copy or download it again.", {
      cause: String(cause),
    });
  }
}

/** The first bytes, without losing them for whoever reads on. */
async function peek(bytes: AsyncIterable<Uint8Array>, count: number): Promise<{ head: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  const iterator = bytes[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  let length = 0;
  while (length < count) {
    const { done, value } = await iterator.next();
    if (done) break;
    seen.push(value);
    length += value.length;
  }
  const head = new Uint8Array(length);
  let at = 0;
  for (const piece of seen) {
    head.set(piece, at);
    at += piece.length;
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    if (head.length > 0) yield head;
    for (;;) {
      const { done, value } = await iterator.next();
      if (done) return;
      yield value;
    }
  }
  return { head, all: all() };
}

const SIGNATURES: readonly { readonly start: readonly number[]; readonly sentence: string }[] = [
  {
    start: [0x50, 0x4b, 0x03, 0x04],
    sentence: "This is an Excel workbook or another zip file. Open it and save the sheet as CSV, or unpack it first.",
  },
  { start: [0xd0, 0xcf, 0x11, 0xe0], sentence: "This is an old Excel workbook. Open it and save the sheet as CSV." },
  { start: [0x25, 0x50, 0x44, 0x46], sentence: "This is a PDF. Export the data as CSV or JSON from where it comes from." },
];

function refuseOtherFormats(head: Uint8Array): void {
  for (const { start, sentence } of SIGNATURES) {
    if (start.every((byte, i) => head[i] === byte)) throw new Refusal("not_text", 422, sentence);
  }
  if (head.length === 0) throw new Refusal("empty_file", 422, "The file is empty. Export it again.");
}

function encodingOf(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const zeros = [0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const half = head.length / 2;
  if ((zeros[1] ?? 0) > half * 0.7 && (zeros[0] ?? 0) < half * 0.05) return "utf-16le";
  if ((zeros[0] ?? 0) > half * 0.7 && (zeros[1] ?? 0) < half * 0.05) return "utf-16be";
  // A few are damage, which costs its rows; many are a picture or a program.
  if (controlShare(head) > 0.05) {
    throw new Refusal("not_text", 422, "This is not a text file. Export the data as CSV or JSON.");
  }
  return isUtf8(head) ? "utf-8" : "windows-1252";
}

function controlShare(head: Uint8Array): number {
  let control = 0;
  for (const byte of head) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12) control += 1;
  return head.length === 0 ? 0 : control / head.length;
}

/** A character cut at the end of the sample is not an error. */
function isUtf8(head: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  let strict = new TextDecoder(encoding, { fatal: encoding === "utf-8" });
  let first = true;
  for await (const piece of bytes) {
    let text: string;
    try {
      text = strict.decode(piece, { stream: true });
    } catch {
      // A file that began as plain ASCII and shows its real encoding only here.
      strict = new TextDecoder("windows-1252");
      text = strict.decode(piece, { stream: true });
    }
    if (first && text.length > 0) {
      if (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
      first = false;
    }
    yield text;
  }
  yield new TextDecoder(strict.encoding).decode();
}
