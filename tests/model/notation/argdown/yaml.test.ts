import { readBraces, readDocument } from "../../../../model/notation/argdown/yaml.ts";

test("data in braces holds texts, numbers, yes and no, lists and further braces", () => {
  expect(
    readBraces(`{a: it's fine, b: "x, y", 'c d': 'it''s', e: [1, -2.5, [true]], f: {g: null}, h: http://x.y}`),
  ).toEqual({
    ...{ a: "it's fine", b: "x, y", "c d": "it's", e: [1, -2.5, [true]], f: { g: null }, h: "http://x.y" },
  });
});

test("a bare word is a key without a value, and a pair within a list is an object", () => {
  expect(readBraces("{1, b: [x: y, z]}")).toEqual({ 1: null, b: [{ x: "y" }, "z"] });
});

test("data over lines is a block, or braces that go on", () => {
  expect(readBraces("{\n  a: 1\n  b:\n    - x\n    - y: 2\n      z: 3\n}")).toEqual({ a: 1, b: ["x", { y: 2, z: 3 }] });
  expect(readBraces('{a: [\n  "x",\n  y\n]}')).toEqual({ a: ["x", "y"] });
});

test("front matter holds texts over lines, folded and literal ones, comments and lists as far left as their key", () => {
  const text = `title: A long
    title  # not this
folded: >
    one
    two

    three
literal: |
  a
   b
list:
- x
- y
"quoted key": {a: b}
`;
  expect(readDocument(text)).toEqual({
    title: "A long title",
    folded: "one two\nthree",
    literal: "a\n b",
    list: ["x", "y"],
    "quoted key": { a: "b" },
  });
});

test("numbers that JavaScript would make others of stay texts", () => {
  expect(readBraces("{a: 12345678901234567890, b: 1e3, c: -0, d: 01}")).toEqual({
    ...{ a: "12345678901234567890", b: "1e3", c: "-0", d: "01" },
  });
});

test("escapes are what they stand for", () => {
  expect(readBraces(String.raw`{a: "\u007d\n\x41\"\\", b: "\U0001f600"}`)).toEqual({ a: '}\nA"\\', b: "😀" });
});

test("anchors, aliases, tags, too many levels and what is no object are refused", () => {
  const refused = [
    "{a: &x [1], b: *x}",
    "{a: !!js/function x}",
    `{a: ${"[".repeat(40)}${"]".repeat(40)}}`,
    "{a: }b}",
    "{",
    "[a]",
  ];
  for (const text of refused) expect(readBraces(text)).toBeUndefined();
  expect(readDocument("a: &b\n  c: *b")).toBeUndefined();
  expect(readDocument("only text")).toBeUndefined();
});

test("a key such as __proto__ is a key", () => {
  const data = readBraces("{__proto__: {polluted: true}, constructor: x}");
  expect(Object.keys(data ?? {})).toEqual(["__proto__", "constructor"]);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});
