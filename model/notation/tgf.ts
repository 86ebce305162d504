/**
 * Trivial Graph Format, as solvers of abstract argumentation read it: arguments a line, `#`, attacks a line.
 *
 * After an argument's name stands what it is called; after an attack a label, which may say that it is a support.
 */
import { quoted } from "../problems.ts";
import { isForeign } from "./foreign.ts";
import {
  argumentFrom,
  type Bond,
  caption,
  type FrameworkArgument,
  frameworkOf,
  mapOfFramework,
  namesOf,
} from "./framework.ts";
import { bondOf } from "./graph-words.ts";
import { type Imported, type Notation, notOfThisFormat, type Warning } from "./notation.ts";

export const tgf: Notation = {
  id: "tgf",
  name: "Trivial Graph Format",
  mediaType: "text/x-tgf",
  write: (part) => {
    const { framework, losses } = frameworkOf(part);
    const names = namesOf(framework, (name) => /^[\p{L}\p{N}_][^\s\p{C}]*$/u.test(name));
    const name = (at: number) => names[at] ?? "";
    const lines = [
      ...framework.arguments.map((each, at) => `${name(at)} ${caption(name(at), each)}`.trimEnd()),
      "#",
      ...framework.attacks.map(([from, to]) => `${name(from)} ${name(to)}`),
    ];
    return { content: lines.map((line) => `${line}\n`).join(""), losses };
  },
  read,
  recognises: (text) => {
    const lines = text.slice(0, 65_536).split(/\r\n|\r|\n/u, 2000);
    const at = lines.findIndex((line) => line.trim() === "#");
    const isNode = (line: string) => line.trim() === "" || /^\s*[\p{L}\p{N}_]/u.test(line);
    const isEdge = (line: string) => line.trim() === "" || /^\s*\S+\s+\S/u.test(line);
    return at > 0 && lines.slice(0, at).every(isNode) && lines.slice(at + 1, -1).every(isEdge);
  },
};

function read(text: string, id: string): Imported {
  const named = new Map<string, FrameworkArgument>();
  const bonds: Bond[] = [];
  const warnings: Warning[] = [];
  let isAfterSign = false;
  for (const [at, whole] of text
    .replace(/^\uFEFF/u, "")
    .split(/\r\n|\r|\n/u)
    .entries()) {
    const line = whole.trim();
    const place = `line ${at + 1}`;
    const warn = (code: string, message: string) => void warnings.push({ code, message, place });
    const [, first = "", rest = ""] = /^(\S+)\s*(.*)$/su.exec(line) ?? [];
    if (line === "") continue;
    if (line === "#") isAfterSign = true;
    else if (!isAfterSign) {
      if (named.has(first)) warn("duplicate-argument", `The argument ${quoted(first)} stands twice; it counts once.`);
      else named.set(first, argumentFrom(first, rest));
    } else {
      const [, second, label = ""] = /^(\S+)\s*(.*)$/su.exec(rest) ?? [];
      if (second === undefined)
        warn("torn-edge", `${quoted(first)} attacks nothing that is named; the line is left out.`);
      else bonds.push({ from: first, to: second, supports: bondOf(new Map([["label", label]])) === "support", place });
    }
  }
  if (named.size === 0 && bonds.length === 0)
    throw notOfThisFormat("This is no TGF: it has no line that names a node.");
  if (!isAfterSign && isForeign(text)) throw notOfThisFormat("This is XML, HTML, JSON or an archive, not TGF.");
  if (!isAfterSign)
    warnings.push({ code: "no-sign", message: `No line "#" ends the nodes; it has no edges.`, place: "" });
  return mapOfFramework(named, bonds, id, warnings);
}
