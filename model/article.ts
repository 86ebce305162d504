/** A text as it is read: headings, and paragraphs of sentences. */
import { indexText, sliceByCodePoints } from "./code-points.ts";
import { linesOf, type Place } from "./sentences.ts";
import { termOf, termsOf, wordsOf } from "./terms.ts";

/** A sentence with its words, and the space before it in its paragraph. */
export type Worded<Sentence extends Place> = Sentence & { readonly text: string; readonly space: string };

export type Block<Sentence extends Place> =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly number: number; readonly sentences: readonly Worded<Sentence>[] };

/**
 * The lines of a text in order: those that hold sentences are paragraphs, the others headings.
 *
 * @param sentences The text's sentences in order, as `segment` finds them.
 */
export function blocksOf<Sentence extends Place>(text: string, sentences: readonly Sentence[]): Block<Sentence>[] {
  const indexed = indexText(text);
  let next = 0;
  return linesOf(indexed).map((line): Block<Sentence> => {
    const within: Worded<Sentence>[] = [];
    let before = line.start;
    for (let sentence = sentences[next]; sentence !== undefined && sentence.start < line.end; ) {
      const words = sliceByCodePoints(indexed, sentence);
      const space = sliceByCodePoints(indexed, { start: before, end: sentence.start });
      within.push({ ...sentence, text: words, space });
      before = sentence.end;
      next += 1;
      sentence = sentences[next];
    }
    const [first] = within;
    if (first === undefined) return { kind: "heading", text: line.text };
    return { kind: "paragraph", number: paragraphOf(first), sentences: within };
  });
}

/** The paragraph that a place starts in. */
export function paragraphOf({ at }: Pick<Place, "at">): number {
  return Number.parseInt(at, 10);
}

/**
 * Where the words of a query stand in a text, in UTF-16 units; nowhere unless each of them is there. As in the search
 * of claims, case and accents make no difference and a word may be unfinished.
 */
export function wordsIn(text: string, query: string): readonly { readonly start: number; readonly end: number }[] {
  const asked = termsOf(query);
  if (asked.length === 0) return [];
  const met = new Set<string>();
  const spans = [...wordsOf(text)].filter(({ word }) => {
    const term = termOf(word);
    const wanted = asked.filter((each) => term.startsWith(each));
    for (const each of wanted) met.add(each);
    return wanted.length > 0;
  });
  return met.size === new Set(asked).size ? spans.map(({ start, end }) => ({ start, end })) : [];
}
