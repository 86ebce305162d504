import fc from "fast-check";
import { documentFrom } from "../../../../model/notation/argdown/document.ts";
import { argdown } from "../../../../model/notation/argdown.ts";
import { recognise } from "../../../../model/notation/list.ts";
import { mutated, read, survives } from "../hostile.ts";

const mapOf = (text: string) => read(argdown, text).map;
const warned = (text: string) => read(argdown, text).warnings.map(({ code, place }) => `${code} ${place}`.trim());

/** Each inference as `premise + premise -> conclusion` or `-|`, by ids. */
function steps(text: string): readonly string[] {
  return mapOf(text).inferences.map(
    ({ premises, polarity, conclusion }) =>
      `${premises.join(" + ")} ${polarity === "support" ? "->" : "-|"} ${conclusion}`,
  );
}

const texts = (text: string) => mapOf(text).claims.map((claim) => claim.text);

describe("statements and arguments", () => {
  test("a title names a statement, and its last definition is its text", () => {
    const { claims } = mapOf("[God]: God exists.\n\n[God]\n\n[God]: There is a god.\n  + [B]");
    expect(claims.map(({ id, label, text }) => [id, label, text])).toEqual([
      ["god", "God", "There is a god."],
      ["b", "B", "B"],
    ]);
    expect(claims[0]?.ext).toEqual({ argdown: { members: ["God exists."] } });
  });

  test("statements and arguments have titles of their own", () => {
    expect(mapOf("[X]: A statement.\n\n<X>: An argument.\n  +> [X]").claims.map(({ id, text }) => [id, text])).toEqual([
      ["x", "A statement."],
      ["x-2", "An argument."],
    ]);
  });

  test("a text goes on over lines until a blank one", () => {
    expect(texts("[A]: one\ntwo\n   three\n  + [B]: four\n    five")).toEqual(["one two three", "four five"]);
  });

  test("untitled statements in relations are claims, untitled paragraphs beside them are kept aside", () => {
    const { map, warnings } = read(argdown, "# Part\n\nSome words.\n\nA thesis\n  - an objection");
    expect(map.claims.map(({ text, section }) => [text, section])).toEqual([
      ["A thesis", "part"],
      ["an objection", "part"],
    ]);
    expect(map.ext).toEqual({ argdown: { prose: [{ section: "Part", text: "Some words." }] } });
    expect(warnings.map(({ code }) => code)).toEqual(["prose"]);
  });

  test("where there are only paragraphs, they are the claims", () => {
    expect(texts("One.\n\nTwo\ngoes on.")).toEqual(["One.", "Two goes on."]);
  });

  test("a title equal to what Argdown calls untitled ones collides with none", () => {
    expect(mapOf("[Untitled 1]: A.\n  + B.\n  - <Untitled 1>: C.").claims).toHaveLength(3);
  });

  test("mentions and links stay in the text, escapes, emphasis and comments do not", () => {
    const text = `[A]: see @[B c] \\[not\\] **bold** _it_ 5 * 3 a_b [link_x](http://x.y//z_) // gone
/* gone
too */ and <!-- gone --> on`;
    expect(texts(text)).toEqual(["see @[B c] [not] bold it 5 * 3 a_b [link_x](http://x.y//z_) and on"]);
    expect(warned(text)).toEqual(["comments", "emphasis"]);
  });

  test("shortcodes stay as they are, with all that stands in them", () => {
    expect(texts("[A]: .~.(p.^.q) :E: x.A_b.c_")).toEqual([".~.(p.^.q) :E: x.A_b.c_"]);
  });

  test("tags are tags, and leave the text only at its end", () => {
    const [claim] = mapOf("[A]: I like #tea very #much #(two words)").claims;
    expect(claim).toMatchObject({ text: "I like #tea very", tags: ["tea", "much", "two words"] });
  });

  test("data of this project's are the claim's own, other data are kept", () => {
    const { claims, holders } = mapOf(
      `[A]: text {id: "a1", stance: reported, importance: 3, holder: Ana, year: 2020}\n  + [B]`,
    );
    expect(claims[0]).toMatchObject({ id: "a1", stance: "reported", importance: 3, holder: "ana" });
    expect(claims[0]?.ext).toEqual({ argdown: { data: { year: 2020 } } });
    expect(holders).toEqual([{ id: "ana", name: "Ana", kind: "person" }]);
  });

  test("braces in the midst of a text, or that are no data, are text", () => {
    expect(texts("[A]: the set {1, 2} is small\n\n[B]: a { is open\n\n[C]: {a: &b c}\n  + [D]: x {id: d}")).toEqual([
      "the set {1, 2} is small",
      "a { is open",
      "{a: &b c}",
      "x",
    ]);
  });
});

