/**
 * GEXF, Gephi's format: 1.3 is written, 1.1 to 1.3 are read.
 *
 * A graph has no attributes of its own there, so what the map carries lies in an element of `meta`, where programs look
 * over what they don't know.
 */
import { quoted } from "../problems.ts";
import { CARRIED, viewLosses } from "./carried.ts";
import { type ColumnType, type Table, tablesOf } from "./graph-columns.ts";
import { readGraph } from "./graph-reading.ts";
import type { Notation, Part } from "./notation.ts";
import { type Attributes, collectGraph, modest, type PlainGraph, printable, textFrom } from "./plain-graph.ts";
import { typedValue } from "./typed-value.ts";
import { elementsOf, escapeXml, parseXmlOf, rootNameOf, textOf, type XmlElement } from "./xml.ts";

export const gexf: Notation = {
  id: "gexf",
  name: "GEXF (Gephi)",
  mediaType: "application/gexf+xml",
  write: (part) => ({ content: write(part), losses: viewLosses(part) }),
  read: (text, id) => readGraph(plainGraph(parseXmlOf("gexf", text, "GEXF")), id),
  recognises: (text) => rootNameOf(text) === "gexf",
};

const TYPES: Readonly<Record<ColumnType, string>> = {
  string: "string",
  boolean: "boolean",
  integer: "integer",
  list: "string",
};

function write(part: Part): string {
  const { head, nodes, edges } = tablesOf(part);
  const declared = ({ columns }: Table, kind: "node" | "edge") => [
    `    <attributes class="${kind}">`,
    ...columns
      .filter(({ name }) => name !== "label")
      .map(({ name, type }) => `      <attribute id="${name}" title="${name}" type="${TYPES[type]}"/>`),
    "    </attributes>",
  ];
  const values = (attributes: Attributes) => [
    "        <attvalues>",
    ...[...attributes]
      .filter(([name]) => name !== "label")
      .map(([name, value]) => `          <attvalue for="${name}" value="${escapeXml(textFrom(value) ?? "")}"/>`),
    "        </attvalues>",
  ];
  const ids = new Map(nodes.rows.map(({ key }, at) => [key, escapeXml(writable(key, `n${at + 1}`))]));
  const title = escapeXml(textFrom(head.rows[0]?.attributes.get("title")) ?? "");
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" version="1.3">',
    "  <meta>",
    "    <creator>argument-map</creator>",
    `    <description>${title}</description>`,
    `    <title>${title}</title>`,
    `    <${CARRIED}>${escapeXml(textFrom(head.rows[0]?.attributes.get(CARRIED)) ?? "")}</${CARRIED}>`,
    "  </meta>",
    '  <graph mode="static" defaultedgetype="directed">',
    ...declared(nodes, "node"),
    ...declared(edges, "edge"),
    "    <nodes>",
    ...nodes.rows.flatMap(({ key, attributes }) => [
      `      <node id="${ids.get(key)}" label="${escapeXml(textFrom(attributes.get("label")) ?? "")}">`,
      ...values(attributes),
      "      </node>",
    ]),
    "    </nodes>",
    "    <edges>",
    ...edges.rows.flatMap(({ key, source, target, attributes }, at) => [
      `      <edge id="${escapeXml(writable(key, `e${at + 1}`))}" source="${ids.get(source)}" target="${ids.get(target)}">`,
      ...values(attributes),
      "      </edge>",
    ]),
    "    </edges>",
    "  </graph>",
    "</gexf>",
    "",
  ].join("\n");
}

/** A key where XML can hold it; else another, that no key is: keys have a colon in them. */
function writable(key: string, otherwise: string): string {
  return printable(key) === key ? key : otherwise;
}

type Columns = {
  readonly byId: ReadonlyMap<string, { readonly name: string; readonly type: string | undefined }>;
  readonly defaults: readonly (readonly [string, unknown])[];
};

