/**
 * DOT, Graphviz' language: a map that Graphviz draws as it is, and that comes back whole.
 *
 * Boxes are claims, ellipses inferences; attacks are dashed. What Graphviz draws nothing for travels in attributes that
 * it passes over. Ids are always quoted; in values a backslash is doubled, as Graphviz has it in labels.
 */
import { viewLosses } from "./carried.ts";
import { graphOfDot } from "./dot-reading.ts";
import { tablesOf } from "./graph-columns.ts";
import { readGraph } from "./graph-reading.ts";
import type { Notation, Part } from "./notation.ts";
import { type Attributes, printable, textFrom } from "./plain-graph.ts";

export const dot: Notation = {
  id: "dot",
  name: "DOT (Graphviz)",
  mediaType: "text/vnd.graphviz",
  endings: ["gv"],
  write: (part) => ({ content: write(part), losses: viewLosses(part) }),
  read: (text, id) => readGraph(graphOfDot(text), id),
  recognises: (text) =>
    /^(?:[\s\uFEFF]|\/\/[^\n]*\n|#[^\n]*\n)*(?:strict\s+)?(?:di)?graph\b[^{}]{0,300}\{/iu.test(text.slice(0, 4096)),
};

function write(part: Part): string {
  const { head, nodes, edges } = tablesOf(part);
  const ids = new Map(nodes.rows.map(({ key }, at) => [key, quote(plain(key, `n${at + 1}`))]));
  return [
    "digraph {",
    ...head.rows.map(({ attributes }) => `  graph [${list(attributes)}];`),
    '  rankdir=BT; node [shape=box, style=rounded, fontname="sans-serif"]; edge [fontname="sans-serif"];',
    ...nodes.rows.map(({ key, attributes }) => {
      const look = attributes.get("kind") === "inference" ? ", shape=ellipse, style=solid, margin=0" : "";
      return `  ${ids.get(key)} [${list(attributes)}${look}];`;
    }),
    ...edges.rows.map(({ source, target, attributes }) => {
      const look = [
        ...(attributes.get("kind") === "premise" ? ["arrowhead=none"] : []),
        ...(attributes.get("polarity") === "attack" ? ["style=dashed"] : []),
      ];
      return `  ${ids.get(source)} -> ${ids.get(target)} [${[list(attributes), ...look].join(", ")}];`;
    }),
    "}",
    "",
  ].join("\n");
}

/** A key that DOT can say in quotes; else another, that no key is: keys have a colon in them. */
function plain(key: string, otherwise: string): string {
  return printable(key) === key && !/[\\\r\n]/u.test(key) ? key : otherwise;
}

function list(attributes: Attributes): string {
  return [...attributes].map(([name, value]) => `${name}=${valued(name, textFrom(value) ?? "")}`).join(", ");
}

/** Graphviz shows the character that a reference in a label stands for, so an ampersand is one itself. */
function valued(name: string, text: string): string {
  const escaped = text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n");
  return quote(name === "label" ? escaped.replaceAll("&", "&amp;") : escaped);
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '\\"')}"`;
}
