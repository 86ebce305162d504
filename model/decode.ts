/** The bytes of a file → its text, or a sentence that says why they are none. */

/** A runtime's own decoder, in browsers and in Node alike; this layer knows neither's types. */
declare const TextDecoder: new (
  encoding: string,
  options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };

type Decoded = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

/**
 * UTF-8, or UTF-16 where a mark at the start says so; the mark itself is not part of the text.
 *
 * Other encodings are refused, not guessed: a wrong guess corrupts every name with an accent and tells nobody.
 */
export function decode(bytes: Uint8Array): Decoded {
  const [first = -1, second = -1] = bytes;
  if (first === 0x1f && second === 0x8b) return refused("It is packed with gzip: unpack it first.");
  if (first === 0x50 && second === 0x4b) return refused("It is a ZIP archive: unpack it first.");
  const encoding = encodingOf(first, second);
  try {
    return { ok: true, text: new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes) };
  } catch {
    // TypeError: the bytes are not of this encoding.
    const name = encoding.toUpperCase();
    return refused(`Its bytes are not ${name} as they should be: save it as UTF-8.`);
  }
}

function encodingOf(first: number, second: number): "utf-8" | "utf-16le" | "utf-16be" {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

const refused = (reason: string): Decoded => ({ ok: false, reason });
