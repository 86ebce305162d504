/**
 * GraphML, which most programs for graphs read: a key for each attribute, a node for each claim and each inference.
 *
 * yEd's dialect is read as well: its labels lie in the drawing of a node or an edge, its groups are nodes with a graph
 * inside. Hyperedges and ports have no counterpart in a map.
 */
import { quoted } from "../problems.ts";
import { viewLosses } from "./carried.ts";
import { type ColumnType, type Table, tablesOf } from "./graph-columns.ts";
import { readGraph } from "./graph-reading.ts";
import { linesOfMarkup } from "./markup.ts";
import type { Notation, Part } from "./notation.ts";
import { type Attributes, collectGraph, modest, type PlainGraph, textFrom } from "./plain-graph.ts";
import { typedValue } from "./typed-value.ts";
import { elementsOf, escapeXml, parseXmlOf, rootNameOf, textOf, type XmlElement } from "./xml.ts";

export const graphml: Notation = {
  id: "graphml",
  name: "GraphML",
  mediaType: "application/graphml+xml",
  write: (part) => ({ content: write(part), losses: viewLosses(part) }),
  read: (text, id) => readGraph(plainGraph(parseXmlOf("graphml", text, "GraphML")), id),
  recognises: (text) => rootNameOf(text) === "graphml",
};

const TYPES: Readonly<Record<ColumnType, string>> = {
  string: "string",
  boolean: "boolean",
  integer: "int",
  list: "string",
};

function write(part: Part): string {
  const { head, nodes, edges } = tablesOf(part);
  const keys = (table: Table, kind: "graph" | "node" | "edge") =>
    table.columns.map(
      ({ name, type }) => `  <key id="${kind}-${name}" for="${kind}" attr.name="${name}" attr.type="${TYPES[type]}"/>`,
    );
  const data = (attributes: Attributes, kind: "graph" | "node" | "edge", indent: string) =>
    [...attributes].map(
      ([name, value]) => `${indent}<data key="${kind}-${name}">${escapeXml(textFrom(value) ?? "")}</data>`,
    );
  const ids = new Map(nodes.rows.map(({ key }, at) => [key, token(key, `n${at + 1}`)]));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
    '  xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
    ...[...keys(head, "graph"), ...keys(nodes, "node"), ...keys(edges, "edge")],
    '  <graph id="map" edgedefault="directed">',
    ...head.rows.flatMap(({ attributes }) => data(attributes, "graph", "    ")),
    ...nodes.rows.flatMap(({ key, attributes }) => [
      `    <node id="${ids.get(key)}">`,
      ...data(attributes, "node", "      "),
      "    </node>",
    ]),
    ...edges.rows.flatMap(({ key, source, target, attributes }, at) => [
      `    <edge id="${token(key, `e${at + 1}`)}" source="${ids.get(source)}" target="${ids.get(target)}">`,
      ...data(attributes, "edge", "      "),
      "    </edge>",
    ]),
    "  </graph>",
    "</graphml>",
    "",
  ].join("\n");
}

/** A key where it is a name token, as ids are in GraphML; else another, that no key is: keys have a colon in them. */
function token(key: string, otherwise: string): string {
  return /^[\w:.-]+$/u.test(key) ? key : otherwise;
}

type Key = { readonly name: string; readonly type: string | undefined; readonly isDrawing: boolean };

/** What is said of attributes: by id, and those that nodes, edges or graphs have by default. */
type Keys = {
  readonly byId: ReadonlyMap<string, Key>;
  readonly defaults: (kind: string) => readonly [string, unknown][];
};

function keysOf(root: XmlElement): Keys {
  const byId = new Map<string, Key>();
  const defaults: { readonly kind: string; readonly name: string; readonly value: unknown }[] = [];
  for (const key of elementsOf(root, "key")) {
    const id = key.attributes.get("id") ?? "";
    const name = key.attributes.get("attr.name") ?? id;
    const type = key.attributes.get("attr.type");
    byId.set(id, { name, type, isDrawing: key.attributes.has("yfiles.type") });
    const [otherwise] = elementsOf(key, "default");
    const text = otherwise === undefined ? "" : textOf(otherwise);
    if (text !== "") defaults.push({ kind: key.attributes.get("for") ?? "all", name, value: typedValue(text, type) });
  }
  return {
    byId,
    defaults: (wanted) =>
      defaults.filter(({ kind }) => kind === wanted || kind === "all").map(({ name, value }) => [name, value]),
  };
}