describe("relations", () => {
  test("all arrows point as they say, from the line to what it stands under unless they point away", () => {
    expect(steps("[A]\n  + [B]\n  <+ [C]\n  +> [D]\n  - [E]\n  <- [F]\n  -> [G]")).toEqual([
      ...["b -> a", "c -> a", "a -> d", "e -| a", "f -| a", "a -| g"],
    ]);
  });

  test("a contradiction is two attacks, which know that they are one", () => {
    expect(steps("[A]\n  >< [B]\n\n[B]\n  >< [A]")).toEqual(["a -| b", "b -| a"]);
    expect(mapOf("[A]\n  >< [B]").inferences[0]?.ext).toEqual({ argdown: { relation: "contradictory" } });
  });

  test("in strict mode statements are contrary to each other, and entail", () => {
    const { inferences, ext } = mapOf("===\nmodel:\n  mode: strict\n===\n\n[A]\n  - [B]\n  + [C]\n  - <D>");
    expect(inferences.map(({ premises, conclusion, ext }) => [premises[0], conclusion, ext])).toEqual([
      ["b", "a", { argdown: { relation: "contrary" } }],
      ["a", "b", { argdown: { relation: "contrary" } }],
      ["c", "a", { argdown: { relation: "entails" } }],
      ["d", "a", undefined],
    ]);
    expect(ext).toEqual({ argdown: { mode: "strict" } });
  });

  test("indentation nests, tabs and spaces count as one step each, and a line between two levels is on the upper one", () => {
    expect(steps("[A]\n  + [B]\n      - [C]\n    - [D]\n\n[E]\n\t- [F]\n\t\t- [G]")).toEqual([
      ...["b -> a", "c -| b", "d -| a", "f -| e", "g -| f"],
    ]);
    expect(warned("[A]\n \t- [F]")).toEqual(["mixed-indentation"]);
  });

  test("the same relation twice is one", () => {
    expect(steps("[A]\n  + [B]\n\n[B]\n  +> [A]")).toEqual(["b -> a"]);
  });

  test("relations that Argdown refuses are read as they are meant, and it is said", () => {
    expect(steps("[A]\n\n  + [B]")).toEqual(["b -> a"]);
    expect(warned("[A]\n\n  + [B]")).toEqual(["after-blank-line line 3"]);
    expect(warned("+ [B]")).toEqual(["no-parent line 1"]);
    expect(warned("[A]: a\n[B]: b")).toEqual(["no-blank-line line 2"]);
    expect(warned("[A] a")).toEqual(["text-after-reference line 1"]);
    expect(warned("[A]\n  +\n")).toEqual(["empty-statement line 2"]);
  });
});

