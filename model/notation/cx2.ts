/**
 * CX2, the exchange format of NDEx, Cytoscape Desktop and Cytoscape Web; its predecessor CX is read as well.
 *
 * Both are lists of aspects, any of which may come in several fragments. Ids are integers there, so a map's own ids are
 * in `name`.
 */

import { viewLosses } from "./carried.ts";
import { type ColumnType, type Table, tablesOf } from "./graph-columns.ts";
import { readGraph } from "./graph-reading.ts";
import { isObject, type JsonObject, parseJson } from "./json.ts";
import { type Notation, notOfThisFormat, type Part } from "./notation.ts";
import { type Attributes, attributesOf, collectGraph, modest, type PlainGraph } from "./plain-graph.ts";

export const cx2: Notation = {
  id: "cx2",
  name: "CX2 (NDEx, Cytoscape)",
  mediaType: "application/vnd.cx2+json",
  write: (part) => ({ content: JSON.stringify(cx2Json(part)), losses: viewLosses(part) }),
  read: (text, id) => readGraph(graphOfCx2(text), id),
  recognises: (text) => /^[\s\uFEFF]*\[\s*\{[^[\]]{0,200}"CXVersion"\s*:/u.test(text),
};

export const cx: Notation = {
  id: "cx",
  name: "CX 1 (NDEx, Cytoscape)",
  mediaType: "application/vnd.cx+json",
  read: (text, id) => readGraph(graphOfCx(text), id),
  recognises: (text) => /^[\s\uFEFF]*\[\s*\{\s*"(?:numberVerification|metaData)"\s*:/u.test(text),
};

const TYPES: Readonly<Record<ColumnType, string>> = {
  string: "string",
  boolean: "boolean",
  integer: "integer",
  list: "list_of_string",
};

/** Labels from the maps' own, and arrows at the ends of edges: by itself Cytoscape shows names and plain lines. */
const LOOK = {
  default: { network: {}, node: { NODE_SHAPE: "round-rectangle" }, edge: { EDGE_TARGET_ARROW_SHAPE: "arrow" } },
  nodeMapping: { NODE_LABEL: { type: "PASSTHROUGH", definition: { attribute: "label", type: "string" } } },
  edgeMapping: {},
};

function cx2Json(part: Part): readonly object[] {
  const { head, nodes, edges } = tablesOf(part);
  const numbers = new Map(nodes.rows.map(({ key }, at) => [key, at + 1]));
  const name = head.rows[0]?.attributes.get("title");
  const aspects = {
    attributeDeclarations: [
      {
        networkAttributes: { name: { d: "string" }, ...declared(head) },
        nodes: declared(nodes),
        edges: { interaction: { d: "string" }, ...declared(edges) },
      },
    ],
    networkAttributes: [{ name, ...Object.fromEntries(head.rows[0]?.attributes ?? []) }],
    nodes: nodes.rows.map(({ key, attributes }) => ({ id: numbers.get(key), v: Object.fromEntries(attributes) })),
    edges: edges.rows.map(({ source, target, attributes }, at) => ({
      id: nodes.rows.length + at + 1,
      s: numbers.get(source),
      t: numbers.get(target),
      v: { interaction: attributes.get("kind"), ...Object.fromEntries(attributes) },
    })),
    visualProperties: [LOOK],
  };
  const metaData = Object.entries(aspects).map(([name, items]) => ({ name, elementCount: items.length }));
  return [
    { CXVersion: "2.0", hasFragments: false },
    { metaData },
    ...Object.entries(aspects).map(([name, items]) => ({ [name]: items })),
    { status: [{ success: true }] },
  ];
}

function declared({ columns }: Table): object {
  return Object.fromEntries(columns.map(({ name, type }) => [name, { d: TYPES[type] }]));
}

/** Aspects that say how a network is drawn, and how a program lists it. */
const LOOKS = /^(?:visual|cyVisual|nodeBypasses|edgeBypasses|tableVisual|cartesianLayout|cyTableColumn|cyHidden)/u;
/** Aspects of the frame. */
const FRAME: readonly string[] = ["CXVersion", "hasFragments", "metaData", "numberVerification", "status", "@context"];

type Aspects = ReadonlyMap<string, readonly JsonObject[]>;

/** The aspects of a file, the fragments of each put together. */
function aspectsOf(text: string, format: string): Aspects {
  const file = parseJson(text, format);
  if (!Array.isArray(file)) throw notOfThisFormat(`This is no ${format}: it is no list of aspects.`);
  const aspects = new Map<string, JsonObject[]>();
  for (const fragment of file.filter(isObject)) {
    for (const [name, items] of Object.entries(fragment)) {
      const all = aspects.get(name) ?? [];
      aspects.set(name, all);
      if (Array.isArray(items)) for (const item of items) if (isObject(item)) all.push(item);
    }
  }
  if (aspects.has("nodes") || aspects.has("CXVersion") || aspects.has("metaData")) return aspects;
  throw notOfThisFormat(`This is no ${format}: it has no nodes and no metadata.`);
}

function graphOfCx2(text: string): PlainGraph {
  const aspects = aspectsOf(text, "CX2");
  const graph = collectGraph("cx2");
  const declarations = aspects.get("attributeDeclarations") ?? [];
  const values = (kind: string) => {
    const known = new Map(declarations.flatMap(({ [kind]: names }) => (isObject(names) ? Object.entries(names) : [])));
    const names = new Map<string, string>();
    const defaults: [string, unknown][] = [];
    for (const [name, declaration] of known) {
      if (!isObject(declaration)) continue;
      if (typeof declaration.a === "string") names.set(declaration.a, name);
      if (declaration.v !== undefined) defaults.push([name, declaration.v]);
    }
    const given = modest(defaults, graph.warn);
    return (v: unknown): Attributes =>
      new Map([
        ...given,
        ...Object.entries(isObject(v) ? v : {}).map(([name, value]) => [names.get(name) ?? name, value] as const),
      ]);
  };
  const ofNodes = values("nodes");
  for (const { id, v, x, y, z } of aspects.get("nodes") ?? []) {
    const place = [...attributesOf({ x, y, z })].filter(([, value]) => value !== undefined);
    graph.node(id, new Map([...ofNodes(v), ...place]));
  }
  const ofEdges = values("edges");
  for (const { id, s, t, v } of aspects.get("edges") ?? []) graph.edge({ key: id, source: s, target: t }, ofEdges(v));
  const own = (aspects.get("networkAttributes") ?? []).flatMap((item) => Object.entries(item));
  return finished(graph, aspects, new Map(own), ["attributeDeclarations", "networkAttributes"]);
}

function graphOfCx(text: string): PlainGraph {
  const aspects = aspectsOf(text, "CX");
  const graph = collectGraph("cx");
  const ofNodes = valuesOfCx(aspects.get("nodeAttributes") ?? [], graph.warn);
  for (const { "@id": id, n, r } of aspects.get("nodes") ?? []) {
    const named = [...attributesOf({ name: n, represents: r })].filter(([, value]) => value !== undefined);
    graph.node(id, new Map([...named, ...ofNodes(id)]));
  }
  const ofEdges = valuesOfCx(aspects.get("edgeAttributes") ?? [], graph.warn);
  for (const { "@id": id, s, t, i } of aspects.get("edges") ?? []) {
    const interaction: [string, unknown][] = i === undefined ? [] : [["interaction", i]];
    graph.edge({ key: id, source: s, target: t }, new Map([...interaction, ...ofEdges(id)]));
  }
  const own = new Map((aspects.get("networkAttributes") ?? []).map(({ n, v }) => [String(n), v]));
  return finished(graph, aspects, own, ["networkAttributes", "nodeAttributes", "edgeAttributes"]);
}

/** Attributes by the id of what has them; `po` may name several. */
function valuesOfCx(
  items: readonly JsonObject[],
  warn: (code: string, message: string) => void,
): (id: unknown) => readonly (readonly [string, unknown])[] {
  const values = new Map<string, (readonly [string, unknown])[]>();
  for (const { po, n, v } of items) {
    const one = [String(n), v] as const;
    const [value] = Array.isArray(po) && po.length > 1 ? modest([one], warn) : [one];
    if (value === undefined) continue;
    for (const id of Array.isArray(po) ? po : [po]) {
      const all = values.get(String(id)) ?? [];
      values.set(String(id), all);
      all.push(value);
    }
  }
  return (id) => values.get(String(id)) ?? [];
}

/** The graph with what else the file says: aspects that mean nothing here are kept, but for looks. */
function finished(
  graph: ReturnType<typeof collectGraph>,
  aspects: Aspects,
  attributes: Attributes,
  read: readonly string[],
): PlainGraph {
  const failed = (aspects.get("status") ?? []).find(({ success }) => success === false);
  if (failed !== undefined)
    graph.warn("failed-status", `The file says that it was not written whole: ${JSON.stringify(failed.error ?? "")}.`);
  const others = [...aspects.keys()].filter((name) => ![...FRAME, ...read, "nodes", "edges"].includes(name));
  const looks = others.filter((name) => LOOKS.test(name));
  if (looks.length > 0 && !attributes.has("argmap"))
    graph.warn("looks", `How the network is drawn and listed is left out: ${looks.join(", ")}.`);
  const kept = others.filter((name) => !looks.includes(name)).map((name) => [name, aspects.get(name)] as const);
  return graph.graph(kept.length === 0 ? attributes : new Map([...attributes, ["aspects", Object.fromEntries(kept)]]));
}
