/** CRC-32 (ISO 3309, as in gzip): tells bytes that were damaged. */

const TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit += 1) remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  return remainder;
});

/** @param before That of the bytes before these. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let sum = before ^ -1;
  // Indices within the arrays, whose items are numbers.
  for (let at = 0; at < bytes.length; at += 1) {
    sum = (TABLE[(sum ^ (bytes[at] as number)) & 255] as number) ^ (sum >>> 8);
  }
  return (sum ^ -1) >>> 0;
}
