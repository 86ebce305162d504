/** AIF's JSON as AIFdb, OVA and xAIF write it → nodes, edges and locutions by key, each with its record as it was found. */
import { quoted } from "../problems.ts";
import { append } from "./append.ts";
import type { Draft } from "./draft.ts";
import { isObject, type JsonObject, kindOf } from "./json.ts";

export type AifNode = {
  /** Its id as a string: ids are numbers in one place of a file and strings in another. */
  readonly key: string;
  readonly type: string;
  readonly text: string;
  readonly record: JsonObject;
};

/** `record` is all there is where the ends are not named. */
export type AifEdge = { readonly from: string; readonly to: string; readonly record: JsonObject };

export type AifGraph = {
  /** The first of each key. */
  readonly nodes: ReadonlyMap<string, AifNode>;
  /** Node records in the file's order, those that stand twice too. */
  readonly nodeRecords: readonly JsonObject[];
  readonly edges: readonly AifEdge[];
  /** The keys of the nodes at the other ends of a node's edges; edges that lack an end are in neither. */
  readonly into: (key: string) => readonly string[];
  readonly from: (key: string) => readonly string[];
  /** Who spoke a node, by key; names where they are known. */
  readonly speakers: ReadonlyMap<string, string>;
};

type Warn = Draft["warn"];

/** A key of a node, an edge or a person; `undefined` where the value is none. */
export function keyOf(value: unknown): string | undefined {
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

export function rowsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A node's text; files have numbers there too. */
export function textIn({ text }: JsonObject): string {
  return keyOf(text) ?? "";
}

export function parseAifGraph(document: JsonObject, warn: Warn): AifGraph {
  const nodes = new Map<string, AifNode>();
  const nodeRecords = recordsIn(document, "nodes", nodeOfList, warn);
  let sames = 0;
  for (const record of nodeRecords) {
    const key = keyOf(record.nodeID);
    if (key === undefined) {
      warn("unreadable-record", "A node without an id is kept aside.", "nodes");
      continue;
    }
    const earlier = nodes.get(key);
    if (earlier === undefined) {
      const type = typeof record.type === "string" ? record.type.trim() : "";
      nodes.set(key, { key, type, text: textIn(record), record });
    } else if (isSame(earlier.record, record)) sames += 1;
    else warn("duplicate-key", `Node ${quoted(key)} stands twice and differs; the first counts.`, key);
  }
  if (sames > 0) warn("repeated-nodes", `${sames} nodes stand more than once and are the same; each counts once.`);
  const edges = edgesIn(document, nodes, warn);
  const into = new Map<string, string[]>();
  const from = new Map<string, string[]>();
  for (const edge of edges) {
    if (!nodes.has(edge.from) || !nodes.has(edge.to)) continue;
    append(from, edge.from, edge.to);
    append(into, edge.to, edge.from);
  }
  return {
    nodes,
    nodeRecords,
    edges,
    into: (key) => into.get(key) ?? NONE,
    from: (key) => from.get(key) ?? NONE,
    speakers: speakersIn(document, nodes, warn),
  };
}

const NONE: readonly string[] = [];

/** The records of a list; rows that are lists themselves are read by their places. */
function recordsIn(
  document: JsonObject,
  name: "nodes" | "edges",
  ofList: (row: readonly unknown[]) => JsonObject,
  warn: Warn,
): readonly JsonObject[] {
  const records: JsonObject[] = [];
  let lists = 0;
  for (const [at, row] of rowsOf(document[name]).entries()) {
    if (isObject(row)) records.push(row);
    else if (Array.isArray(row)) {
      records.push(ofList(row));
      lists += 1;
    } else warn("unreadable-record", `${kindOf(row)} among the ${name} is left out.`, `/${name}/${at}`);
  }
  if (lists > 0) warn("lists-as-records", `${lists} ${name} are lists; they are read by their places.`, name);
  return records;
}

const TYPES = new Set(["I", "RA", "CA", "MA", "PA", "L", "TA", "YA"]);

/** `[1, "It rains.", "I"]`: the id comes first, the type is known, the text is what is left. */
function nodeOfList([nodeID, ...rest]: readonly unknown[]): JsonObject {
  const at = rest.findIndex((value) => typeof value === "string" && TYPES.has(value));
  const text = rest.find((value, place) => place !== at && typeof value === "string");
  return { nodeID, text: text ?? "", type: rest[at] ?? "" };
}

/** `[7, 1, 2]` or `[1, 2]`: the ends come last. */
function edgeOfList(row: readonly unknown[]): JsonObject {
  const [edgeID, fromID, toID] = row.length > 2 ? row : [undefined, ...row];
  return { edgeID, fromID, toID };
}

function edgesIn(document: JsonObject, nodes: ReadonlyMap<string, AifNode>, warn: Warn): readonly AifEdge[] {
  const ids = new Set<string>();
  return recordsIn(document, "edges", edgeOfList, warn).map((record) => {
    const id = keyOf(record.edgeID);
    if (id !== undefined && ids.has(id)) warn("duplicate-key", `Edge ${quoted(id)} stands twice; both count.`, id);
    if (id !== undefined) ids.add(id);
    const from = keyOf(record.fromID) ?? "";
    const to = keyOf(record.toID) ?? "";
    const missing = [from, to].filter((key) => !nodes.has(key)).map(quoted);
    if (missing.length > 0) {
      const message = `Edge ${quoted(id ?? "")} names ${missing.join(" and ")}, which is not there; it is kept aside.`;
      warn("dangling-edge", message, id);
    }
    return { from, to, record };
  });
}

/** Names by node: from the participants, from "Name: what was said", or from the id of the person itself. */
function speakersIn(
  document: JsonObject,
  nodes: ReadonlyMap<string, AifNode>,
  warn: Warn,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const row of rowsOf(document.participants).filter(isObject)) {
    const key = keyOf(row.participantID);
    const parts = [row.firstname, row.surname].map((part) => (keyOf(part) ?? "").trim());
    // Tools in Python write None where there is no surname.
    const name = parts.filter((part) => part !== "" && part !== "None").join(" ");
    if (key !== undefined && name !== "" && !names.has(key)) names.set(key, name);
  }
  const speakers = new Map<string, string>();
  for (const row of rowsOf(document.locutions).filter(isObject)) {
    const key = keyOf(row.nodeID);
    const person = keyOf(row.personID);
    const node = nodes.get(key ?? "");
    if (node === undefined) {
      warn("dangling-locution", `A locution names node ${quoted(key ?? "")}, which is not there.`, "locutions");
    } else if (person !== undefined && !speakers.has(node.key)) {
      speakers.set(node.key, names.get(person) ?? nameBefore(node) ?? nameFrom(person));
    }
  }
  return speakers;
}

function nameBefore({ type, text }: AifNode): string | undefined {
  return type === "L" ? /^([^:\n]{0,59}[^:\s])\s*:\s/u.exec(text.slice(0, 80).trimStart())?.[1] : undefined;
}

function nameFrom(person: string): string {
  return /^\d*$/u.test(person) ? `Speaker ${person}` : person.replace(/\s*:\s*$/u, "");
}

function isSame(a: JsonObject, b: JsonObject): boolean {
  return a === b || JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());
}
