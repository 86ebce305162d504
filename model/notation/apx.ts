/**
 * ASPARTIX' format of abstract argumentation frameworks: `arg(a).` and `att(a,b).`, comments after `%`.
 *
 * The comment after an argument tells its id where the name can't, and its text. `support(a,b).`, as bipolar frameworks
 * have it, is read as well.
 */
import { quoted } from "../problems.ts";
import {
  argumentFrom,
  type Bond,
  caption,
  type FrameworkArgument,
  frameworkOf,
  mapOfFramework,
  namesOf,
} from "./framework.ts";
import { type Imported, type Notation, notOfThisFormat, type Warning } from "./notation.ts";

export const apx: Notation = {
  id: "apx",
  name: "Aspartix (apx)",
  mediaType: "text/x-apx",
  write: (part) => {
    const { framework, losses } = frameworkOf(part);
    const names = namesOf(framework, isName);
    const name = (at: number) => names[at] ?? "";
    const lines = [
      ...framework.arguments.map((each, at) => `arg(${name(at)}). % ${caption(name(at), each)}`.replace(/ % $/u, "")),
      ...framework.attacks.map(([from, to]) => `att(${name(from)},${name(to)}).`),
    ];
    return { content: lines.map((line) => `${line}\n`).join(""), losses };
  },
  read,
  recognises: (text) => /^(?:\s|\uFEFF|%[^\n]*\n)*(?:arg|att)\([^()\n]*\)\s*\./u.test(text.slice(0, 4096)),
};

/** A constant of answer set programming, whose solvers read this: elsewhere a capital letter starts a variable. */
function isName(name: string): boolean {
  return /^(?:_*[a-z][A-Za-z0-9_]*|0|[1-9]\d{0,8})$/u.test(name) && name !== "not";
}

const TOKEN = /\s+|\uFEFF|%[^\n\r]*|([a-z?_]\w*)\(([^()]*)\)\s*\.?/uy;

function read(text: string, id: string): Imported {
  const named = new Map<string, FrameworkArgument>();
  const bonds: Bond[] = [];
  const warnings: Warning[] = [];
  const warn = (code: string, message: string, place: string) => void warnings.push({ code, message, place });
  let line = 1;
  /** The argument that a comment on the same line is about. */
  let last: string | undefined;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) {
      const found = quoted(text.slice(from, from + 20).split(/[\r\n]/u)[0] ?? "");
      throw notOfThisFormat(`This is no APX: line ${line} has ${found} where arg(a). or att(a,b). is expected.`);
    }
    const [token, predicate, inside = ""] = match;
    const place = `line ${line}`;
    line += token.match(/\r\n|\r|\n/gu)?.length ?? 0;
    if (predicate === undefined) {
      if (token.startsWith("%") && last !== undefined) named.set(last, argumentFrom(last, token.slice(1).trim()));
      if (token.startsWith("%") || /[\r\n]/u.test(token)) last = undefined;
      continue;
    }
    const names = inside.split(",").map((name) => name.trim().replace(/^"(.*)"$/su, "$1"));
    const [first = "", second = ""] = names;
    const wanted = PREDICATES.get(predicate);
    if (wanted === undefined || wanted.arity !== names.length || names.includes("")) {
      warn("unknown-statement", `${quoted(token.trim())} says nothing that is known here; it is left out.`, place);
    } else if (wanted.arity === 2) {
      bonds.push({ from: first, to: second, supports: wanted.supports, place });
    } else if (named.has(first)) {
      warn("duplicate-argument", `The argument ${quoted(first)} is declared twice; it counts once.`, place);
    } else {
      named.set(first, { id: first, text: first });
      last = first;
    }
  }
  if (named.size === 0 && bonds.length === 0) throw notOfThisFormat("This is no APX: it declares no argument.");
  return mapOfFramework(named, bonds, id, warnings);
}

const PREDICATES: ReadonlyMap<string, { readonly arity: 1 | 2; readonly supports: boolean }> = new Map([
  ["arg", { arity: 1, supports: false }],
  ["att", { arity: 2, supports: false }],
  ["support", { arity: 2, supports: true }],
]);