function columnsOf(graph: XmlElement, kind: "node" | "edge"): Columns {
  const byId = new Map<string, { name: string; type: string | undefined }>();
  const defaults: [string, unknown][] = [];
  for (const table of elementsOf(graph, "attributes").filter(({ attributes }) => attributes.get("class") === kind)) {
    for (const element of elementsOf(table, "attribute")) {
      const { attributes } = element;
      const id = attributes.get("id") ?? "";
      const [otherwise] = elementsOf(element, "default");
      const [name, type] = [attributes.get("title") ?? id, attributes.get("type")];
      byId.set(id, { name, type });
      if (otherwise !== undefined) defaults.push([name, typedValue(textOf(otherwise), type)]);
    }
  }
  return { byId, defaults };
}

function plainGraph(root: XmlElement): PlainGraph {
  const graph = collectGraph("gexf");
  const [whole] = elementsOf(root, "graph");
  const meta = new Map(
    elementsOf(root, "meta")
      .flatMap((element) => elementsOf(element))
      .map((element) => [element.name, textOf(element)]),
  );
  if (meta.has(CARRIED)) for (const name of ["creator", "description", "lastmodifieddate"]) meta.delete(name);
  if (whole === undefined) {
    graph.warn("no-graph", "The file has no graph in it.");
    return graph.graph(meta);
  }
  const undeclared = new Set<string>();
  let looks = 0;
  let times = 0;

  const attributesIn = (element: XmlElement, { byId, defaults }: Columns, plain: readonly string[]) => {
    const attributes = new Map<string, unknown>(defaults);
    for (const name of plain) {
      const value = element.attributes.get(name);
      if (value !== undefined) attributes.set(name, name === "weight" ? typedValue(value, "double") : value);
    }
    for (const child of elementsOf(element)) {
      if (/^\w+:/u.test(child.name)) looks += 1;
      if (child.name === "spells" || child.name === "slices") times += 1;
    }
    const values = elementsOf(element, "attvalues").flatMap((list) => elementsOf(list, "attvalue"));
    for (const { attributes: said } of values) {
      const id = said.get("for") ?? said.get("id") ?? "";
      const column = byId.get(id);
      if (column === undefined) undeclared.add(id);
      attributes.set(column?.name ?? id, typedValue(said.get("value") ?? "", column?.type));
    }
    return attributes;
  };

  const declared = (kind: "node" | "edge") => {
    const { byId, defaults } = columnsOf(whole, kind);
    return { byId, defaults: modest(defaults, graph.warn) };
  };
  const nodeColumns = declared("node");
  const edgeColumns = declared("edge");
  const isDirected = (whole.attributes.get("defaultedgetype") ?? "undirected") === "directed";
  const walk = (inside: XmlElement, parent: string | undefined) => {
    for (const node of elementsOf(inside, "nodes").flatMap((list) => elementsOf(list, "node"))) {
      const id = node.attributes.get("id");
      graph.node(id, attributesIn(node, nodeColumns, ["label"]), node.attributes.get("pid") ?? parent);
      walk(node, id);
    }
    for (const edge of elementsOf(inside, "edges").flatMap((list) => elementsOf(list, "edge"))) {
      const { attributes } = edge;
      const type = attributes.get("type");
      const ends = { key: attributes.get("id"), source: attributes.get("source"), target: attributes.get("target") };
      const told = attributesIn(edge, edgeColumns, ["label", "weight", "kind"]);
      graph.edge(ends, told, type === undefined ? isDirected : type === "directed");
    }
  };
  walk(whole, undefined);

  if (undeclared.size > 0) {
    const names = [...undeclared].slice(0, 5).map(quoted).join(", ");
    graph.warn("undeclared-attribute", `Attributes that are not declared are called as they are: ${names}.`);
  }
  if (looks > 0) graph.warn("looks", `How nodes and edges are drawn (${looks}) is left out.`);
  if (times > 0) graph.warn("times", `When nodes and edges are there (${times}) is left out.`);
  return graph.graph(meta);
}
