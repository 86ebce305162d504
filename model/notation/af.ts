/**
 * The format of the argumentation competition of 2023 (ICCMA): `p af n`, then attacks as pairs of numbers from 1 to n.
 *
 * Arguments have no names there; comments `# i = text` tell them.
 */
import { quoted } from "../problems.ts";
import { argumentFrom, type Bond, caption, type FrameworkArgument, frameworkOf, mapOfFramework } from "./framework.ts";
import { type Imported, type Notation, notOfThisFormat, type Warning } from "./notation.ts";

export const af: Notation = {
  id: "af",
  name: "ICCMA 23 framework",
  mediaType: "text/x-iccma-af",
  write: (part) => {
    const { framework, losses } = frameworkOf(part);
    const lines = [
      `p af ${framework.arguments.length}`,
      ...framework.arguments.map((each, at) => `# ${at + 1} = ${caption(`${at + 1}`, each)}`),
      ...framework.attacks.map(([from, to]) => `${from + 1} ${to + 1}`),
    ];
    return { content: lines.map((line) => `${line}\n`).join(""), losses };
  },
  read,
  recognises: (text) => /^(?:\s|\uFEFF|#[^\n]*\n)*p af \d+[ \t]*\r?(?:\n|$)/u.test(text.slice(0, 65_536)),
};

/** A text of a few lines may be about some arguments that it does not name, and not about a billion. */
const UNNAMED = 1000;

function read(text: string, id: string): Imported {
  const lines = text.replace(/^\uFEFF/u, "").split(/\r\n|\r|\n/u);
  const start = lines.findIndex((line) => /^\s*p\s/u.test(line));
  const count = /^p af (\d+)$/u.exec(lines[start]?.trim() ?? "")?.[1];
  if (count === undefined) throw notOfThisFormat(`This is no ICCMA framework: no line of it is "p af" and a number.`);
  const size = Number(count);
  if (size > text.length + UNNAMED) {
    const place = `line ${start + 1}`;
    throw notOfThisFormat(`${place} declares ${count} arguments, more than a text of this length can be about.`);
  }
  const named = new Map<string, FrameworkArgument>();
  for (let at = 1; at <= size; at += 1) named.set(`${at}`, { id: `${at}`, text: `${at}` });
  const bonds: Bond[] = [];
  const warnings: Warning[] = [];
  for (const [at, whole] of lines.entries()) {
    const line = whole.trim();
    if (line === "" || at === start) continue;
    const place = `line ${at + 1}`;
    const warn = (code: string, message: string) => void warnings.push({ code, message, place });
    const [, number, told] = /^#\s*(\d+)\s*=(.*)$/su.exec(line) ?? [];
    if (number !== undefined && named.has(number)) named.set(number, argumentFrom(number, (told ?? "").trim()));
    if (line.startsWith("#")) continue;
    const [, from, to] = /^(\d+)\s+(\d+)$/u.exec(line) ?? [];
    if (from === undefined || to === undefined) {
      warn("unknown-statement", `${quoted(line)} is no pair of numbers; it is left out.`);
    } else if (!named.has(from) || !named.has(to)) {
      warn("out-of-range", `${quoted(line)} names an argument that is not between 1 and ${size}; it is left out.`);
    } else bonds.push({ from, to, place });
  }
  return mapOfFramework(named, bonds, id, warnings);
}
