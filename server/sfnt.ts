/**
 * WOFF 1.0 → the font inside it (OpenType, "sfnt"): the same tables, inflated, behind a directory of another shape.
 * https://www.w3.org/TR/WOFF/
 */
import { inflateSync } from "node:zlib";

const HEADER = { woff: 44, sfnt: 12 };
const ENTRY = { woff: 20, sfnt: 16 };

/** @param woff A font file of ours: nothing of it is doubted. */
export function sfntOf(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  let end = HEADER.sfnt + ENTRY.sfnt * count;
  const tables = Array.from({ length: count }, (_, index) => {
    const entry = HEADER.woff + ENTRY.woff * index;
    const [offset, packed, length] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at)) as [number, number, number];
    const bytes = woff.subarray(offset, offset + packed);
    const start = end;
    end += Math.ceil(length / 4) * 4;
    // A table that would not get smaller is stored as it is.
    return { entry, start, length, bytes: packed < length ? inflateSync(bytes) : bytes };
  });

  const sfnt = Buffer.alloc(end);
  const power = Math.floor(Math.log2(count));
  woff.copy(sfnt, 0, 4, 8); // the flavour: TrueType outlines or others
  sfnt.writeUInt16BE(count, 4);
  // What a reader needs to search the directory by halves.
  sfnt.writeUInt16BE(2 ** power * ENTRY.sfnt, 6);
  sfnt.writeUInt16BE(power, 8);
  sfnt.writeUInt16BE((count - 2 ** power) * ENTRY.sfnt, 10);
  for (const [index, { entry, start, length, bytes }] of tables.entries()) {
    const at = HEADER.sfnt + ENTRY.sfnt * index;
    woff.copy(sfnt, at, entry, entry + 4); // the tag
    woff.copy(sfnt, at + 4, entry + 16, entry + 20); // the checksum
    sfnt.writeUInt32BE(start, at + 8);
    sfnt.writeUInt32BE(length, at + 12);
    bytes.copy(sfnt, start);
  }
  return sfnt;
}
