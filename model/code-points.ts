/** Texts cut by Unicode code points, the unit of every offset of a map; JavaScript's own strings count UTF-16 units. */

export type Span = { readonly start: number; readonly end: number };

/** A text that can be cut by code points without being counted from its start each time. */
export type IndexedText = {
  readonly text: string;
  /** In code points. */
  readonly length: number;
  /** Where each code point starts, in UTF-16 units, and after the last one where the text ends. */
  readonly units: Uint32Array;
};

export function indexText(text: string): IndexedText {
  const units = new Uint32Array(text.length + 1);
  let length = 0;
  let unit = 0;
  for (const character of text) {
    units[length++] = unit;
    unit += character.length;
  }
  units[length] = unit;
  return { text, length, units: units.subarray(0, length + 1) };
}

/** The text of a span. A span that reaches beyond the text gives what there is of it. */
export function sliceByCodePoints({ text, units }: IndexedText, { start, end }: Span): string {
  return text.slice(units[start] ?? text.length, units[end] ?? text.length);
}

/** The code point that starts at a UTF-16 unit. */
export function codePointAt({ units }: IndexedText, unit: number): number {
  let low = 0;
  let high = units.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((units[middle] ?? 0) < unit) low = middle + 1;
    else high = middle;
  }
  return low;
}
