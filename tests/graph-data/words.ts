/** A text as its words, for whoever compares texts. */
export const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Every so many words of a text in a row: what two texts share of them, one has taken from the other. */
export function runs(text: string, length: number): readonly string[] {
  const all = words(text);
  return all.slice(length - 1).map((_, start) => all.slice(start, start + length).join(" "));
}
