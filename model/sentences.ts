/** A text's paragraphs and sentences, and their places as a person says them. */
import { codePointAt, type IndexedText, indexText, type Span } from "./code-points.ts";

/** A span in code points and its place: `26.3`, or `26.3-27.1` for a run of sentences. */
export type Place = Span & { readonly at: string };

const LINE_END = /\r\n?|[\n\u2028\u2029]/gu;

/** Titles and the like: a name follows, so the full stop after them ends no sentence. */
const BEFORE_A_NAME =
  /(?<!\p{L})(?:Mr|Mrs|Ms|Messrs|Dr|Prof|Rev|Hon|St|Gen|Lt|Col|Maj|Capt|Cpt|Sgt|Adm|Cmdr|Gov|Sen|Rep|vs|cf|viz)\.$/iu;

/** What ends no sentence where a number follows. Elsewhere "No." is an answer, and "Mar." or "art." may end one. */
const BEFORE_A_NUMBER =
  /(?<!\p{L})(?:No|Nos|Nr|pp?|vols?|chs?|sec|arts?|figs?|eq|para|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$/iu;

/** An initial or initials: "F.", "J.D.", "U.S.", "p.m.", "e.g."; letters without case make words of one letter. */
const INITIALS = /(?<![\p{L}\p{M}\p{N}])(?:\p{LC}\p{M}*\.)+$/u;

/** Words that start sentences and are no names: after initials, they tell an end from the rest of a name. */
const STARTERS =
  /^(?:The|An?|In|On|At|By|For|From|To|With|It|Its|He|His|She|Her|They|Their|We|Our|You|I|This|That|These|Those|There|And|But|Or|So|Yet|If|When|While|After|Before|As|Then|What|Who|Why|How)(?![\p{L}\p{M}.])/u;

/** Longer than any abbreviation: what of a sentence's end is looked at, so that the patterns stay cheap. */
const TAIL = 24;

/**
 * Whether a sentence goes on where the Unicode rules (UAX 29) would end it. They know no abbreviations, and take every
 * question and exclamation mark for an end. Where it is open ("... of the U.S. Former ..."), the sentence goes on: two
 * sentences taken as one are still whole sentences, which is what a passage needs; half a sentence is not. The lists
 * of words are English; a text in another language is told apart by the other rules.
 */
function goesOn(before: string, after: string): boolean {
  if (/^[^\p{L}\p{N}]*\p{Ll}/u.test(after)) return true; // "Really?" she asked.
  if (/^[([]/u.test(after)) return true; // An aside in brackets belongs to the sentence that it comments on.
  if (BEFORE_A_NAME.test(before)) return true;
  if (/^\p{Lu}/u.test(after)) return INITIALS.test(before) && !STARTERS.test(after);
  return /^\p{N}/u.test(after) && BEFORE_A_NUMBER.test(before);
}

/** How much of a paragraph is given to the segmenter at once, in UTF-16 units: V8's takes quadratic time. */
const WINDOW = 4096;

/** Where the Unicode rules start each sentence of a paragraph. */
function* starts(paragraph: string, segmenter: Intl.Segmenter): Generator<number> {
  let from = 0;
  let window = WINDOW;
  while (from < paragraph.length) {
    const indices = Array.from(segmenter.segment(paragraph.slice(from, from + window)), ({ index }) => from + index);
    if (from + window >= paragraph.length) return yield* indices;
    // The last one may end beyond the window: it is looked at again from its start, in a longer one if need be.
    const unfinished = indices.pop() ?? from;
    yield* indices;
    window = unfinished === from ? 2 * window : WINDOW;
    from = unfinished;
  }
}

/** Where the sentences of one paragraph start and end, in UTF-16 units from its start, space at their ends left out. */
function sentencesOf(paragraph: string, segmenter: Intl.Segmenter): readonly Span[] {
  const cuts: number[] = [];
  for (const start of starts(paragraph, segmenter)) {
    let cut = start;
    // Where no space stands between sentences, the Unicode rules leave the next one's opening bracket with the first.
    while (cut > 0 && /\p{Ps}/u.test(paragraph.charAt(cut - 1))) cut -= 1;
    if (cut > (cuts.at(-1) ?? -1)) cuts.push(cut);
  }
  const spans: Span[] = [];
  let wordless = false; // "1." or a bullet: it belongs to what it introduces.
  for (const [position, cut] of cuts.entries()) {
    const piece = paragraph.slice(cut, cuts[position + 1]);
    const sentence = piece.trim();
    if (sentence === "") continue;
    const start = cut + piece.indexOf(sentence);
    const end = start + sentence.length;
    const hasNoWord = !/\p{L}/u.test(sentence);
    const last = spans.at(-1);
    const before = last === undefined ? "" : paragraph.slice(Math.max(last.start, last.end - TAIL), last.end);
    if (last !== undefined && (wordless || goesOn(before, sentence))) {
      spans[spans.length - 1] = { start: last.start, end };
      wordless &&= hasNoWord;
    } else {
      spans.push({ start, end });
      wordless = hasNoWord;
    }
  }
  return spans;
}

/** A map names its language in any word it likes; one that is no language tag is segmented as English is. */
function segmenterFor(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: "sentence" });
  } catch {
    return new Intl.Segmenter("en", { granularity: "sentence" });
  }
}

/** The lines of a text that are not blank, in UTF-16 units; a heading ends a line and is in none. */
function paragraphsOf({ text, units }: IndexedText, headings: readonly Span[]): readonly Span[] {
  const ends = [...text.matchAll(LINE_END)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const titles = headings.map(({ start, end }) => ({
    start: units[start] ?? text.length,
    end: units[end] ?? text.length,
  }));
  const breaks = [...ends, ...titles, { start: text.length, end: text.length }].toSorted((a, b) => a.start - b.start);
  const paragraphs: Span[] = [];
  let start = 0;
  for (const next of breaks) {
    if (text.slice(start, next.start).trim() !== "") paragraphs.push({ start, end: next.start });
    start = Math.max(start, next.end);
  }
  return paragraphs;
}

export type Sentence = Place & { readonly paragraph: number; readonly sentence: number };

/**
 * The sentences of a text in order. A line is a paragraph; blank lines and headings are not counted. Together the
 * sentences hold every character that is neither space nor in a heading.
 *
 * @param language BCP 47.
 * @param headings Where the text's headings stand, as its source lists them.
 */
export function segment(text: string, language: string, headings: readonly Span[] = []): readonly Sentence[] {
  return segmentIndexed(indexText(text), language, headings);
}

/** As `segment`, for a text that has been indexed already. */
export function segmentIndexed(indexed: IndexedText, language: string, headings: readonly Span[]): readonly Sentence[] {
  const segmenter = segmenterFor(language);
  return paragraphsOf(indexed, headings).flatMap((paragraph, p) =>
    sentencesOf(indexed.text.slice(paragraph.start, paragraph.end), segmenter).map(({ start, end }, s) => ({
      at: `${p + 1}.${s + 1}`,
      paragraph: p + 1,
      sentence: s + 1,
      start: codePointAt(indexed, paragraph.start + start),
      end: codePointAt(indexed, paragraph.start + end),
    })),
  );
}

/** The lines of a text that are not blank, trimmed, in code points. */
export function linesOf(indexed: IndexedText): readonly (Span & { readonly text: string })[] {
  return paragraphsOf(indexed, []).map(({ start, end }) => ({
    start: codePointAt(indexed, start),
    end: codePointAt(indexed, end),
    text: indexed.text.slice(start, end).trim(),
  }));
}
