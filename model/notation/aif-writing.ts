/**
 * A map → an AIF graph.
 *
 * What an import kept in `ext` is written again as it was, save what the map no longer says. Reading what was kept
 * once more tells what the map said then: claims, inferences, restatements and holders that are gone since are not
 * written, nor what only spoke of them (`aif-gone.ts`).
 */
import type { ArgumentMap, Claim, Inference } from "../map.ts";
import { compareHolders, fallen, type Muted } from "./aif-gone.ts";
import { type AifGraph, keyOf, parseAifGraph, rowsOf, textIn } from "./aif-graph.ts";
import { type AifReading, readAifGraph } from "./aif-reading.ts";
import { nameOfScheme } from "./aif-schemes.ts";
import { append } from "./append.ts";
import { NO_TEXT } from "./draft.ts";
import { isObject, type JsonObject } from "./json.ts";
import { freshNames } from "./names.ts";

export type WrittenAif = {
  readonly document: JsonObject;
  /** The node of each claim and inference. */
  readonly nodeOf: ReadonlyMap<string, string>;
  /** Nodes of what was kept that are not written any more. */
  readonly gone: ReadonlySet<string>;
  /** How many claims have a holder whom no locution of the file names. */
  readonly unspoken: number;
};

/** What a node says that is written for the first time, with AIFdb's own number of it. */
const DEFAULTS = {
  support: { text: "Default Inference", type: "RA", scheme: "Default Inference", schemeID: "72" },
  attack: { text: "Default Conflict", type: "CA", scheme: "Default Conflict", schemeID: "71" },
  rephrase: { text: "Default Rephrase", type: "MA", scheme: "Default Rephrase", schemeID: "144" },
} as const;

/** AIFdb reads these lists whether they are there or not. */
const EMPTY = { schemefulfillments: [], participants: [], locutions: [] };

/** @param namespace Where in `ext` an import kept the graph, as for `draftAif`. */
export function aifDocument(map: ArgumentMap, namespace: string): WrittenAif {
  const bag = map.ext?.[namespace];
  const kept = isObject(bag) ? bag : undefined;
  const graph = parseAifGraph(kept ?? {}, () => {});
  const before = readAifGraph(graph, () => {});
  const placed = place(map, graph, before, namespace);
  const { claims, steps, groups, nodeOf } = placed;
  const stays = (key: string) => claims.has(key) || steps.has(key) || groups.has(key);

  const { muted, unspoken } = compareHolders(map, before, nodeOf);
  const was = [
    ...[...graph.nodes.values()].filter(({ type }) => type === "I").map(({ key }) => key),
    ...[...before.steps, ...before.groups].map(({ node }) => node),
  ];
  const gone = fallen(
    graph,
    was.filter((key) => !stays(key)),
    muted,
    stays,
  );
  const reworded = rewordedSteps(before, steps);
  const nodes = [...keptNodes(graph, gone, placed, reworded), ...newNodes(graph, placed)];
  const edges = writtenEdges(graph, before, placed, gone, muted);
  const document = {
    ...listed(kept, "nodes", nodes),
    ...listed(kept, "edges", edges),
    ...(kept === undefined ? EMPTY : otherRows(kept, gone, muted, reworded)),
  };
  return { document, nodeOf, gone, unspoken };
}

