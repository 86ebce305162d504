/** DOT text → its tokens, one after the other: names, strings put together, brackets and arrows. */
import { quoted } from "../problems.ts";
import { notOfThisFormat } from "./notation.ts";

export type DotToken = {
  /** `name` where it was written without quotes, and so may be a keyword. */
  readonly kind: "name" | "string" | "markup" | "sign" | "end";
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
};

const SPACE = /[\s\uFEFF]+/uy;
const NAME = /[\p{L}\p{M}_\u{80}-\u{10FFFF}][\p{L}\p{M}\d_\u{80}-\u{10FFFF}]*|-?(?:\.\d+|\d+(?:\.\d*)?)/uy;
const SIGN = /->|--|[{}[\]=;,:+]/uy;

/**
 * @returns A function that gives the next token, and `end` for ever after the last.
 * @throws {InvalidMap} where no token starts, or a string or a comment has no end.
 */
export function dotTokens(text: string): () => DotToken {
  let at = 0;
  let line = 1;
  const refuse = (what: string): never => {
    throw notOfThisFormat(`This is no DOT: line ${line} has ${what}.`);
  };
  const pass = (end: number): string => {
    const passed = text.slice(at, end);
    for (let from = passed.indexOf("\n"); from !== -1; from = passed.indexOf("\n", from + 1)) line += 1;
    at = end;
    return passed;
  };
  const matched = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.test(text) ? pass(pattern.lastIndex) : undefined;
  };
  const passLine = () => void pass(text.indexOf("\n", at) === -1 ? text.length : text.indexOf("\n", at));
  const skip = () => {
    for (;;) {
      if (matched(SPACE) !== undefined) continue;
      if (text.startsWith("//", at) || (text[at] === "#" && (at === 0 || text[at - 1] === "\n"))) passLine();
      else if (text.startsWith("/*", at)) {
        const end = text.indexOf("*/", at + 2);
        if (end === -1) refuse("a comment without an end");
        pass(end + 2);
      } else return;
    }
  };

  const single = (): DotToken => {
    skip();
    const from = line;
    if (at >= text.length) return { kind: "end", text: "", line: from };
    const sign = matched(SIGN);
    if (sign !== undefined) return { kind: "sign", text: sign, line: from };
    const name = matched(NAME);
    if (name !== undefined) return { kind: "name", text: name, line: from };
    if (text[at] === '"') {
      const end = endOfString(text, at) ?? refuse("a string without an end");
      return { kind: "string", text: unquoted(pass(end)), line: from };
    }
    if (text[at] === "<") {
      const end = endOfMarkup(text, at) ?? refuse("a label in angle brackets without an end");
      return { kind: "markup", text: pass(end).slice(1, -1), line: from };
    }
    return refuse(`${quoted(String.fromCodePoint(text.codePointAt(at) ?? 0))}, with which nothing starts`);
  };

  let ahead: DotToken | undefined;
  const next = () => {
    const token = ahead ?? single();
    ahead = undefined;
    return token;
  };
  return () => {
    const first = next();
    if (first.kind !== "string") return first;
    // "x" + "y" is one string.
    const parts = [first.text];
    for (;;) {
      ahead = single();
      if (ahead.kind !== "sign" || ahead.text !== "+") break;
      ahead = undefined;
      const more = next();
      if (more.kind !== "string") return refuse('a "+" that no string follows');
      parts.push(more.text);
    }
    return { ...first, text: parts.join("") };
  };
}

/** Only quotes are escaped in DOT itself, and line ends after a backslash are none; the rest is for whoever shows it. */
function unquoted(string: string): string {
  return string.slice(1, -1).replace(/\\(\\|"|\r?\n)/gu, (pair, escaped) => {
    if (escaped === "\\") return pair;
    return escaped === '"' ? '"' : "";
  });
}

function endOfString(text: string, from: number): number | undefined {
  const telling = /["\\]/gu;
  telling.lastIndex = from + 1;
  for (let found = telling.exec(text); found !== null; found = telling.exec(text)) {
    if (found[0] === '"') return telling.lastIndex;
    telling.lastIndex += 1;
  }
  return undefined;
}

function endOfMarkup(text: string, from: number): number | undefined {
  const bracket = /[<>]/gu;
  bracket.lastIndex = from;
  let open = 0;
  for (let found = bracket.exec(text); found !== null; found = bracket.exec(text)) {
    open += found[0] === "<" ? 1 : -1;
    if (open === 0) return bracket.lastIndex;
  }
  return undefined;
}
