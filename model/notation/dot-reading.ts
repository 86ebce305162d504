/**
 * DOT text → a graph: statements in any order, subgraphs as ends of edges, attributes by default, clusters as groups.
 *
 * What is open is kept in a list and not on the stack, so a text may be nested as deep as it likes.
 */
import { quoted } from "../problems.ts";
import { CARRIED } from "./carried.ts";
import { type DotToken, dotTokens } from "./dot-tokens.ts";
import { dereferenced, linesOfMarkup } from "./markup.ts";
import { notOfThisFormat } from "./notation.ts";
import { type Attributes, collectGraph, modest, type PlainGraph } from "./plain-graph.ts";

type Values = Map<string, DotToken>;

/** A graph or a subgraph with the statement that stands in it unfinished. */
type Scope = {
  readonly key: string | undefined;
  readonly isCluster: boolean;
  /** The cluster that it lies in. */
  readonly outer: Scope | undefined;
  readonly attributes: Values;
  /** Shared with the scope around it until it says something of its own. */
  nodeDefaults: Values;
  edgeDefaults: Values;
  readonly nodes: Set<string>;
  readonly inside: Scope[];
  /** The ends of the edges of the statement so far; more than one where it has arrows. */
  ends: (string | Scope)[];
  isArrowOpen: boolean;
  values: Values;
};

const open = (around: Scope | undefined, key: string | undefined): Scope => ({
  key,
  isCluster: around !== undefined && key?.startsWith("cluster") === true,
  outer: around?.isCluster === true ? around : around?.outer,
  attributes: new Map(),
  nodeDefaults: around?.nodeDefaults ?? new Map(),
  edgeDefaults: around?.edgeDefaults ?? new Map(),
  nodes: new Set(),
  inside: [],
  ends: [],
  isArrowOpen: false,
  values: new Map(),
});

type Node = { readonly values: Values; cluster: Scope | undefined };
type Edge = { readonly source: string; readonly target: string; readonly values: Values };

