import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { sfntOf } from "../../server/sfnt.ts";

const { resolve } = createRequire(import.meta.url);
const FILES = [
  "@fontsource/inter/files/inter-latin-400-normal.woff",
  "@fontsource/dejavu-sans/files/dejavu-sans-latin-700-normal.woff",
];

/** The sum of a table's words, as its directory entry has it; OpenType, "Calculating checksums". */
function checksum(table: Buffer): number {
  let sum = 0;
  for (let at = 0; at < table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0;
  return sum;
}

test.each(FILES)("every table of %s is whole: it has the sum that the font says", (file) => {
  const sfnt = sfntOf(readFileSync(resolve(file)));
  const count = sfnt.readUInt16BE(4);
  const tags = Array.from({ length: count }, (_, index) => {
    const entry = 12 + 16 * index;
    const tag = sfnt.toString("latin1", entry, entry + 4);
    const [sum = 0, start = 0, length = 0] = [4, 8, 12].map((at) => sfnt.readUInt32BE(entry + at));
    const table = Buffer.from(sfnt.subarray(start, start + Math.ceil(length / 4) * 4));
    // The head's own field for the whole file's sum counts as nothing.
    if (tag === "head") table.writeUInt32BE(0, 8);
    expect([tag, checksum(table)]).toEqual([tag, sum]);
    return tag;
  });
  expect(tags).toEqual(expect.arrayContaining(["cmap", "head", "hmtx", "name"]));
});