function plainGraph(root: XmlElement): PlainGraph {
  const keys = keysOf(root);
  const graph = collectGraph("graphml");
  const undeclared = new Set<string>();
  const counts = { drawings: 0, nested: 0, hyperedges: 0, ports: 0 };

  const kinds = ["graph", "node", "edge"] as const;
  const defaults = new Map(kinds.map((kind) => [kind, modest(keys.defaults(kind), graph.warn)]));
  const attributesIn = (element: XmlElement, kind: (typeof kinds)[number]): Attributes => {
    const attributes = new Map(defaults.get(kind));
    const labels: string[] = [];
    for (const data of elementsOf(element, "data")) {
      const id = data.attributes.get("key") ?? "";
      const key = keys.byId.get(id);
      if (key === undefined) undeclared.add(id);
      if (key?.isDrawing === true) {
        counts.drawings += 1;
        for (const label of labelsIn(data)) labels.push(label);
      } else {
        if (elementsOf(data).length > 0) counts.nested += 1;
        attributes.set(key?.name ?? id, typedValue(textOf(data), key?.type));
      }
    }
    const [label, text] = [...new Set(labels)];
    if (label !== undefined && !attributes.has("label")) attributes.set("label", label);
    if (text !== undefined && !attributes.has("text")) attributes.set("text", text);
    return attributes;
  };

  const walk = (inside: XmlElement, parent: string | undefined) => {
    const isDirected = inside.attributes.get("edgedefault") !== "undirected";
    for (const element of elementsOf(inside)) {
      const { name, attributes } = element;
      if (name === "node") {
        const id = attributes.get("id");
        graph.node(id, attributesIn(element, "node"), parent);
        counts.ports += elementsOf(element, "port").length;
        for (const nested of elementsOf(element, "graph")) walk(nested, id);
      } else if (name === "edge") {
        const said = attributes.get("directed");
        const ends = { key: attributes.get("id"), source: attributes.get("source"), target: attributes.get("target") };
        graph.edge(ends, attributesIn(element, "edge"), said === undefined ? isDirected : said === "true");
        if (attributes.has("sourceport") || attributes.has("targetport")) counts.ports += 1;
        for (const nested of elementsOf(element, "graph")) walk(nested, undefined);
      } else if (name === "hyperedge") counts.hyperedges += 1;
    }
  };

  const graphs = elementsOf(root, "graph");
  for (const each of graphs) walk(each, undefined);
  if (graphs.length > 1) graph.warn("several-graphs", `The file has ${graphs.length} graphs; they are read as one.`);
  if (undeclared.size > 0) {
    const names = [...undeclared].slice(0, 5).map(quoted).join(", ");
    graph.warn("undeclared-attribute", `Attributes that no key declares are called as they are: ${names}.`);
  }
  const { drawings, nested, hyperedges, ports } = counts;
  if (drawings > 0)
    graph.warn("looks", `How nodes and edges are drawn (${drawings}) is left out, but for their labels.`);
  if (nested > 0) graph.warn("nested-data", `Elements inside of attributes (${nested}) are left out.`);
  if (hyperedges > 0) graph.warn("hyperedge", `Hyperedges (${hyperedges}) are left out.`);
  if (ports > 0) graph.warn("port", `Ports (${ports}) are left out; edges join the nodes that have them.`);
  const [first] = graphs;
  return graph.graph(first === undefined ? new Map() : attributesIn(first, "graph"));
}

/** The texts of yEd's labels in a drawing: a node's gist, then, as Argdown draws it, its text. */
function labelsIn(drawing: XmlElement): readonly string[] {
  const found: string[] = [];
  const open = [drawing];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (/^(?:\w+:)?(?:NodeLabel|EdgeLabel)$/u.test(at.name)) {
      const shown = textOf(at).trim();
      // yEd shows HTML where a label starts with it.
      const label = /^<html>/iu.test(shown) ? linesOfMarkup(shown).join(" ") : shown;
      if (label !== "") found.push(label);
    } else for (const element of elementsOf(at).toReversed()) open.push(element);
  }
  return found;
}