export function graphOfDot(text: string): PlainGraph {
  const next = dotTokens(text);
  let token = next();
  const advance = () => {
    token = next();
  };
  const refuse = (wanted: string): never => {
    const found = token.kind === "end" ? "the end of the text" : quoted(token.text);
    throw notOfThisFormat(`This is no DOT: line ${token.line} has ${found} where ${wanted} is expected.`);
  };
  const is = (sign: string) => token.kind === "sign" && token.text === sign;
  const isWord = (...words: readonly string[]) => token.kind === "name" && words.includes(token.text.toLowerCase());
  const isId = () => token.kind === "name" || token.kind === "string" || token.kind === "markup";

  if (isWord("strict")) advance();
  if (!isWord("graph", "digraph")) refuse('"graph" or "digraph"');
  const isDirected = isWord("digraph");
  advance();
  const root = open(undefined, isId() ? token.text : undefined);
  if (isId()) advance();
  if (!is("{")) refuse('"{"');
  advance();

  const graph = collectGraph("dot");
  const nodes = new Map<string, Node>();
  const edges: Edge[] = [];
  const scopes: Scope[] = [root];
  const clusters: Scope[] = [];
  /** What edges between groups of nodes may add up to: no text is to become a graph out of proportion. */
  let budget = text.length + 1000;
  const spend = (count: number) => {
    budget -= count;
    if (budget < 0)
      throw notOfThisFormat("Its edges between subgraphs stand for more edges than a map can have of it.");
  };

  const mention = (key: string, scope: Scope): void => {
    const node = nodes.get(key) ?? { values: new Map(scope.nodeDefaults), cluster: undefined };
    nodes.set(key, node);
    scope.nodes.add(key);
    node.cluster ??= scope.isCluster ? scope : scope.outer;
  };
  const membersOf = (end: string | Scope): ReadonlySet<string> => {
    if (typeof end === "string") return new Set([end]);
    const members = new Set<string>();
    const left = [end];
    for (let at = left.pop(); at !== undefined; at = left.pop()) {
      spend(at.nodes.size + 1);
      for (const key of at.nodes) members.add(key);
      for (const inside of at.inside) left.push(inside);
    }
    return members;
  };
  const finish = (scope: Scope): void => {
    const [first, ...more] = scope.ends;
    if (more.length === 0 && typeof first === "string") {
      for (const [name, value] of scope.values) nodes.get(first)?.values.set(name, value);
    }
    let sources = more.length === 0 || first === undefined ? new Set<string>() : membersOf(first);
    for (const end of more) {
      const targets = membersOf(end);
      spend(sources.size * targets.size - 1);
      for (const source of sources)
        for (const target of targets)
          edges.push({ source, target, values: new Map([...scope.edgeDefaults, ...scope.values]) });
      sources = targets;
    }
    scope.ends = [];
    scope.values = new Map();
    scope.isArrowOpen = false;
  };
  /** Another end: of the edge whose arrow is open, or of a statement of its own. */
  const addEnd = (scope: Scope, end: string | Scope): void => {
    if (!scope.isArrowOpen) finish(scope);
    scope.ends.push(end);
    scope.isArrowOpen = false;
  };
  const valuesInBrackets = (values: Values): void => {
    while (is("[")) {
      advance();
      while (!is("]")) {
        if (is(",") || is(";")) {
          advance();
          continue;
        }
        if (!isId()) refuse("an attribute");
        const name = token.text;
        advance();
        if (is("=")) {
          advance();
          if (!isId()) refuse("a value");
          values.set(name, token);
          advance();
        } else values.set(name, { kind: "name", text: "true", line: token.line });
      }
      advance();
    }
  };

  while (scopes.length > 0) {
    const scope = scopes.at(-1) ?? root;
    if (is("}")) {
      if (scope.isArrowOpen) refuse("an end of an edge");
      finish(scope);
      scopes.pop();
      advance();
    } else if (is(";") || is(",")) {
      finish(scope);
      advance();
    } else if (is("->") || is("--")) {
      if (scope.ends.length === 0 || scope.isArrowOpen) refuse("an end of an edge");
      scope.isArrowOpen = true;
      advance();
    } else if (is("[")) {
      valuesInBrackets(scope.values);
    } else if (is("{") || isWord("subgraph")) {
      let key: string | undefined;
      if (isWord("subgraph")) {
        advance();
        if (isId()) {
          key = token.text;
          advance();
        }
      }
      const inner = open(scope, key);
      addEnd(scope, inner);
      scope.inside.push(inner);
      if (inner.isCluster) clusters.push(inner);
      if (!is("{")) continue;
      advance();
      scopes.push(inner);
    } else if (isWord("graph", "node", "edge")) {
      finish(scope);
      const word = token.text.toLowerCase();
      advance();
      const values: Values = new Map();
      valuesInBrackets(values);
      if (word !== "graph") for (const name of values.keys()) if (isLook(name) || name === "label") values.delete(name);
      if (word === "graph") for (const [name, value] of values) scope.attributes.set(name, value);
      else if (word === "node") scope.nodeDefaults = modestValues(scope.nodeDefaults, values, graph.warn);
      else scope.edgeDefaults = modestValues(scope.edgeDefaults, values, graph.warn);
    } else if (isId()) {
      const name = token.text;
      advance();
      if (is("=")) {
        finish(scope);
        advance();
        if (!isId()) refuse("a value");
        scope.attributes.set(name, token);
        advance();
        continue;
      }
      for (let part = 0; is(":") && part < 2; part += 1) {
        advance();
        if (!isId()) refuse("a port");
        advance();
      }
      mention(name, scope);
      addEnd(scope, name);
    } else refuse('a statement or "}"');
  }
  if (token.kind !== "end")
    graph.warn("several-graphs", `What follows the first graph is left out, from line ${token.line}.`);

  const isOwn = root.attributes.has(CARRIED);
  let looks = 0;
  const shown = (values: Values, name: string): Attributes => {
    const attributes = new Map<string, unknown>();
    for (const [attribute, value] of values) {
      if (isLook(attribute)) looks += 1;
      else for (const [key, text] of textsOf(attribute, value, name, root.key ?? "", isOwn)) attributes.set(key, text);
    }
    return attributes;
  };
  const keyOf = new Map(clusters.map((cluster, at) => [cluster, `subgraph ${at + 1}`]));
  const filled = new Set<Scope>();
  for (const { cluster } of nodes.values())
    for (let at = cluster; at !== undefined && !filled.has(at); at = at.outer) filled.add(at);
  const groupOf = (cluster: Scope | undefined) => (cluster === undefined ? undefined : keyOf.get(cluster));
  for (const cluster of clusters.filter((each) => filled.has(each)))
    graph.node(groupOf(cluster), shown(cluster.attributes, cluster.key ?? ""), groupOf(cluster.outer));
  for (const [key, { values, cluster }] of nodes) graph.node(key, shown(values, key), groupOf(cluster));
  for (const { source, target, values } of edges)
    graph.edge({ key: values.get("id")?.text, source, target }, shown(values, `${source}->${target}`), isDirected);
  const attributes = shown(root.attributes, root.key ?? "");
  if (looks > 0 && !isOwn) graph.warn("looks", `How nodes and edges are drawn (${looks}) is left out.`);
  return graph.graph(
    attributes.has("label") || root.key === undefined ? attributes : new Map([...attributes, ["label", root.key]]),
  );
}