describe("arguments", () => {
  test("one that is only sketched is a claim from which an inference goes", () => {
    const { claims } = mapOf("[T]: thesis\n  + <A>: because\n    - <B>");
    expect(claims.map(({ id, text, ext }) => [id, text, ext])).toEqual([
      ["t", "thesis", undefined],
      ["a", "because", { argdown: { kind: "argument" } }],
      ["b", "B", { argdown: { kind: "argument" } }],
    ]);
    expect(steps("[T]\n  + <A>\n    - <B>")).toEqual(["a -> t", "b -| a"]);
  });

  test("an undercut of a sketched one attacks its inference, and an undercut of that the undercut", () => {
    expect(steps("[T]\n  + <A>\n    <_ <B>\n      _ <C>")).toEqual([
      "a -> t",
      "b -| a-supports-t",
      "c -| b-attacks-a-supports-t",
    ]);
    expect(steps("<C>\n  _> <B>\n\n<B>\n  _> <A>\n\n<A>\n  +> [T]")).toEqual([
      ...["c -| b-attacks-a-supports-t", "b -| a-supports-t", "a -> t"],
    ]);
  });

  test("an undercut of what makes no inference attacks it, and it is said", () => {
    expect(steps("<A>\n  _ <B>")).toEqual(["b -| a"]);
    expect(warned("<A>\n  _ <B>")).toEqual(["undercut-of-claim line 2"]);
    expect(warned("<A>\n  _ <B>\n\n<B>\n  _ <A>")).toEqual(["undercut-of-claim line 2", "undercut-of-claim line 5"]);
  });

  const STRUCTURE = `<A>: in short

(1) p
(2) [Q]: q
-- Modus ponens, another rule {uses: [1, 2], strength: 3} --
    <_ [U]
(3) r
    - [V]
(4) s
----
(5) [C]
`;

  test("a premise-conclusion structure gives a linked inference for each step, and undercuts attack its step", () => {
    expect(steps(STRUCTURE)).toEqual(["p + q -> r", "u -| a-1", "v -| r", "r + s -> c"]);
    const [first, , , last] = mapOf(STRUCTURE).inferences;
    expect(first).toMatchObject({ id: "a-1", scheme: "Modus ponens" });
    expect(first?.ext?.argdown).toMatchObject({ rules: ["another rule"], data: { strength: 3 } });
    expect(last).toMatchObject({ id: "a-2", comment: "in short" });
    expect(warned(STRUCTURE)).toEqual([]);
  });

  test("a step uses what its data say, and what no step uses is said", () => {
    const text = "<A>\n\n(1) p\n(2) q\n----\n(3) r\n--\nRule\n{uses: [1, 3]}\n--\n(4) s";
    expect(steps(text)).toEqual(["p + q -> r", "p + r -> s"]);
    const unused = "<A>\n\n(1) p\n(2) q\n-- {uses: [2]} --\n(3) r";
    expect(steps(unused)).toEqual(["q -> r"]);
    expect(warned(unused)).toEqual(["unused-premise line 5"]);
  });

  test("relations of a reconstructed argument are its main conclusion's, or bear on its last step", () => {
    const text = "<A>\n  +> [T]\n  - <B>\n  + <D>\n  <_ [U]\n\n<A>\n\n(1) p\n----\n(2) [C]";
    expect(steps(text)).toEqual(["c -> t", "b -| a", "d -> a", "u -| a", "p -> c"]);
    expect(mapOf(text).inferences[1]?.ext).toEqual({ argdown: { relation: "attack" } });
  });

  test("that an argument supports its own conclusion, or is attacked through its premise, is said once", () => {
    expect(steps("[C]\n  + <A>\n\n<A>\n\n(1) [P]\n----\n(2) [C]")).toEqual(["p -> c"]);
    expect(steps("<A>\n  - [N]\n\n<A>\n\n(1) [P]\n  - [N]\n----\n(2) [C]")).toEqual(["n -| p", "p -> c"]);
  });

  test("a structure without an argument before it is an argument of its own", () => {
    expect(steps("[S]\n\n(1) p\n----\n(2) q\n\n(1) r\n----\n(2) s")).toEqual(["p -> q", "r -> s"]);
  });

  test("broken structures are read as far as they go, and it is said", () => {
    expect(warned("<A>\n\n(1) p\n----")).toEqual(["no-conclusion line 4", "unused-premise line 4"]);
    expect(warned("<A>\n\n(1) p\n----\nq")).toEqual(["unnumbered-conclusion line 5"]);
    expect(warned("<A>\n\n(1) p\n--\nrule\n(2) q\n")).toEqual([
      "open-inference line 4",
      "unnumbered-conclusion line 5",
      "unused-premise line 4",
    ]);
    expect(warned("[A]\n----\n  + [B]")).toEqual(["stray-inference line 2"]);
    expect(warned("<A>\n\n(1) p\n----\n(2) q\n\n<A>\n\n(1) r\n----\n(2) s")).toEqual(["second-structure line 9"]);
    expect(warned("<A>\n\n(1) <B>\n----\n(2) q")).toEqual(["argument-as-premise line 3"]);
  });
});

