/**
 * A graph of whatever tool → a map.
 *
 * Nodes are claims and edges support, unless they say otherwise in words (`graph-words.ts`): a node that says it is a
 * step is an inference between what points at it and what it points at, and an edge that says so attacks. Groups are
 * sections. Graphs that this program wrote come back as the maps they were (`carried.ts`).
 */
import type { Polarity } from "../map.ts";
import { errors, quoted } from "../problems.ts";
import { CARRIED, type HeadRest, headCarried, withoutPassages } from "./carried.ts";
import { createDraft, type Draft } from "./draft.ts";
import { claimFrom, type Drafted, edgeExt, headFrom, stepFrom, thesisFrom } from "./graph-attributes.ts";
import { type Bond, bondOf, labelIn, type Role, roleOf, stepNamed, textIn } from "./graph-words.ts";
import { freshNames } from "./names.ts";
import type { Imported } from "./notation.ts";
import type { PlainEdge, PlainGraph, PlainNode } from "./plain-graph.ts";

export function readGraph(graph: PlainGraph, id: string): Imported {
  const head = headCarried(graph.attributes);
  const isOwn = graph.nodes.some(({ attributes }) => attributes.has(CARRIED));
  if (head === undefined && !isOwn) return interpret(graph, id, false);
  if (head !== "unreadable") {
    const imported = interpret(head === undefined ? withoutHead(graph) : graph, id, true, head);
    if (errors(imported.map).length === 0) return imported;
  }
  const { map, warnings } = interpret(graph, id, false);
  const message = `What the graph carries in ${quoted(CARRIED)} was changed and can't be read; only what it shows is.`;
  return { map, warnings: [{ code: "carried-unreadable", message, place: CARRIED }, ...warnings] };
}

/** A node of the file under a key of its own, also where the file calls two of them the same. */
type Placed = {
  readonly node: PlainNode;
  readonly key: string;
  role: Role;
  ins: number;
  outs: number;
  isGroup: boolean;
};

/** An edge of the file between what it joins; one that points at an edge, by that edge's key, is real in some tools. */
type Joined = { readonly edge: PlainEdge; readonly key: string; readonly from: Placed; readonly to: Placed | string };

/**
 * A graph whose nodes carry something and that itself does not, because a tool or a format has no place for it: without
 * the passages, since the sources that they are of are gone.
 */
function withoutHead(graph: PlainGraph): PlainGraph {
  const message = "What the graph carried as a whole is gone, so its passages, notes, names and other details are.";
  return {
    ...graph,
    nodes: graph.nodes.map((node) => ({ ...node, attributes: withoutPassages(node.attributes) })),
    warnings: [...graph.warnings, { code: "no-head", message, place: CARRIED }],
  };
}

/** @param isOwn Whether nodes may carry what this program once wrote; `carried` is what the whole does. */
function interpret(graph: PlainGraph, id: string, isOwn: boolean, carried?: HeadRest): Imported {
  const draft = createDraft();
  for (const { code, message, place } of graph.warnings) draft.warn(code, message, place);
  const fresh = freshNames([]);
  const { nodes, byName } = placeNodes(graph, fresh, draft);
  const joined = joinEdges(graph, nodes, byName, fresh, draft);
  for (const each of nodes) each.role = roleIn(each, isOwn);
  const titles = groupTitles(nodes, byName, draft);

  const claims: Drafted[] = [];
  let unnamed = 0;
  for (const { node, key, role, ins, outs, isGroup } of nodes) {
    if (isStep(role) || role === "aside" || (isGroup && ins + outs === 0)) continue;
    const claim = claimFrom(graph.format, node, isOwn, draft.warn);
    const section = claim.section ?? titles.get(node.parent ?? "");
    const tags = role === "argument" ? [...claim.tags, "argument"] : claim.tags;
    if ((textIn(node.attributes) ?? labelIn(node.attributes)) === undefined) unnamed += 1;
    draft.claim(key, { ...claim, section, tags, place: node.key });
    claims.push({ key, id: claim.id, thesis: thesisFrom(node.attributes) });
  }
  if (unnamed > 0) draft.warn("no-text", `Nodes without a text (${unnamed}): their keys stand for it.`);

  const idOf = new Map(claims.map(({ key, id }) => [key, id]));
  const { steps, restatements } = addSteps(draft, graph, nodes, joined, idOf, fresh, isOwn);
  const head = headFrom(graph, id, { claims, steps }, carried, draft.warn);
  return draft.finish({
    ...head,
    restatements: [...(head.restatements ?? []), ...restatements],
    ext: withAside(head.ext, graph, nodes, joined, draft),
  });
}

