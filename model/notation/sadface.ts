/**
 * SADFace, the Simple Argument Description Format: atoms and schemes, and edges between them.
 *
 * Read are 0.1, whose core data stand at the top, 0.2, and the types `inference` and `conflict` that SADFace's own code
 * writes by now; written is 0.2. A document is read and written as the AIF graph that it is but for its words. What only a
 * map has travels in the document's metadata, where each tool has a place of its own, so that a map comes back whole.
 */
import type { ArgumentMap } from "../map.ts";
import { keyOf, rowsOf } from "./aif-graph.ts";
import { draftAif } from "./aif-reading.ts";
import { nameOfScheme, schemeNamed } from "./aif-schemes.ts";
import { aifDocument, nodeNamedBy } from "./aif-writing.ts";
import { createDraft } from "./draft.ts";
import { isObject, type JsonObject, parseJsonObject } from "./json.ts";
import { type Imported, mapOfPart, type Notation, notOfThisFormat, type Part, type Written } from "./notation.ts";
import { isSameMap, REMAINDER, remainderOf, withRemainder } from "./remainder.ts";

const FORMAT = "SADFace";
const NAMESPACE = "sadface";

export const sadface = {
  id: "sadface.json",
  name: "SADFace",
  mediaType: "application/json",
  read: (text: string, id: string) => readDocument(parseJsonObject(text, FORMAT), id),
  write(part: Part): Written {
    const map = mapOfPart(part);
    // Restatements have no place in the graph: they travel beside it.
    const { document: graph, nodeOf } = aifDocument({ ...map, restatements: [] }, NAMESPACE);
    const { nodes, edges, [DOCUMENT]: kept } = graph;
    const head = isObject(kept) ? withCore(kept, map) : newHead(map);
    const document: JsonObject = {
      ...head,
      ...(isObject(kept) ? {} : { resources: [] }),
      ...(nodes === undefined ? {} : { nodes: rowsOf(nodes).filter(isObject).map(sadfaceNode) }),
      ...(edges === undefined ? {} : { edges: rowsOf(edges).filter(isObject).map(sadfaceEdge) }),
    };
    if (isSameMap(readDocument(document, map.id).map, map, [NAMESPACE])) return written(document);
    const metadata = isObject(document.metadata) ? document.metadata : {};
    const remainder = remainderOf(map, (id) => nodeOf.get(id), [NAMESPACE]);
    return written({ ...document, metadata: { ...metadata, [REMAINDER]: remainder } });
  },
  recognises: (text: string) => /"(?:source_id|analyst_email)"\s*:/u.test(text) && /"(?:nodes|edges)"\s*:/u.test(text),
} satisfies Notation;

const written = (document: JsonObject): Written => ({ content: `${JSON.stringify(document, null, 2)}\n`, losses: [] });

/** Where the graph that is kept has what lies around it. */
const DOCUMENT = "document";

function readDocument(document: JsonObject, id: string): Imported {
  const { nodes, edges, ...around } = document;
  const core = coreOf(around);
  if (!Array.isArray(nodes) || (core === undefined && !Array.isArray(edges)))
    throw notOfThisFormat(`This is no ${FORMAT}: it has no list of nodes, or no edges and no metadata.`);
  if (nodes.length > 0 && !nodes.some((node) => isObject(node) && "id" in node && "type" in node))
    throw notOfThisFormat(`This is no ${FORMAT}: none of its nodes has an id and a type.`);
  const metadata = isObject(around.metadata) ? around.metadata : {};
  const { [REMAINDER]: remainder, ...others } = metadata;
  const kept = REMAINDER in metadata ? { ...around, metadata: others } : around;
  const graph = {
    nodes: nodes.map(aifNode),
    ...(Array.isArray(edges) ? { edges: edges.map(aifEdge) } : {}),
    [DOCUMENT]: kept,
  };
  const draft = createDraft();
  const imported = draft.finish({
    id,
    title: textOf(core?.title),
    summary: textOf(core?.description),
    authors: [core?.analyst_name].flatMap((name) => textOf(name) ?? []),
    ...draftAif(graph, draft, NAMESPACE),
  });
  return withRemainder(imported, remainder, {
    keyOf: (thing) => nodeNamedBy(thing, NAMESPACE),
    restatements: "beside",
  });
}

const textOf = (value: unknown) => (typeof value === "string" && /\S/u.test(value) ? value : undefined);

