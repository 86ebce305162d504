import fc from "fast-check";
import {
  elementsOf,
  escapeXml,
  isBeyondXml,
  parseXml,
  parseXmlOf,
  rootNameOf,
  textOf,
} from "../../../model/notation/xml.ts";
import { InvalidMap } from "../../../model/read.ts";

const parse = (text: string) => parseXml(text, "test");

test("a document is a tree of elements, attributes and the text between", () => {
  const root = parse(`\uFEFF<?xml version="1.0"?>\n<!-- no --><a x="1">be<b y='&lt;&#65;'/><![CDATA[<c>]]>end</a>`);
  expect([root.name, root.line, root.attributes]).toEqual(["a", 2, new Map([["x", "1"]])]);
  expect(elementsOf(root, "b").map(({ attributes }) => attributes.get("y"))).toEqual(["<A"]);
  expect(elementsOf(root, "c")).toEqual([]);
  expect(textOf(root)).toBe("be<c>end");
});

test("names that break plain objects are names like others", () => {
  const root = parse(`<constructor __proto__="a" toString="b"><__proto__/></constructor>`);
  expect([...root.attributes]).toEqual([
    ...[
      ["__proto__", "a"],
      ["toString", "b"],
    ],
  ]);
  expect(elementsOf(root).map(({ name }) => name)).toEqual(["__proto__"]);
  expect(Object.hasOwn(Object.prototype, "a")).toBe(false);
});

test.each([
  ["nothing", ""],
  ["a page that says no", "<!DOCTYPE html><html><p>404<br></html>"],
  ["a cut document", "<a><b>"],
  ["two roots", "<a/><b/>"],
  ["text outside", "<a/>b"],
  ["an attribute twice", `<a b="" b=""/>`],
  ["an unknown entity", "<a>&f;</a>"],
  ["a NUL", "<a>\0</a>"],
  ["gzip", "\u001f\u008b\b\0"],
  [
    "a billion laughs",
    `<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">${"<!ENTITY d '&c;&c;'>".repeat(99)}]><a>&d;</a>`,
  ],
  ["an entity of a file", `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>`],
  ["declarations beside a file", `<!DOCTYPE a SYSTEM "a.dtd" [<!ENTITY b "ha">]><a/>`],
  ["100,000 levels", "<a>".repeat(100_000)],
])("%s is refused, with the place", (_, text) => {
  expect(() => parse(text)).toThrow(InvalidMap);
  expect(() => parse(text)).toThrow(/This is no test: .*line \d+, column \d+/u);
});

test.each([`a`, `a SYSTEM "a.dtd"`, `a PUBLIC "-//x" 'http://127.0.0.1/a.dtd'`])(
  "a document type that only names a file is passed over: %s",
  (doctype) => expect(parse(`<!DOCTYPE ${doctype}><a/>`).name).toBe("a"),
);

test("another root than the one that was wanted is named", () => {
  expect(parseXmlOf("a", "<a/>", "test").name).toBe("a");
  expect(() => parseXmlOf("a", "<html/>", "test")).toThrow(/outermost element is "html", not "a"/u);
});

test("the root's name is told without reading the document", () => {
  expect(rootNameOf(`\uFEFF<?xml version="1.0"?>\r\n<!-- <b> --><!DOCTYPE a>\n<gexf version="1"><`)).toBe("gexf");
  expect([rootNameOf(""), rootNameOf("{}"), rootNameOf("<!--"), rootNameOf("a<b>")]).toEqual(Array(4).fill(undefined));
});

test("what is escaped is read again as it was, in an element and in an attribute, save what XML has no way to write", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom(..."]]>&<\"'\r\n\t \u{85}") }),
  );
  fc.assert(
    fc.property(text, (text) => {
      const written = escapeXml(text);
      const root = parse(`<a b="${written}">${written}</a>`);
      const expected = isBeyondXml(text) ? expect.stringContaining("\u{FFFD}") : text;
      expect([textOf(root), root.attributes.get("b")]).toEqual([expected, expected]);
    }),
  );
  expect(["\0", "\ud800", "\uffff", "\u001f"].map(isBeyondXml)).toEqual(Array(4).fill(true));
  expect(escapeXml("a\ud800b\u{1F600}")).toBe("a\u{FFFD}b\u{1F600}");
});
