/** Labels that programs show as HTML → their text. Nothing is drawn from it here; it is only read. */

const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&", nbsp: " " };

/** A text with its character references as the characters they stand for; unknown ones are left as they are. */
export function dereferenced(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/giu, (reference, hex, decimal, name) => {
    if (name !== undefined) return NAMED[name] ?? reference;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : reference;
  });
}

/** The lines of a piece of HTML: what its cells, rows and paragraphs hold, spaces squeezed, without empty ones. */
export function linesOfMarkup(markup: string): readonly string[] {
  return markup
    .replace(/<br\s*\/?>/giu, " ")
    .replace(/<\/(?:td|tr|p|div|li|table)\s*>|<hr\s*\/?>/giu, "\n")
    .replace(/<[^<>]*>/gu, "")
    .split("\n")
    .map((line) => dereferenced(line).replace(/\s+/gu, " ").trim())
    .filter((line) => line !== "");
}