/** What is known of a document: in its metadata, or at its top in version 0.1. */
function coreOf(document: JsonObject): JsonObject | undefined {
  if (isObject(document.metadata) && isObject(document.metadata.core)) return document.metadata.core;
  return "analyst_name" in document || "analyst_email" in document ? document : undefined;
}

/** The head of a document with what the map now says in place of what it said. */
function withCore(document: JsonObject, { id, title, summary, authors }: ArgumentMap): JsonObject {
  const core = coreOf(document) ?? {};
  const now = {
    ...(title === (textOf(core.title) ?? id) ? {} : { title }),
    ...(summary === textOf(core.description) ? {} : { description: summary ?? "" }),
    ...(authors.join(", ") === (textOf(core.analyst_name) ?? "") ? {} : { analyst_name: authors.join(", ") }),
  };
  if (Object.keys(now).length === 0) return document;
  const isFlat = core === document;
  const metadata = isObject(document.metadata) ? document.metadata : {};
  return isFlat ? { ...document, ...now } : { ...document, metadata: { ...metadata, core: { ...core, ...now } } };
}

/** This program keeps no time: when a document was made is left empty. */
function newHead({ id, title, summary = "", authors }: ArgumentMap): JsonObject {
  const core = {
    id,
    version: "0.2",
    title,
    description: summary,
    notes: "",
    analyst_name: authors.join(", "),
    analyst_email: "",
    created: "",
    edited: "",
  };
  return { metadata: { core } };
}

const AIF_TYPES = ["I", "RA", "CA", "MA", "PA", "L", "TA", "YA"];
const CONFLICT = /conflict|attack|rebut|undercut/iu;
const OF_TYPE = new Map([
  ["atom", "I"],
  ["inference", "RA"],
  ["support", "RA"],
  ["conflict", "CA"],
  ["attack", "CA"],
]);

/** A SADFace node as AIF has it; what it was beside that stays in `record`. */
function aifNode(node: unknown): unknown {
  if (!isObject(node)) return node;
  const { id, text, ...record } = node;
  const type = typeOf(record);
  if (type === "I") return { nodeID: id, type, ...("text" in node ? { text } : {}), record };
  return { nodeID: id, type, text: nameOf(record), record: "text" in node ? { ...record, text } : record };
}

function typeOf({ type, name }: JsonObject): string {
  if (type === "scheme") return typeof name === "string" && CONFLICT.test(name) ? "CA" : "RA";
  const known = typeof type === "string" ? OF_TYPE.get(type) : undefined;
  if (known !== undefined) return known;
  const word = keyOf(type) ?? "";
  return AIF_TYPES.includes(word) ? `type ${word}` : word;
}

/** A scheme's name, where it says more than whether it supports. */
function nameOf({ name }: JsonObject): string {
  const text = typeof name === "string" ? name : "";
  return CONFLICT.test(text) ? "" : text;
}

function aifEdge(edge: unknown): unknown {
  if (!isObject(edge)) return edge;
  const { id, source_id, target_id, ...record } = edge;
  return { edgeID: id, fromID: source_id, toID: target_id, record };
}

function sadfaceNode({ nodeID, type, text, scheme, record }: JsonObject): JsonObject {
  if (!isObject(record)) {
    if (type === "I") return { id: nodeID, type: "atom", text, sources: [], metadata: {} };
    return { id: nodeID, type: "scheme", name: nameFor(type, scheme), metadata: {} };
  }
  if (type === "I") return { id: nodeID, ...record, ...(text === undefined ? {} : { text }) };
  const isAsBefore =
    type === typeOf(record) &&
    (text === nameOf(record) || schemeNamed(keyOf(text) ?? "") === schemeNamed(nameOf(record)));
  return isAsBefore
    ? { id: nodeID, ...record }
    : { id: nodeID, ...record, type: "scheme", name: nameFor(type, scheme) };
}

/** A conflict's name says that it is one, and so has no place for its scheme. */
function nameFor(type: unknown, scheme: unknown): string {
  if (type === "CA") return "conflict";
  const id = typeof scheme === "string" ? schemeNamed(scheme) : undefined;
  const name = id === undefined ? "support" : nameOfScheme(id);
  return CONFLICT.test(name) ? "support" : name;
}

function sadfaceEdge({ edgeID, fromID, toID, record }: JsonObject): JsonObject {
  return { id: edgeID, source_id: fromID, target_id: toID, ...(isObject(record) ? record : {}) };
}