function placeNodes(graph: PlainGraph, fresh: (wanted: string) => string, draft: Draft) {
  const nodes: Placed[] = [];
  /** By the file's keys; the first where it has two. */
  const byName = new Map<string, Placed>();
  for (const node of withoutGroupCircles(graph.nodes, draft)) {
    const first = byName.get(node.key);
    const name = quoted(node.key);
    if (first !== undefined && isSame(first.node, node)) {
      draft.warn("duplicate-node", `The node ${name} stands twice and is the same; it counts once.`, node.key);
      continue;
    }
    const placed: Placed = { node, key: fresh(node.key), role: "claim", ins: 0, outs: 0, isGroup: false };
    if (first === undefined) byName.set(node.key, placed);
    else draft.warn("duplicate-node", `Two nodes called ${name} differ; edges join the first of them.`, node.key);
    nodes.push(placed);
  }
  for (const { node } of nodes) {
    const group = node.parent === undefined ? undefined : byName.get(node.parent);
    if (group !== undefined) group.isGroup = true;
    else if (node.parent !== undefined)
      draft.warn("missing-group", `${quoted(node.key)} lies in ${quoted(node.parent)}, which is not there.`, node.key);
  }
  return { nodes, byName };
}

function isSame(one: PlainNode, other: PlainNode): boolean {
  const said = ({ attributes, parent }: PlainNode) => JSON.stringify([parent, [...attributes]]);
  return said(one) === said(other);
}

/** Nodes without the groups by which some lie in themselves. */
function withoutGroupCircles(nodes: readonly PlainNode[], draft: Draft): readonly PlainNode[] {
  const parents = new Map(nodes.map(({ key, parent }) => [key, parent]));
  const walks = new Map<string, number>();
  const cut = new Set<string>();
  for (const [walk, { key }] of nodes.entries()) {
    for (let at: string | undefined = key; at !== undefined; at = parents.get(at)) {
      const before = walks.get(at);
      if (before === walk) {
        cut.add(at);
        draft.warn("group-circle", `The group ${quoted(at)} lies in itself; it is taken out of what it lies in.`, at);
      }
      if (before !== undefined) break;
      walks.set(at, walk);
    }
  }
  return cut.size === 0 ? nodes : nodes.map((node) => (cut.has(node.key) ? { ...node, parent: undefined } : node));
}

/** The edges with what they join; a node that is only named by an edge is added. */
function joinEdges(
  { edges }: PlainGraph,
  nodes: Placed[],
  byName: Map<string, Placed>,
  fresh: (wanted: string) => string,
  draft: Draft,
): readonly Joined[] {
  const keys = edges.map(({ key, source, target }) => {
    const isTaken = key === undefined || byName.has(key);
    return fresh(isTaken ? `${source}->${target}` : key);
  });
  const named = new Map(edges.map(({ key }, at) => [key, keys[at] ?? ""]));
  const end = (name: string): Placed => {
    const there = byName.get(name);
    if (there !== undefined) return there;
    draft.warn("missing-node", `An edge names the node ${quoted(name)}, which is not there; it is added.`, name);
    const node: PlainNode = { key: name, attributes: new Map() };
    const placed: Placed = { node, key: fresh(name), role: "claim", ins: 0, outs: 0, isGroup: false };
    byName.set(name, placed);
    nodes.push(placed);
    return placed;
  };
  const taken = edges.filter(({ key }) => key !== undefined && byName.has(key)).length;
  if (taken > 0) draft.warn("edge-called-as-node", `Edges called as a node is (${taken}) are called by their ends.`);
  return edges.map((edge, at) => {
    const from = end(edge.source);
    const to = byName.has(edge.target) ? end(edge.target) : (named.get(edge.target) ?? end(edge.target));
    from.outs += 1;
    if (typeof to !== "string") to.ins += 1;
    return { edge, key: keys[at] ?? "", from, to };
  });
}