describe("around the argument", () => {
  test("headings are sections, with levels and data kept", () => {
    const { sections, claims, ext } = mapOf("# One\n\n[A]\n\n## Two\nmore {isGroup: false}\n\n[B]: b\n  + [A]: a");
    expect(sections).toEqual([
      { id: "one", title: "One" },
      { id: "two-more", title: "Two more" },
    ]);
    expect(claims.map(({ id, section }) => [id, section])).toEqual([
      ["b", "two-more"],
      ["a", "two-more"],
    ]);
    expect(ext?.argdown).toMatchObject({ headings: [{ level: 1 }, { level: 2, data: { isGroup: false } }] });
  });

  test("lists are statements", () => {
    expect(texts("* one\n* two\n\n1. three\n2. four")).toEqual(["one", "two", "three", "four"]);
    expect(texts("[A]: in the year\n2017. It rained\n* a star")).toEqual(["in the year 2017. It rained * a star"]);
  });

  test("front matter gives title and authors, with or without a blank line after it", () => {
    for (const gap of ["\n", "\n\n"]) {
      const { map, warnings } = read(argdown, `===\ntitle: Tea\nauthor: Ana\ncolor: {a: b}\n===${gap}[A]: a`);
      expect(map).toMatchObject({ title: "Tea", authors: ["Ana"], claims: [{ text: "a" }] });
      expect(map.ext).toEqual({ argdown: { frontMatter: { color: { a: "b" } } } });
      expect(warnings).toEqual([]);
    }
  });

  test("front matter that is not closed, or no plain YAML, is said to be so", () => {
    expect(warned("===\ntitle: x\n\n[A]")).toContain("open-front-matter line 1");
    expect(warned("===\na: &x 1\nb: *x\n===\n\n[A]")).toEqual(["unread-front-matter line 1"]);
  });

  test("line ends of all systems and a byte order mark change nothing", () => {
    const text = "===\ntitle: x\n===\n\n# H\n\n[A]: a\nb\n  - <B>: c // d\n\n<B>\n\n(1) p\n----\n(2) q\n";
    const plain = read(argdown, text);
    for (const end of ["\r\n", "\r"]) expect(read(argdown, `\uFEFF${text.replaceAll("\n", end)}`)).toEqual(plain);
    expect(read(argdown, text.trimEnd())).toEqual(plain);
  });

  test("other languages, also under the same ending, are refused", () => {
    expect(() => mapOf("[#t] Thesis\n\n:::evidence[Source]\ntype: x\n:::\n")).toThrow(/Line 3 starts with ":::"/u);
    for (const text of [
      "<!DOCTYPE html><html></html>",
      '{"nodes": []}',
      "[]",
      "null",
      "<?xml version='1.0'?><graphml/>",
    ])
      expect(() => mapOf(text)).toThrow(/not Argdown/u);
    for (const text of ["", "\n \n", "// only a comment\n", "\uFEFF"])
      expect(() => mapOf(text)).toThrow(/no statement/u);
  });

  test("it is recognised among other texts", () => {
    expect(recognise("a.ad", "x")).toBe(argdown);
    expect(recognise("a", "# Tea\n\n[Tea]: Tea is best.\n  + <Warm>")).toBe(argdown);
    expect(recognise("a", "A letter.\n\n<b>Dear Sir</b>")).toBeUndefined();
  });
});