/** Where each thing of the map stands in the graph: at the node it came from, or at a new one. */
type Placed = {
  readonly claims: ReadonlyMap<string, Claim>;
  /** More than one inference where a node has more than one target. */
  readonly steps: ReadonlyMap<string, readonly [Inference, ...Inference[]]>;
  /** Nodes of the claims of a group; the first is what the others restate. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  readonly nodeOf: ReadonlyMap<string, string>;
};

function place(map: ArgumentMap, graph: AifGraph, before: AifReading, namespace: string): Placed {
  const originOf = (thing: Claim | Inference, ...types: string[]) => {
    const key = nodeNamedBy(thing, namespace);
    return key !== undefined && types.includes(graph.nodes.get(key)?.type ?? "") ? key : undefined;
  };
  const fresh = freshNames([...graph.nodes.keys(), ...graph.edges.flatMap(({ from, to }) => [from, to])]);
  const nodeOf = new Map<string, string>();
  const claims = new Map<string, Claim>();
  for (const claim of map.claims) {
    const origin = originOf(claim, "I");
    const key = origin === undefined || claims.has(origin) ? fresh(claim.id) : origin;
    claims.set(key, claim);
    nodeOf.set(claim.id, key);
  }
  const targeted = new Set(map.inferences.map(({ conclusion }) => conclusion));
  const steps = new Map<string, [Inference, ...Inference[]]>();
  const ends = new Map<string, Set<string>>();
  for (const inference of map.inferences) {
    const { id, conclusion } = inference;
    const origin = originOf(inference, "RA", "CA");
    const others = steps.get(origin ?? "");
    const isFurtherEnd =
      others !== undefined &&
      !targeted.has(id) &&
      isAlike(others[0], inference) &&
      ends.get(origin ?? "")?.has(conclusion) === false;
    const key = origin !== undefined && (others === undefined || isFurtherEnd) ? origin : fresh(id);
    nodeOf.set(id, key);
    if (isFurtherEnd) others.push(inference);
    else steps.set(key, [inference]);
    ends.set(key, (ends.get(key) ?? new Set()).add(conclusion));
  }
  const kept = new Map<string, string[]>();
  for (const { node, claims } of [...before.groups].reverse()) append(kept, signOf(claims), node);
  const groups = new Map<string, readonly string[]>();
  for (const group of map.restatements) {
    const keys = [...new Set(group.map((id) => nodeOf.get(id) ?? id))];
    if (keys.length > 1) groups.set(kept.get(signOf(keys))?.pop() ?? fresh("restatement"), keys);
  }
  return { claims, steps, groups, nodeOf };
}

/** The node that something of the map was read from. */
export function nodeNamedBy({ ext }: Claim | Inference, namespace: string): string | undefined {
  const link = ext?.[namespace];
  return isObject(link) ? keyOf(link.nodeID) : undefined;
}

function isAlike(one: Inference, other: Inference): boolean {
  const premises = new Set(one.premises);
  return (
    one.polarity === other.polarity &&
    one.scheme === other.scheme &&
    premises.size === other.premises.length &&
    other.premises.every((premise) => premises.has(premise))
  );
}

function signOf(keys: readonly string[]): string {
  return JSON.stringify([...keys].sort());
}

/** Pairs of nodes, to ask whether one is there. */
function pairs(list: Iterable<readonly [string, string]>) {
  const ends = new Map<string, Set<string>>();
  for (const [from, to] of list) {
    const known = ends.get(from);
    if (known === undefined) ends.set(from, new Set([to]));
    else known.add(to);
  }
  return { has: (from: string, to: string) => ends.get(from)?.has(to) === true };
}

/** Nodes whose inference is not for and against, or not of the scheme, that it was. */
function rewordedSteps(before: AifReading, steps: Placed["steps"]): ReadonlySet<string> {
  const differs = before.steps.filter(({ node, polarity, scheme }) => {
    const now = steps.get(node)?.[0];
    return now !== undefined && (now.polarity !== polarity || now.scheme !== scheme);
  });
  return new Set(differs.map(({ node }) => node));
}

function keptNodes(
  graph: AifGraph,
  gone: ReadonlySet<string>,
  { claims, steps }: Placed,
  reworded: ReadonlySet<string>,
): readonly JsonObject[] {
  return graph.nodeRecords.flatMap((record) => {
    const key = keyOf(record.nodeID);
    if (key === undefined) return [record];
    if (gone.has(key)) return [];
    const claim = claims.get(key);
    if (claim !== undefined) return [withText(record, claim.text, graph.nodes.get(key)?.record === record)];
    const [inference] = steps.get(key) ?? [];
    if (inference === undefined || !reworded.has(key)) return [record];
    const { scheme: _, schemeID: __, ...rest } = record;
    return [{ ...rest, ...wordsOf(inference) }];
  });
}

/** A claim's record with the claim's text; a text that no claim can have stays as it was. */
function withText(record: JsonObject, text: string, isFirst: boolean): JsonObject {
  const { nodeID, ...rest } = record;
  const own = textIn(record);
  if ("text" in record && (!isFirst || own === text || (text === NO_TEXT && !/\S/u.test(own)))) return record;
  if (!("text" in record) && text === NO_TEXT) return record;
  return { nodeID, ...rest, text };
}

function newNodes({ nodes }: AifGraph, { claims, steps, groups }: Placed): readonly JsonObject[] {
  const isNew = ([key]: readonly [string, unknown]) => !nodes.has(key);
  return [
    ...[...claims].filter(isNew).map(([nodeID, { text }]) => ({ nodeID, text, type: "I" })),
    ...[...steps].filter(isNew).map(([nodeID, [inference]]) => ({ nodeID, ...wordsOf(inference) })),
    ...[...groups].filter(isNew).map(([nodeID]) => ({ nodeID, ...DEFAULTS.rephrase })),
  ];
}

/** What an S-node says: its scheme's name, as AIFdb has it. */
function wordsOf({ polarity, scheme }: Inference): JsonObject {
  if (scheme === undefined) return DEFAULTS[polarity];
  const name = nameOfScheme(scheme);
  return { text: name, type: DEFAULTS[polarity].type, scheme: name };
}

function writtenEdges(
  graph: AifGraph,
  before: AifReading,
  { steps, groups, nodeOf }: Placed,
  gone: ReadonlySet<string>,
  muted: Muted,
): readonly JsonObject[] {
  const wanted: (readonly [string, string])[] = [];
  for (const [key, inferences] of steps) {
    for (const premise of inferences[0].premises) wanted.push([nodeOf.get(premise) ?? premise, key]);
    for (const { conclusion } of inferences) wanted.push([key, nodeOf.get(conclusion) ?? conclusion]);
  }
  const said = pairs(
    before.steps.flatMap(({ node, premises, conclusion }) => [
      [node, conclusion] as const,
      ...premises.map((premise) => [premise, node] as const),
    ]),
  );
  const isWanted = pairs(wanted);
  const isMuted = pairs(muted.acts);
  const kept = graph.edges.filter(
    ({ from, to }) =>
      !gone.has(from) && !gone.has(to) && !isMuted.has(from, to) && (!said.has(from, to) || isWanted.has(from, to)),
  );
  for (const [key, [target, ...others]] of groups) {
    if (target === undefined || graph.nodes.has(key)) continue;
    for (const other of others) wanted.push([other, key]);
    wanted.push([key, target]);
  }
  const there = pairs(kept.map(({ from, to }) => [from, to]));
  const nameEdge = freshNames(graph.edges.flatMap(({ record }) => keyOf(record.edgeID) ?? []));
  // Files name their nodes by numbers or strings; an edge names them as they do.
  const idOf = (key: string) => graph.nodes.get(key)?.record.nodeID ?? key;
  const added = wanted
    .filter(([from, to]) => !there.has(from, to))
    .map(([from, to], at) => ({
      edgeID: nameEdge(String(at + 1)),
      fromID: idOf(from),
      toID: idOf(to),
      formEdgeID: null,
    }));
  return [...kept.map(({ record }) => record), ...added];
}

/** A list of the document; none where what was kept had none and there is nothing to write. */
function listed(kept: JsonObject | undefined, name: "nodes" | "edges", rows: readonly JsonObject[]): JsonObject {
  if (rows.length > 0 || kept === undefined || Array.isArray(kept[name])) return { [name]: rows };
  return name in kept ? { [name]: kept[name] } : {};
}

/** All else that was kept, without the rows of nodes that are gone, and of people of whom nothing is left. */
function otherRows(
  kept: JsonObject,
  gone: ReadonlySet<string>,
  muted: Muted,
  reworded: ReadonlySet<string>,
): JsonObject {
  const { nodes: _, edges: __, ...rest } = kept;
  const speaks = (row: unknown) => isObject(row) && !isOf(gone, row) && !isOf(muted.claims, row);
  const locutions = rowsOf(kept.locutions).filter(isObject);
  const all = new Set(locutions.map(({ personID }) => keyOf(personID)));
  const left = new Set(locutions.filter(speaks).map(({ personID }) => keyOf(personID)));
  const remains = (name: string, row: unknown) => {
    if (!isObject(row)) return true;
    if (name === "locutions") return speaks(row);
    if (name === "schemefulfillments" && isOf(reworded, row)) return false;
    const person = keyOf(row.participantID);
    if (name === "participants" && all.has(person) && !left.has(person)) return false;
    return !isOf(gone, row);
  };
  return Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.filter((row) => remains(name, row)) : value,
    ]),
  );
}

function isOf(keys: ReadonlySet<string>, { nodeID }: JsonObject): boolean {
  return keys.has(keyOf(nodeID) ?? "");
}
