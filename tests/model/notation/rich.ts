/** Maps that hold everything a map can, for formats that promise to lose nothing. */
import fc from "fast-check";
import type { ArgumentMap } from "../../../model/map.ts";
import { read } from "../../../model/read.ts";
import { arbitraryMap } from "../../arbitrary.ts";
import { hostileText } from "./hostile.ts";

const MORE_TEXTS = [
  `He said "no", she said 'yes' \\ and \\" both`,
  "]]> --> <!-- <![CDATA[ </node> <script>alert(1)</script>",
  "https://example.org/a?b=c&d=e#f [1] {2} <3>",
  "&#8217; &amp; &D; &mdash;",
  "a\0b\u0007c\u001bd\u007fe\u0097f",
  "line\nbreak\r\nand\rreturn\tand\u2028separator\u0085",
  "\u202Ebidi\u202C \u2066isolate\u2069 \u200Fmark",
  "\ud800 lone \udfff surrogates \uffff \ufffe",
  "=cmd|' /C calc'!A0",
  "+1 -1 @sum; a, b; c",
  "É NFC, E\u0301 NFD, ı I İ",
  "__proto__",
  "constructor",
  "\\N \\G \\n \\l trailing \\",
  "👩‍👩‍👧 𝒳",
  "1e3",
  "-0",
  "true",
  "null",
  "w".repeat(10_000),
] as const;

const text = fc.oneof(hostileText, fc.constantFrom(...MORE_TEXTS));

/** Any map whose every text is hostile, with sources, passages, notes, links, restatements and `ext` at every place. */
export function richMap(): fc.Arbitrary<ArgumentMap> {
  const texts = fc.infiniteStream(text);
  return fc.tuple(arbitraryMap({ claims: 6 }), texts, fc.infiniteStream(fc.boolean())).map(([map, texts, coin]) => {
    const text = () => texts.next().value;
    const sometimes = <Value>(value: Value) => (coin.next().value ? value : {});
    const ext = () => sometimes({ ext: { other: { text: text(), deep: [{ a: null, b: [1.5, true] }] } } });
    const passage = { source: "s", at: "1.1", start: 0, end: 5, sha256: "0123456789abcdef" };
    const passages = () => sometimes({ passages: [passage, { ...passage, at: "1.2-2.1", start: 2 }] });
    const [first, second] = map.claims;
    return read({
      ...map,
      title: text(),
      summary: text(),
      license: text(),
      authors: [text()],
      sources: [{ id: "s", title: text(), text: { sha256: "0".repeat(64), length: 9 } }],
      holders: map.holders.map((holder) => ({ ...holder, name: text() })),
      sections: map.sections.map((section) => ({ ...section, title: text() })),
      claims: map.claims.map((claim) => ({
        ...claim,
        text: text(),
        label: text(),
        tags: [text()],
        ...passages(),
        ...ext(),
      })),
      inferences: map.inferences.map((inference) => ({
        ...inference,
        ...sometimes({ cue: text() }),
        ...sometimes({ comment: text() }),
        ...passages(),
        ...ext(),
      })),
      restatements: first !== undefined && second !== undefined ? [[first.id, second.id]] : [],
      links: map.claims.slice(0, 1).map(({ id }) => ({
        claim: id,
        map: "m",
        target: "t",
        relation: "qualifies",
        strength: "weak",
        comment: text(),
      })),
      ...ext(),
    });
  });
}
