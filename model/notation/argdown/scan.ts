/**
 * Argdown text → its items in order: statements and arguments with what they say, headings, inference lines.
 *
 * One pass, no recursion. The language is Argdown 1 and 2 as documented at argdown.org/syntax; where people write what
 * its own parser refuses (a relation after a blank line, a definition in the midst of a paragraph), the reading that is
 * plainly meant is taken, with a warning.
 */
import type { Warning } from "../notation.ts";
import { type Content, createInline } from "./inline.ts";
import { occurrencesIn } from "./occurrences.ts";
import { type Data, readBraces, readDocument } from "./yaml.ts";

/** What a line under another says of the two: `+ - _ ><`; it points from the child to the parent unless it is `outgoing`. */
export type Arrow = {
  readonly relation: "support" | "attack" | "undercut" | "contradictory";
  /** From the parent to the child, as `+>`, `->` and `_>` say. */
  readonly outgoing: boolean;
};

export type Member = Content & {
  readonly kind: "member";
  readonly isArgument: boolean;
  readonly title: string | undefined;
  /** `[Title]` alone, without a text of its own. */
  readonly isReference: boolean;
  readonly arrow: Arrow | undefined;
  /** The number in front of a statement of a premise-conclusion structure. */
  readonly number: string | undefined;
  readonly indent: number;
  readonly line: number;
  /** It stands after a blank line or at the start. */
  readonly isFresh: boolean;
};

export type Item =
  | Member
  | (Content & { readonly kind: "heading"; readonly level: number; readonly line: number })
  | {
      readonly kind: "inference";
      readonly rules: readonly string[];
      readonly data: Data | undefined;
      readonly line: number;
    };

export type Scanned = {
  readonly items: readonly Item[];
  readonly frontMatter: Data | undefined;
  readonly warnings: readonly Warning[];
};

