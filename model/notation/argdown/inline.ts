/** What stands within a statement, an argument's description or a heading: text, tags, data, and what is only a mark. */
import type { Occurrences } from "./occurrences.ts";
import { type Data, readBraces } from "./yaml.ts";

export type Content = {
  /** Without tags at its end, data, comments and marks of emphasis; links and mentions as they stand. */
  readonly text: string;
  readonly tags: readonly string[];
  readonly data: Data | undefined;
};

const PLAIN = /[^\\\n/<{#@[*_.:]+/uy;
const TAG = /#[a-zA-Z0-9-[\]^_`\\\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF]+/uy;
const EMPHASIS = /(\*\*|__|\*|_)(?=(\s)?)/uy;
/** What may follow where emphasis ends. */
const AFTER_EMPHASIS = /[ \t\n)}_.,!?;:\-*]|$/uy;

/** A piece of text, or a tag that belongs to the text only where more of it follows. */
type Piece = { text: string; readonly tag?: string };

export function createInline(
  text: string,
  occurrences: Occurrences,
  startsItem: (lineStart: number) => boolean,
  warn: (code: string, message: string, at: number) => void,
) {
  const counted = { comments: 0, emphasis: 0 };

  /** Where a comment of one of the three kinds that starts here ends; a line comment ends before its line does. */
  function commentEnd(at: number): number | undefined {
    if (text.startsWith("//", at)) {
      const end = occurrences.of("\n", at);
      return end === -1 ? text.length : end;
    }
    const close = text.startsWith("/*", at) ? "*/" : text.startsWith("<!--", at) ? "-->" : undefined;
    if (close === undefined) return undefined;
    const end = occurrences.of(close, at + (close === "*/" ? 2 : 4));
    return end === -1 ? undefined : end + close.length;
  }

  /** Where a link `[text](address)` that starts here ends, within its paragraph. */
  function linkEnd(at: number): number | undefined {
    const close = text[at] === "[" ? occurrences.of("]", at + 2) : -1;
    if (close === -1 || text[close + 1] !== "(") return undefined;
    const end = occurrences.of(")", close + 3);
    return end === -1 || end > occurrences.gap(at) ? undefined : end + 1;
  }

  /** Where a mention `@[Title]` or `@<Title>` that starts here ends, on its line. */
  function mentionEnd(at: number): number | undefined {
    const close = text[at + 1] === "[" ? "]" : text[at + 1] === "<" ? ">" : undefined;
    if (close === undefined) return undefined;
    const end = occurrences.of(close, at + 3);
    const newline = occurrences.of("\n", at);
    return end === -1 || (newline !== -1 && newline < end) ? undefined : end + 1;
  }

  /** Where a tag `#tag` or `#(two words)` that starts here ends; behind its first character where it is none. */
  function tagEnd(at: number): number {
    if (text[at + 1] !== "(") return matches(TAG, at) ? TAG.lastIndex : at + 1;
    const end = occurrences.of(")", at + 3);
    return end === -1 || end > occurrences.gap(at) ? at + 1 : end + 1;
  }

  /** Where a shortcode such as `.~.` or `:E:` ends: whatever stands between two such marks within a word is no markup. */
  function shortcodeEnd(at: number): number | undefined {
    const end = occurrences.of(text.charAt(at), at + 2);
    if (end === -1) return undefined;
    SPACE.lastIndex = at;
    const space = nextSpace(at);
    return end < space ? end + 1 : undefined;
  }

  const SPACE = /\s/gu;
  let spaceFrom = 0;
  let space = -1;
  function nextSpace(from: number): number {
    if (spaceFrom <= from && from <= space) return space;
    SPACE.lastIndex = from;
    spaceFrom = from;
    space = SPACE.exec(text)?.index ?? text.length;
    return space;
  }

  /** Reads from a place to the end of the paragraph or to the line at which the next item starts. */
  function read(start: number): { readonly content: Content; readonly end: number } {
    const pieces: Piece[] = [];
    /** Marks that may open emphasis, each with its piece. */
    const open: { readonly mark: string; readonly piece: Piece }[] = [];
    let data: Data | undefined;
    let at = start;
    const put = (end: number) => {
      pieces.push({ text: text.slice(at, end) });
      at = end;
    };
    while (at < text.length) {
      PLAIN.lastIndex = at;
      if (PLAIN.test(text)) {
        put(PLAIN.lastIndex);
        continue;
      }
      const character = text.charAt(at);
      const comment = commentEnd(at);
      if (comment !== undefined) {
        counted.comments += 1;
        at = comment;
      } else if (character === "\n") {
        if (endsAt(at + 1)) break;
        put(at + 1);
      } else if (character === "\\" && at + 1 < text.length && text[at + 1] !== "\n") {
        const length = (text.codePointAt(at + 1) ?? 0) > 0xffff ? 2 : 1;
        pieces.push({ text: text.slice(at + 1, at + 1 + length) });
        at += 1 + length;
      } else if (character === "{") {
        const end = occurrences.braces(at);
        const found = end !== undefined && endsLine(end + 1) ? readBraces(text.slice(at, end + 1)) : undefined;
        if (end !== undefined && found !== undefined) {
          data = { ...data, ...found };
          at = end + 1;
        } else {
          if (end !== undefined && endsLine(end + 1))
            warn(
              "unread-data",
              "What stands in braces is no plain YAML, or uses anchors or tags; it is kept as text.",
              at,
            );
          put(end !== undefined && endsLine(end + 1) ? end + 1 : at + 1);
        }
      } else if (character === "#") {
        const end = tagEnd(at);
        const tag = text.slice(at + 1, end).replace(/^\(|\)$/gu, "");
        pieces.push({
          text: text.slice(at, end),
          ...(end === at + 1 ? {} : { tag: tag.replace(/\s+/gu, " ").trim() }),
        });
        at = end;
      } else if (character === "[") put(linkEnd(at) ?? at + 1);
      else if (character === "@") put(mentionEnd(at) ?? at + 1);
      else if (character === "." || character === ":") put(shortcodeEnd(at) ?? at + 1);
      else if (character === "*" || character === "_") {
        EMPHASIS.lastIndex = at;
        const [, mark = character, space] = EMPHASIS.exec(text) ?? [];
        const piece = { text: mark };
        const last = open.at(-1);
        if (last?.mark === mark && matches(AFTER_EMPHASIS, at + mark.length)) {
          open.pop();
          last.piece.text = "";
          piece.text = "";
          counted.emphasis += 1;
        } else if (space === undefined) open.push({ mark, piece });
        pieces.push(piece);
        at += mark.length;
      } else put(at + 1);
    }
    return { content: { ...textAndTags(pieces), data }, end: at };
  }

  /** Whether a paragraph is over at the start of this line: the line is blank, or starts something new. */
  function endsAt(lineStart: number): boolean {
    return occurrences.gap(lineStart - 1) === lineStart - 1 || isBlankToEnd(lineStart) || startsItem(lineStart);
  }

  function isBlankToEnd(from: number): boolean {
    return matches(/[ \t]*$/uy, from);
  }

  /** Whether nothing but a comment follows on the line. */
  function endsLine(from: number): boolean {
    return matches(/[ \t]*(?:$|\n|\/\/|\/\*|<!--)/uy, from);
  }

  function matches(pattern: RegExp, at: number): boolean {
    pattern.lastIndex = at;
    return pattern.test(text);
  }

  return { read, commentEnd, linkEnd, counted };
}

function textAndTags(pieces: readonly Piece[]): Pick<Content, "text" | "tags"> {
  const tags = [...new Set(pieces.flatMap(({ tag }) => (tag === undefined ? [] : [tag])))];
  let end = pieces.length;
  while (end > 0 && (pieces[end - 1]?.tag !== undefined || pieces[end - 1]?.text.trim() === "")) end -= 1;
  const text = pieces
    .slice(0, end)
    .map(({ text }) => text)
    .join("");
  return { text: text.replace(/[ \t\n]+/gu, " ").replace(/^ | $/gu, ""), tags };
}