/** What a node is: what it says, or, where its only text is a step's name and it joins others, that step. */
function roleIn({ node: { attributes }, ins, outs }: Placed, isOwn: boolean): Role {
  if (isOwn && attributes.has(CARRIED)) return attributes.get("kind") === "inference" ? "step" : "claim";
  const said = roleOf(attributes);
  if (said !== undefined) return said;
  const only = textIn(attributes) ?? labelIn(attributes);
  return (only !== undefined && ins > 0 && outs > 0 ? stepNamed(only.text) : undefined) ?? "claim";
}

function isStep(role: Role): boolean {
  return role === "support" || role === "attack" || role === "step" || role === "restatement";
}

/** What each group is called. Sections have no sections, so a group in a group stands by itself. */
function groupTitles(
  nodes: readonly Placed[],
  byName: ReadonlyMap<string, Placed>,
  draft: Draft,
): ReadonlyMap<string, string> {
  const groups = nodes.filter(({ isGroup }) => isGroup);
  const nested = groups.filter(({ node }) => byName.has(node.parent ?? "")).length;
  if (nested > 0) draft.warn("nested-group", `Groups that lie in groups (${nested}) are sections beside these.`);
  return new Map(
    groups.map(({ node: { key, attributes } }) => [key, (labelIn(attributes) ?? textIn(attributes))?.text ?? key]),
  );
}

function addSteps(
  draft: Draft,
  { format }: PlainGraph,
  nodes: readonly Placed[],
  joined: readonly Joined[],
  idOf: ReadonlyMap<string, string>,
  fresh: (wanted: string) => string,
  isOwn: boolean,
) {
  const premises = new Map<Placed, string[]>();
  const ends = new Map<Placed, Joined[]>();
  const direct: Joined[] = [];
  for (const each of joined) {
    const { edge, from, to } = each;
    if (isAside(each)) continue;
    if (isStep(from.role)) append(ends, from, each);
    else if (typeof to !== "string" && isStep(to.role) && !isAttack(bondOf(edge.attributes)))
      append(premises, to, from.key);
    else direct.push(each);
  }

  const steps: Drafted[] = [];
  const restatements: (readonly string[])[] = [];
  for (const placed of nodes) {
    const { node, key, role } = placed;
    if (!isStep(role)) continue;
    const [first, ...more] = ends.get(placed) ?? [];
    const found = premises.get(placed) ?? [];
    if (role === "restatement") {
      const group = [...found, ...(ends.get(placed) ?? []).map(({ to }) => keyOf(to))].filter(draft.hasClaim);
      if (new Set(group).size > 1) restatements.push(group);
      else draft.warn("no-restatement", `${quoted(key)} joins no two claims; it is left out.`, node.key);
      continue;
    }
    const { premises: written, polarity, ...step } = stepFrom(format, node, role, isOwn, draft.warn);
    const order = new Map(written?.map((id, at) => [id, at]));
    const rank = (key: string) => order.get(idOf.get(key) ?? "") ?? order.size;
    const from = found.toSorted((one, other) => rank(one) - rank(other));
    if (written !== undefined && (from.length !== written.length || from.some((key) => rank(key) === order.size)))
      draft.warn("changed-premises", `The premises of ${quoted(step.id)} are not those it was written with.`, node.key);
    if (first === undefined) {
      draft.warn("no-conclusion", `${quoted(key)} points at nothing; it is left out.`, node.key);
      continue;
    }
    if (more.length > 0)
      draft.warn("several-conclusions", `${quoted(key)} points at several things; it is one step to each.`, node.key);
    steps.push({ key, id: step.id });
    for (const [at, { edge, to }] of [first, ...more].entries()) {
      const bond = polarity ?? polarityOf(bondOf(edge.attributes));
      const inference = { ...step, premises: from, conclusion: keyOf(to), polarity: bond, place: node.key };
      if (at === 0) draft.inference(key, inference);
      else draft.inference(fresh(key), { ...inference, id: undefined });
    }
  }
  // A call takes no more arguments than the stack holds, and there may be a million of them.
  return { steps: [...steps, ...addEdges(draft, format, direct, fresh, isOwn)], restatements };
}