describe("nasty texts", () => {
  test("2: aliases of YAML unfold to nothing, in front matter and in braces", () => {
    const bomb = `a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]`;
    expect(warned(`===\n${bomb}\n===\n\n[A]: a`)).toEqual(["unread-front-matter line 1"]);
    expect(warned(`[A]: a\n{${bomb.replaceAll("\n", ", ")}}`)).toEqual(["unread-data line 2"]);
  });

  test("3: titles, tags and keys that are names of objects' own parts are names", () => {
    const names = ["__proto__", "constructor", "toString", "hasOwnProperty", "prototype"];
    const text = names.map((name) => `[${name}]: x #${name} {${name}: 1}\n  + <${name}>`).join("\n\n");
    const { map } = read(argdown, text);
    expect(map.claims).toHaveLength(2 * names.length);
    expect(map.inferences).toHaveLength(names.length);
    survives(argdown, text);
  });

  test("4: ten thousand levels of indentation and of braces", () => {
    const lines = Array.from({ length: 10_000 }, (_, at) => `${" ".repeat(at + 1)}+ [S${at}]`);
    const { relations } = documentFrom(`[T]\n${lines.join("\n")}`);
    expect(relations.at(-1)).toMatchObject({ from: "statement :S9999", to: "statement :S9998" });
    survives(argdown, `[A]: ${"{a: ".repeat(50_000)}${"}".repeat(50_000)}`);
    survives(argdown, `===\n${Array.from({ length: 500 }, (_, at) => `${" ".repeat(at)}a:`).join("\n")}\n===\n\n[A]`);
  });

  test("8: what supports, attacks and undercuts itself, in short circles and long ones", () => {
    expect(steps("[A]\n  + [A]\n  - [A]")).toEqual(["a -> a", "a -| a"]);
    expect(steps("<a>\n  - <b>\n    + <c>\n      - <a>")).toEqual(["b -| a", "c -> b", "a -| c"]);
    const ring = Array.from({ length: 5_000 }, (_, at) => `<s${at}>\n  _> <s${(at + 1) % 5_000}>`).join("\n\n");
    expect(mapOf(ring).inferences).toHaveLength(5_000);
  });

  test("10 and 15: twins of letters and cases stay apart, line ends of Unicode are text", () => {
    expect(mapOf("[É]: 1\n\n[E\u0301]: 2\n\n[I]: 3\n\n[ı]: 4\n\n[i]: 5\n\n[ I ]: 6").claims).toHaveLength(6);
    expect(texts("[A]: one\u2028two\u0085three\u202Efour\0")).toEqual(["one\u2028two\u0085three\u202Efour\0"]);
  });

  test("12: a text of a megabyte, a hundred thousand premises, stars and parallels of fifty thousand", () => {
    expect(texts(`[A]: ${"x".repeat(1_000_000)}`)[0]).toHaveLength(1_000_000);
    const premises = Array.from({ length: 100_000 }, (_, at) => `(${at + 1}) p${at}`).join("\n");
    expect(documentFrom(`<A>\n\n${premises}\n----\n(9) c`).steps[0]?.premises).toHaveLength(100_000);
    const star = `[T]\n${Array.from({ length: 50_000 }, (_, at) => `  + [s${at}]`).join("\n")}`;
    expect(mapOf(star).inferences).toHaveLength(50_000);
    expect(mapOf(`[T]\n${"  + [s]\n".repeat(50_000)}`).inferences).toHaveLength(1);
  });

  test("13: a text that breaks off anywhere is still an answer or a refusal", () => {
    for (let end = 0; end <= EVERYTHING.length; end += 1) survives(argdown, EVERYTHING.slice(0, end));
  });

  test("14: openings without an end, by the twenty thousand", () => {
    const baits = [
      "{",
      "<!--",
      "*a ",
      "[",
      "/*",
      "<",
      "__",
      "@[",
      "#(",
      "[a](",
      ".a",
      ":a",
      "--",
      "{a: ",
      '{"',
      "\\",
      "===",
      "(1)",
    ];
    for (const bait of baits)
      for (const end of ["", "\n"]) survives(argdown, `[A]: a ${`${bait}${end}`.repeat(20_000)}`);
  });

  test("whatever is done to a text, the answer is a map or a refusal", () => {
    const pieces = [
      "[",
      "]",
      "<",
      ">:",
      "{",
      "}",
      "\n\n",
      "\n  - ",
      "(1) ",
      "----\n",
      "===",
      "<!--",
      "*/",
      "**",
      "\\",
      "#",
      "@",
      "\r",
      "_> ",
      "__proto__",
    ];
    fc.assert(
      fc.property(mutated(EVERYTHING, pieces), (text) => survives(argdown, text)),
      { numRuns: 300 },
    );
  });
});

/** A little of everything that the language has. */
const EVERYTHING = `===
title: Everything
author: [Ana, Bo]
model: {mode: strict}
===

# A section {isGroup: true}

[S]: A statement with **bold**, _italic_, a [link](http://x.y/z), @[S] and @<A>. #tag #(two words)
{id: "s-1", stance: conceded}
  + <A>: An argument. // a comment
    <_ <U>
  -> [T]
    >< [V]

<!-- another
comment -->

<A>

(1) P {a: b}
  - [N]
(2) [Q]
--
Modus ponens, other
{uses: [1, 2]}
--
  <_ [W]
(3) R
----
(4) [S]

* one
* two \\[three\\]
`;
