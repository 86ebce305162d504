/**
 * XML text ↔ what the notations that are XML have in common: a tree of elements on the way in, escaped text on the way out.
 *
 * Nothing that a document declares is obeyed: a document type with declarations of its own is refused, one that only
 * names a file is passed over and the file never fetched, so the five entities of XML are all there ever are.
 */
import { SaxesParser } from "saxes";
import { quoted } from "../problems.ts";
import { notOfThisFormat } from "./notation.ts";

export type XmlElement = {
  /** As it is written, with its prefix: `y:NodeLabel`. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Elements and the stretches of text between them, CDATA among these, in the document's order. */
  readonly children: readonly (XmlElement | string)[];
  /** Of its start tag's end, counted from 1. */
  readonly line: number;
};

/** Deeper than any map's document; whoever walks the tree by recursion is safe with it. */
const DEPTH = 256;

/** `arggraph SYSTEM "arggraph.dtd"`: a name, and at most where its declarations would lie. */
const HARMLESS_DOCTYPE =
  /^\s*[^\s"'[\]]+(?:\s+SYSTEM\s+(?:"[^"]*"|'[^']*')|\s+PUBLIC(?:\s+(?:"[^"]*"|'[^']*')){2})?\s*$/u;

/**
 * The root of a document.
 *
 * @param format As people name what was expected, for the message: "GraphML".
 * @throws {InvalidMap} where the text is not well-formed, declares a document type of its own, or is nested too deep.
 */
export function parseXml(text: string, format: string): XmlElement {
  const parser = new SaxesParser();
  const refuse = (what: string): never => {
    throw notOfThisFormat(`This is no ${format}: ${what}, at line ${parser.line}, column ${parser.column}.`);
  };
  type Open = XmlElement & { readonly children: (XmlElement | string)[] };
  const open: Open[] = [];
  let root: XmlElement | undefined;
  let attributes = new Map<string, string>();
  const add = (text: string) => void open.at(-1)?.children.push(text);

  parser.on("error", ({ message }) => refuse(message.replace(/^(?:\d+:)*\s*/u, "").replace(/\.$/u, "")));
  parser.on("doctype", (doctype) => {
    if (!HARMLESS_DOCTYPE.test(doctype)) refuse("its DOCTYPE declares something, and declarations are not obeyed here");
  });
  parser.on("attribute", ({ name, value }) => void attributes.set(name, value));
  parser.on("opentag", ({ name }) => {
    if (open.length === DEPTH) refuse(`elements are nested more than ${DEPTH} levels deep`);
    const element: Open = { name, attributes, children: [], line: parser.line };
    attributes = new Map();
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on("closetag", () => void open.pop());
  parser.on("text", add);
  parser.on("cdata", add);
  parser.write(text).close();
  return root ?? refuse("it is empty");
}

/** As `parseXml`, where the root must be called `name`. */
export function parseXmlOf(name: string, text: string, format: string): XmlElement {
  const root = parseXml(text, format);
  if (root.name === name) return root;
  throw notOfThisFormat(`This is no ${format}: its outermost element is ${quoted(root.name)}, not ${quoted(name)}.`);
}

/** The element children of a name, or all of them. */
export function elementsOf({ children }: XmlElement, name?: string): readonly XmlElement[] {
  return children.filter(
    (child): child is XmlElement => typeof child !== "string" && (name === undefined || child.name === name),
  );
}

/** The text directly in an element, that of its elements not counted. */
export function textOf({ children }: XmlElement): string {
  return children.filter((child) => typeof child === "string").join("");
}

/** The name of a document's outermost element, told from its first bytes; `undefined` where the text is no XML. */
export function rootNameOf(text: string): string | undefined {
  let rest = text.slice(0, 4096).replace(/^\uFEFF/u, "");
  for (;;) {
    rest = rest.trimStart();
    const end = rest.startsWith("<!--")
      ? "-->"
      : rest.startsWith("<?")
        ? "?>"
        : rest.startsWith("<!")
          ? ">"
          : undefined;
    if (end === undefined) return /^<([^\s<>/!?]+)/u.exec(rest)?.[1];
    const at = rest.indexOf(end);
    if (at === -1) return undefined;
    rest = rest.slice(at + end.length);
  }
}

/** What is no `Char` of XML 1.0: there is no way to write it, not even as a character reference. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Whether a text has characters that no XML document can hold; `escapeXml` puts U+FFFD in their place. */
export function isBeyondXml(text: string): boolean {
  return text.search(FORBIDDEN) !== -1;
}

const REFERENCES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text for the inside of an element or of a double-quoted attribute; line ends and tabs survive both. */
export function escapeXml(text: string): string {
  return text
    .replace(FORBIDDEN, "\u{FFFD}")
    .replace(/[&<>"\t\n\r]/gu, (character) => REFERENCES[character] ?? `&#${character.codePointAt(0)};`);
}
