/** Texts as words, and words as what is compared of them. */

/** Knows the scripts that put no space between words; which of them it is, it sees from the text. */
const segmenter = new Intl.Segmenter("en", { granularity: "word" });

/** A word of Latin letters and digits alone between marks that join no words: nine in ten, and the segmenter is slow. */
const PLAIN = /^(["'“”‘’([]*)([A-Za-z0-9]+)["'“”‘’)\].,;:!?…]*$/u;

/** The words of a text with their places in UTF-16 units. */
export function* wordsOf(
  text: string,
): Generator<{ readonly word: string; readonly start: number; readonly end: number }> {
  // Spaces always part words, and V8's segmenter takes quadratic time.
  for (const chunk of text.matchAll(/\S+/gu)) {
    const plain = PLAIN.exec(chunk[0]);
    if (plain !== null) {
      const [, before = "", word = ""] = plain;
      const start = chunk.index + before.length;
      yield { word, start, end: start + word.length };
      continue;
    }
    for (const { segment, index, isWordLike } of segmenter.segment(chunk[0])) {
      const start = chunk.index + index;
      if (isWordLike) yield { word: segment, start, end: start + segment.length };
    }
  }
}

/** What is compared of a word: "Café’s" and "cafe" are the same term, and so are "U.S" and "us". */
export function termOf(word: string): string {
  if (/^[A-Za-z0-9]+$/u.test(word)) return word.toLowerCase();
  const plain = word
    .normalize("NFKD")
    .replace(/[\u{300}-\u{36f}]/gu, "")
    .normalize("NFC");
  const stem = plain.replace(/(?<=\p{L})['’]s?$/iu, "").replace(/[^\p{L}\p{M}\p{N}]/gu, "");
  return stem.toLowerCase();
}

export function termsOf(text: string): string[] {
  return Array.from(wordsOf(text), ({ word }) => termOf(word)).filter((term) => term !== "");
}
