/** Maps and texts that have broken readers and writers before. */
import fc from "fast-check";
import { connect } from "../../../model/connections.ts";
import { type ArgumentMap, labelFrom } from "../../../model/map.ts";
import type { Notation, Part, Written } from "../../../model/notation/notation.ts";
import { InvalidMap } from "../../../model/read.ts";
import { select } from "../../../model/selection.ts";
import { arbitraryMap } from "../../arbitrary.ts";

const HOSTILE_TEXTS = [
  `"quotes" 'and' \\backslashes\\ \\`,
  "[brackets] (round) <angle> {curly: 1} ]>})",
  "[a link](https://example.org/a_b//c) see http://x.y.z:80/a.b.c/ // not a comment",
  "/* nor this */ <!-- nor this --> &#8217; &mdash; ]]>",
  "#tag #(tag two) @[Mention] @<Mention> **bold** _italic_ __b__ .~. :~::",
  "- a dash",
  "+ a plus",
  "1. a number",
  "(1) a premise",
  "1.1. Pro: -> See 1.1.",
  "-> See 1.",
  "Pro: nothing",
  "=== front === matter ===",
  "# heading",
  "----",
  "<script>alert(1)</script> javascript:alert(1)",
  "NUL \0 bell \u0007 C1 \u0097 line\u2028separator\u2029",
  "\u202Eright to left \u2066isolate",
  "a lone \ud800 surrogate",
  "__proto__",
  "constructor",
  "Untitled 1",
  "É e\u0301 I ı",
  "x".repeat(10_000),
  "many words ".repeat(900),
  ".".repeat(200),
  "{a} b, c} d",
] as const;

export const hostileText = fc
  .oneof(
    { weight: 3, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
    {
      weight: 2,
      arbitrary: fc
        .array(fc.constantFrom(..."[]<>{}()#@*_/\\.:-+=,;!?\"'|~`&^ \n\tab1", "//", "--", "é"), { maxLength: 40 })
        .map((parts) => parts.join("")),
    },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 30 }) },
  )
  .filter((text) => /\S/u.test(text));

/** A map as `arbitraryMap`, whose texts, labels, names and titles are hostile. */
export function hostileMap(): fc.Arbitrary<ArgumentMap> {
  return arbitraryMap().chain((map) =>
    fc
      .record({
        texts: fc.array(hostileText, { minLength: map.claims.length, maxLength: map.claims.length }),
        labels: fc.array(fc.option(hostileText), { minLength: map.claims.length, maxLength: map.claims.length }),
        title: hostileText,
        names: fc.tuple(hostileText, hostileText),
        titles: fc.tuple(hostileText, hostileText),
      })
      .map(({ texts, labels, title, names, titles }) => ({
        ...map,
        title,
        sections: map.sections.map((section, at) => ({ ...section, title: titles[at] ?? section.title })),
        holders: map.holders.map((holder, at) => ({ ...holder, name: names[at] ?? holder.name })),
        claims: map.claims.map((claim, at) => ({
          ...claim,
          text: texts[at] as string,
          label: labels[at] ?? labelFrom(texts[at] as string),
        })),
      })),
  );
}

export function wholeOf(map: ArgumentMap): Part {
  const connections = connect(map);
  return { connections, selection: select(connections, {}), view: "full" };
}

export function write(notation: Notation, map: ArgumentMap): Written {
  if (notation.write === undefined) throw new Error(`${notation.name} can't be written.`);
  return notation.write(wholeOf(map));
}

export function read(notation: Notation, text: string) {
  if (notation.read === undefined) throw new Error(`${notation.name} can't be read.`);
  return notation.read(text, "tiny");
}

/** What must hold of any text at all: an answer that is a valid map, or `InvalidMap`, and prototypes as they were. */
export function survives(notation: Notation, text: string): void {
  try {
    const { map, warnings } = read(notation, text);
    expect(map.id).toBe("tiny");
    expect(warnings.every(({ code, message }) => /^[a-z-]+$/u.test(code) && message.endsWith("."))).toBe(true);
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidMap);
  }
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(12);
}

/** A text with pieces cut out, doubled, moved and exchanged for what may mean something. */
export function mutated(text: string, pieces: readonly string[]): fc.Arbitrary<string> {
  const at = fc.nat({ max: text.length });
  const edit = fc.oneof(
    fc.record({ from: at, length: fc.nat({ max: 40 }), put: fc.constantFrom("", ...pieces) }),
    fc.record({ from: at, length: fc.constant(0), put: fc.string({ unit: "binary", maxLength: 5 }) }),
  );
  return fc
    .array(edit, { minLength: 1, maxLength: 8 })
    .map((edits) =>
      edits.reduce((text, { from, length, put }) => text.slice(0, from) + put + text.slice(from + length), text),
    );
}

/** A text as it stands where whitespace says nothing. */
export function squeezed(text: string): string {
  return text.replace(/[\s]+/gu, " ").trim();
}
