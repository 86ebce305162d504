/** Texts by number, kept within a bound: what was not asked for while half of it filled up is forgotten. */

/** In characters. */
const HALF = 8 * 1024 * 1024;
/** What a text takes beside its characters. */
const EACH = 64;

/** @param make The text of a number, always the same. */
export function remembered(make: (at: number) => string): (at: number) => string {
  let newer = new Map<number, string>();
  let older = new Map<number, string>();
  let size = 0;
  return (at) => {
    const known = newer.get(at);
    if (known !== undefined) return known;
    const text = older.get(at) ?? make(at);
    size += text.length + EACH;
    if (size > HALF) {
      older = newer;
      newer = new Map();
      size = text.length + EACH;
    }
    newer.set(at, text);
    return text;
  };
}