const MARKER =
  /([ \t]*)(?:(\+>|->|_>|><|<\+|<-(?!-)|<_|\+|-(?!-)|_(?=\s))|\((\d{1,9})\)|((?:\d+\.|\*)(?=\s))|(#+)(?= )|(-{2,}))/uy;

const ARROWS: Readonly<Record<string, Arrow>> = {
  "+": { relation: "support", outgoing: false },
  "<+": { relation: "support", outgoing: false },
  "+>": { relation: "support", outgoing: true },
  "-": { relation: "attack", outgoing: false },
  "<-": { relation: "attack", outgoing: false },
  "->": { relation: "attack", outgoing: true },
  _: { relation: "undercut", outgoing: false },
  "<_": { relation: "undercut", outgoing: false },
  "_>": { relation: "undercut", outgoing: true },
  "><": { relation: "contradictory", outgoing: true },
};

export function scan(source: string): Scanned {
  const text = source.replace(/^\uFEFF/u, "").replace(/\r\n?/gu, "\n");
  const items: Item[] = [];
  const warnings: Warning[] = [];
  const occurrences = occurrencesIn(text);
  const lineAt = linesOf(text);
  const warn = (code: string, message: string, at: number) =>
    void warnings.push({ code, message, place: `line ${lineAt(at)}` });
  const inline = createInline(text, occurrences, startsItem, warn);

  let { at, frontMatter } = frontMatterOf(text, warn);
  let isFresh = true;
  let isInList = false;
  let mixes = false;
  let comments = 0;

  /** Whether something new starts at the start of this line, so that the paragraph before it is over. */
  function startsItem(lineStart: number): boolean {
    MARKER.lastIndex = lineStart;
    const marker = MARKER.exec(text);
    // A year that ends a sentence at the start of a line makes no list.
    if (marker !== null) return marker[4] === undefined || isInList;
    return titleAt(skipSpaces(lineStart))?.isDefinition === true;
  }

  function skipSpaces(from: number): number {
    let to = from;
    while (text[to] === " " || text[to] === "\t") to += 1;
    return to;
  }

  type Title = {
    readonly title: string;
    readonly isArgument: boolean;
    readonly isDefinition: boolean;
    readonly end: number;
  };

  /** `[Title]:`, `[Title]`, `<Title>:` or `<Title>` at a place, on one line. */
  function titleAt(start: number): Title | undefined {
    const open = text[start];
    if (open !== "[" && open !== "<") return undefined;
    if (inline.linkEnd(start) !== undefined || text.startsWith("<!--", start)) return undefined;
    const close = open === "[" ? "]" : ">";
    const newline = occurrences.of("\n", start);
    const lineEnd = newline === -1 ? text.length : newline;
    const end = occurrences.of(`${close}:`, start + 2);
    if (end !== -1 && end < lineEnd) {
      return { title: text.slice(start + 1, end), isArgument: open === "<", isDefinition: true, end: end + 2 };
    }
    const only = occurrences.of(close, start + 2);
    if (only === -1 || only >= lineEnd || text[start + 1] === "-") return undefined;
    return { title: text.slice(start + 1, only), isArgument: open === "<", isDefinition: false, end: only + 1 };
  }

  /** A statement or an argument, and all that belongs to it up to the next item. */
  function readMember(start: number, more: Pick<Member, "arrow" | "number" | "indent">): void {
    const from = skipSpaces(start);
    const found = titleAt(from);
    const { content, end } = inline.read(found?.end ?? from);
    const isReference = found !== undefined && content.text === "";
    if (found?.isDefinition === false && content.text !== "")
      warn("text-after-reference", `What follows [${found.title.slice(0, 80)}] is taken as its text.`, from);
    const text = content.text || (found === undefined ? content.tags.map((tag) => `#${tag}`).join(" ") : "");
    if (found === undefined && text === "") {
      warn("empty-statement", "Nothing stands where a statement is expected; it is left out.", start);
    } else {
      const { title, isArgument = false } = found ?? {};
      const line = lineAt(from);
      items.push({ kind: "member", ...content, text, title, isArgument, isReference, ...more, line, isFresh });
    }
    at = end;
  }

  /** `----`, or `-- rule, rule {data} --`, which may go over lines. */
  function readInference(start: number): void {
    const line = lineAt(start);
    const hyphens = /[ \t]*(-{2,})([^\n]*)/uy;
    hyphens.lastIndex = start;
    const [, run = "", rest = ""] = hyphens.exec(text) ?? [];
    const lineEnd = hyphens.lastIndex;
    if (run.length > 2 && rest.trim() === "") {
      items.push({ kind: "inference", rules: [], data: undefined, line });
      at = lineEnd;
      return;
    }
    const from = lineEnd - rest.length;
    const gap = occurrences.gap(from);
    let end = occurrences.of("--", from);
    const brace = occurrences.of("{", from);
    const closed = brace !== -1 && brace < Math.min(end, gap) ? occurrences.braces(brace) : undefined;
    if (closed !== undefined && closed > end) end = text.indexOf("--", closed);
    const isOpen = end === -1 || end > gap;
    if (isOpen) {
      warn("open-inference", "The line of an inference is not closed by --; it ends with its line.", start);
      end = lineEnd;
    }
    const hasData = closed !== undefined && brace < end && closed < end;
    const rules = text.slice(from, hasData ? brace : end).split(",");
    items.push({
      kind: "inference",
      rules: rules
        .map((rule) => rule.replace(/\\(.)/gu, "$1").replace(/\s+/gu, " ").trim())
        .filter((rule) => rule !== ""),
      data: hasData ? readBraces(text.slice(brace, closed + 1)) : undefined,
      line,
    });
    at = end;
    while (!isOpen && text[at] === "-") at += 1;
  }

  while (at < text.length) {
    // At the start of a line, or behind what a line began with.
    const start = skipSpaces(at);
    if (start >= text.length) break;
    if (text[start] === "\n") {
      isFresh = true;
      at = start + 1;
      continue;
    }
    const comment = inline.commentEnd(start);
    if (comment !== undefined) {
      comments += 1;
      at = skipSpaces(comment);
      if (text[at] === "\n") at += 1;
      continue;
    }
    MARKER.lastIndex = at;
    const [whole = "", space = "", arrow, number, bullet, heading, hyphens] = MARKER.exec(text) ?? [];
    const behind = at + whole.length;
    isInList = bullet !== undefined;
    if (arrow !== undefined) {
      mixes ||= space.includes("\t") && space.includes(" ");
      readMember(behind, { arrow: ARROWS[arrow], number: undefined, indent: space.length });
    } else if (number !== undefined) readMember(behind, { arrow: undefined, number, indent: space.length });
    else if (bullet !== undefined) readMember(behind, { arrow: undefined, number: undefined, indent: space.length });
    else if (heading !== undefined) {
      const { content, end } = inline.read(behind);
      items.push({ kind: "heading", ...content, level: heading.length, line: lineAt(at) });
      at = end;
    } else if (hyphens !== undefined) readInference(at);
    else {
      const indent = start - at;
      if (!isFresh && items.length > 0 && titleAt(start)?.isDefinition)
        warn("no-blank-line", "A definition within a paragraph starts a statement of its own.", start);
      readMember(start, { arrow: undefined, number: undefined, indent });
    }
    isFresh = false;
    if (text[at] === "\n") at += 1;
  }
  comments += inline.counted.comments;
  if (comments > 0) warnings.push({ code: "comments", message: `Comments are left out (${comments}).`, place: "" });
  if (inline.counted.emphasis > 0)
    warnings.push({ code: "emphasis", message: "Bold and italic marks are left out.", place: "" });
  if (mixes)
    warnings.push({
      code: "mixed-indentation",
      message: "Tabs and spaces are mixed; each counts as one step.",
      place: "",
    });
  return { items, frontMatter, warnings };
}

/** What stands between two lines of `===` at the very start, and where the text goes on. */
function frontMatterOf(text: string, warn: (code: string, message: string, at: number) => void) {
  const [opening = ""] = /^\s*={3,}/u.exec(text) ?? [];
  if (opening === "") return { at: 0, frontMatter: undefined };
  const line = text.indexOf("\n===", opening.length);
  const end = line === -1 ? text.indexOf("===", opening.length) : line + 1;
  if (end === -1) {
    warn("open-front-matter", "The front matter is not closed by a line of ===; it is read as text.", 0);
    return { at: opening.length, frontMatter: undefined };
  }
  const source = text.slice(opening.length, end);
  const frontMatter = readDocument(source);
  if (frontMatter === undefined && source.trim() !== "")
    warn("unread-front-matter", "The front matter is no plain YAML, or uses anchors or tags; it is left out.", 0);
  const closing = /=+/uy;
  closing.lastIndex = end;
  closing.test(text);
  return { at: closing.lastIndex, frontMatter };
}

/** Offset → line, counted from 1. */
function linesOf(text: string): (at: number) => number {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (at) => {
    let low = 0;
    let high = starts.length;
    while (low + 1 < high) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
