/**
 * A graph as the formats of graph tools have it: nodes, edges, and attributes of any name on both.
 *
 * Keys of nodes and of edges are two namespaces. Attributes are `Map`s, since a name such as `__proto__` is a name here.
 */
import type { Warning } from "./notation.ts";

/** Values are what JSON can hold, or strings where a format knows nothing else. */
export type Attributes = ReadonlyMap<string, unknown>;

export type PlainNode = {
  readonly key: string;
  readonly attributes: Attributes;
  /** The key of the group it lies in. */
  readonly parent?: string | undefined;
};

export type PlainEdge = {
  readonly key?: string | undefined;
  readonly source: string;
  readonly target: string;
  readonly attributes: Attributes;
  readonly isDirected: boolean;
};

export type PlainGraph = {
  /** What is not understood is kept in `ext` under this name. */
  readonly format: string;
  readonly attributes: Attributes;
  readonly nodes: readonly PlainNode[];
  readonly edges: readonly PlainEdge[];
  /** What was noticed before nodes and edges were told apart. */
  readonly warnings: readonly Warning[];
};

/** An object's own entries as attributes, without those named. */
export function attributesOf(object: object, without: readonly string[] = []): Attributes {
  return new Map(Object.entries(object).filter(([name]) => !without.includes(name)));
}

/** Collects a graph from what a file says, keys of whatever kind; what has no place in a graph is left out and said. */
export function collectGraph(format: string) {
  const nodes: PlainNode[] = [];
  const edges: PlainEdge[] = [];
  const warnings: Warning[] = [];
  const warn = (code: string, message: string, place = "") => void warnings.push({ code, message, place });
  return {
    warn,
    /** A node without a key is called by its number. */
    node(key: unknown, attributes: Attributes, parent?: unknown): void {
      nodes.push({ key: keyFrom(key) ?? `node ${nodes.length + 1}`, attributes, parent: keyFrom(parent) });
    },
    edge(ends: Ends, attributes: Attributes, isDirected = true): void {
      const [key, source, target] = [keyFrom(ends.key), keyFrom(ends.source), keyFrom(ends.target)];
      if (source !== undefined && target !== undefined) edges.push({ key, source, target, attributes, isDirected });
      else warn("torn-edge", `An edge names no ${source === undefined ? "source" : "target"}; it is left out.`, key);
    },
    graph: (attributes: Attributes): PlainGraph => ({ format, attributes, nodes, edges, warnings }),
  };
}

type Ends = { readonly key?: unknown; readonly source: unknown; readonly target: unknown };

/** A key as files give it: a string, a number, or, as networkx writes tuples, a list; `undefined` where there is none. */
function keyFrom(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return Array.isArray(value) ? JSON.stringify(value) : undefined;
}

/** Longest that defaults may be, in characters of JSON, since each node or edge has them all. */
const DEFAULTS_LENGTH = 4096;

/** Attributes that everything has by default, if they are as few as people declare; a text is not to grow by them. */
export function modest(defaults: readonly (readonly [string, unknown])[], warn: Warn): typeof defaults {
  if (JSON.stringify(defaults).length <= DEFAULTS_LENGTH) return defaults;
  warn(
    "large-defaults",
    `Attributes by default (${defaults.length}) are too long to be given to each; they are left out.`,
  );
  return [];
}

type Warn = (code: string, message: string) => void;

/** Characters that not every format can hold: controls other than tab and line ends, lone surrogates, U+FFFE and U+FFFF. */
const UNPRINTABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** A text as every format can hold it, U+FFFD in place of each character that some can't. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, "\u{FFFD}");
}

/** A value as JSON that every format can hold: what is not printable is written as an escape. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value).replace(
    UNPRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** An attribute's value as a text, for formats that have no others; `undefined` where there is nothing to say. */
export function textFrom(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value))
    return value.length === 0 ? undefined : value.map((item) => textFrom(item) ?? "").join("; ");
  return printable(typeof value === "object" ? printableJson(value) : String(value));
}
