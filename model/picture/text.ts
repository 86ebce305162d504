/** Breaking text into lines as the map draws them: canvas text has no line breaking of its own that CSS would agree with. */

/** The width of a run of text in pixels; the font is the caller's. */
export type Measure = (text: string) => number;

const words = new Intl.Segmenter(undefined, { granularity: "word" });
const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** After these a line may end though no space follows, as in CSS: hyphens and dashes. */
const BREAK_AFTER = /[-\u2010\u2012-\u2014]$/u;

/** Scripts written without spaces: a line may end between any two of their words. */
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/**
 * The text in lines no wider than `width`; white space is collapsed, a word that is too wide alone is cut between
 * graphemes. With `most`, what doesn't fit into so many lines ends in an ellipsis.
 */
export function breakLines(text: string, width: number, measure: Measure, most = Number.POSITIVE_INFINITY): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces(text)) {
    if (lines.length > most) break;
    if (measure((line + piece).trimEnd()) <= width) {
      line += piece;
      continue;
    }
    if (line.trimEnd() !== "") lines.push(line.trimEnd());
    line = piece.trimStart();
    while (lines.length <= most && measure(line.trimEnd()) > width) {
      const head = fitting(line, width, measure);
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  if (line.trimEnd() !== "") lines.push(line.trimEnd());
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  return [...kept.slice(0, -1), ellipsis(kept.at(-1) ?? "", width, measure)];
}

/** One line: the text, or its beginning with an ellipsis. */
export function oneLine(text: string, width: number, measure: Measure): string {
  const line = text.trim().replace(/\s+/gu, " ");
  return measure(line) <= width ? line : ellipsis(line, width, measure);
}

/** The pieces between which a line may end; a piece keeps the space that follows it. */
function pieces(text: string): string[] {
  const result: string[] = [];
  let piece = "";
  let spaceless = false;
  for (const { segment } of words.segment(text.trim().replace(/\s+/gu, " "))) {
    const wordOfSpaceless = SPACELESS.test(segment);
    const hyphen = BREAK_AFTER.test(piece) && !/^\d/u.test(segment);
    if ((piece.endsWith(" ") || hyphen || (spaceless && wordOfSpaceless)) && segment !== " ") {
      result.push(piece);
      piece = "";
    }
    piece += segment;
    spaceless = wordOfSpaceless;
  }
  if (piece !== "") result.push(piece);
  return result;
}

/** The longest beginning that fits, and never less than one grapheme. */
function fitting(text: string, width: number, measure: Measure): string {
  let head = "";
  for (const { segment } of graphemes.segment(text)) {
    if (head !== "" && measure(head + segment) > width) break;
    head += segment;
  }
  return head;
}

function ellipsis(line: string, width: number, measure: Measure): string {
  let head = fitting(line, Math.max(0, width - measure("…")), measure).trimEnd();
  if (head.length < line.length) head = head.replace(/[\s,;:.]+$/u, "");
  return `${head}…`;
}