function modestValues(before: Values, more: Values, warn: (code: string, message: string) => void): Values {
  const all: Values = new Map([...before, ...more]);
  return modest(
    [...all].map(([name, { text }]) => [name, text]),
    warn,
  ).length === all.size
    ? all
    : before;
}

/** What a label shows for `\N` and the like, and what a line break in it is. */
function textsOf(
  attribute: string,
  { kind, text }: DotToken,
  name: string,
  graph: string,
  isOwn: boolean,
): readonly (readonly [string, string])[] {
  const isLabel = /label$/u.test(attribute) || attribute === "tooltip";
  if (kind === "markup") {
    const [first = "", ...rest] = linesOfMarkup(text);
    return [
      [attribute, first],
      ...(rest.length > 0 && attribute === "label" ? [["text", rest.join(" ")] as const] : []),
    ];
  }
  if (!isLabel && !isOwn) return [[attribute, text]];
  const read = text.replace(/\\(.)/gsu, (_, character: string) => {
    if (isLabel && (character === "N" || character === "E")) return name;
    if (isLabel && character === "G") return graph;
    return character === "n" || character === "l" || character === "r" ? "\n" : character;
  });
  return [[attribute, isLabel ? dereferenced(read) : read]];
}

/** Attributes that say how something is drawn: of Graphviz' list, those that say nothing else. */
function isLook(name: string): boolean {
  return LOOKS.has(name.toLowerCase()) || name.startsWith("_");
}

const LOOKS: ReadonlySet<string> = new Set(
  `arrowhead arrowsize arrowtail bb bgcolor center charset clusterrank color colorscheme compound concentrate constraint
   decorate dir dpi fillcolor fixedsize fontcolor fontname fontnames fontpath fontsize forcelabels gradientangle group
   head_lp headclip headport height imagepos imagescale labelangle labeldistance labelfloat labelfontcolor
   labelfontname labelfontsize labeljust labelloc landscape layout len lhead lp ltail lwidth lheight margin minlen mode
   nodesep nojustify normalize ordering orientation outputorder overlap pack packmode pad pagedir pencolor penwidth
   peripheries pos quantum rank rankdir ranksep ratio rects regular rotate samehead sametail sep shape sides size skew
   splines start style stylesheet tail_lp tailclip tailport target truecolor vertices viewport width xlp z`.split(
    /\s+/u,
  ),
);