/** Edges that are inferences themselves. */
function addEdges(
  draft: Draft,
  format: string,
  direct: readonly Joined[],
  fresh: (wanted: string) => string,
  isOwn: boolean,
): readonly Drafted[] {
  let unsaid = 0;
  let undirected = 0;
  const alone: Joined[] = [];
  const written = new Map<string, Joined[]>();
  for (const each of direct) {
    const inference = isOwn ? each.edge.attributes.get("inference") : undefined;
    if (typeof inference === "string") append(written, JSON.stringify([inference, keyOf(each.to)]), each);
    else alone.push(each);
  }
  const steps = addWritten(draft, format, [...written.values()]);
  for (const { edge, key, from, to } of alone) {
    const bond = bondOf(edge.attributes) ?? bondOfRole(from.role);
    if (bond === undefined) unsaid += 1;
    const polarity = polarityOf(bond);
    const ext = edgeExt(format, edge.attributes, isOwn);
    const place = edge.key ?? key;
    draft.inference(key, { premises: [from.key], conclusion: keyOf(to), polarity, ext, place });
    steps.push({ key, id: key });
    if (edge.isDirected && bond !== "mutual-attack") continue;
    if (isAttack(bond) && typeof to !== "string") {
      const back = fresh(key);
      draft.inference(back, { premises: [to.key], conclusion: from.key, polarity, ext, place });
      steps.push({ key: back, id: back });
    } else if (!edge.isDirected) undirected += 1;
  }
  if (unsaid > 0)
    draft.warn("unsaid-polarity", `Edges that don't say whether they support or attack (${unsaid}) support here.`);
  if (undirected > 0)
    draft.warn("undirected", `Edges without a direction (${undirected}) lead from the end that is named first.`);
  return steps;
}

/** Edges of a graph of claims alone that this program wrote: one inference for all that name it. */
function addWritten(draft: Draft, format: string, groups: readonly (readonly Joined[])[]): Drafted[] {
  const named = groups.flatMap((edges) => {
    const [first] = edges;
    return first === undefined ? [] : [{ first, edges, id: String(first.edge.attributes.get("inference")) }];
  });
  const keys = new Map(named.map(({ id, first }) => [id, first.key]));
  for (const { id, first, edges } of named) {
    const { attributes } = first.edge;
    const scheme = attributes.get("scheme");
    draft.inference(first.key, {
      id,
      premises: edges.map(({ from }) => from.key),
      conclusion: keys.get(String(attributes.get("undercuts"))) ?? keyOf(first.to),
      polarity: polarityOf(bondOf(attributes)),
      scheme: typeof scheme === "string" ? scheme : undefined,
      ext: edgeExt(format, attributes, true),
      place: first.edge.key ?? first.key,
    });
  }
  return named.map(({ id, first }) => ({ key: first.key, id }));
}

/** What is neither claim nor step is kept as it is, with the edges that lead to it and from it. */
function withAside(
  ext: Readonly<Record<string, unknown>> | undefined,
  { format }: PlainGraph,
  nodes: readonly Placed[],
  joined: readonly Joined[],
  draft: Draft,
): Readonly<Record<string, unknown>> | undefined {
  const aside = nodes.filter(({ role }) => role === "aside");
  if (aside.length === 0) return ext;
  const edges = joined.filter(isAside).map(({ edge }) => edge);
  const message = `Nodes that are no part of an argument, such as who said what (${aside.length}), are kept in ext alone.`;
  draft.warn("set-aside", message);
  const kept = {
    nodes: aside.map(({ node: { key, attributes } }) => ({ key, attributes: Object.fromEntries(attributes) })),
    edges: edges.map(({ source, target }) => ({ source, target })),
  };
  return { ...ext, [format]: { ...(ext?.[format] as object | undefined), aside: kept } };
}

function keyOf(to: Placed | string): string {
  return typeof to === "string" ? to : to.key;
}

function isAside({ from, to }: Joined): boolean {
  return from.role === "aside" || (typeof to !== "string" && to.role === "aside");
}

function polarityOf(bond: Bond | undefined): Polarity {
  return isAttack(bond) ? "attack" : "support";
}

/** What claims of debates say they are: for or against what they point at. */
function bondOfRole(role: Role): Bond | undefined {
  if (role === "con") return "attack";
  return role === "pro" ? "support" : undefined;
}

function isAttack(bond: Bond | undefined): boolean {
  return bond === "attack" || bond === "mutual-attack";
}

function append<Key, Item>(index: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = index.get(key);
  if (list === undefined) index.set(key, [item]);
  else list.push(item);
}
