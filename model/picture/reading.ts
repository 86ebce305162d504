/** What is worked out of a map once, for every panel and the picture: connections, places, and where each claim stands. */
import type { LinkAnswer } from "../api.ts";
import { type Connections, connect } from "../connections.ts";
import { lastOnly } from "../last-only.ts";
import { fold } from "../layout/fold.ts";
import { type PlaceOf, places } from "../layout/places.ts";
import { claimNodeId, type Forest, inferenceNodeId, type TreeNode } from "../layout/tree.ts";
import type { ArgumentMap, Inference } from "../map.ts";
import { around, type Direction, type Selection } from "../neighbourhood.ts";
import { type Folding, isOpen, ROOTS_AT_ONCE } from "./folding.ts";

/** What other maps have to do with each claim. */
export type LinksByClaim = ReadonlyMap<string, readonly LinkAnswer[]>;

export function linksByClaim(links: readonly LinkAnswer[]): LinksByClaim {
  const byClaim = new Map<string, LinkAnswer[]>();
  for (const link of links) byClaim.set(link.claim.id, [...(byClaim.get(link.claim.id) ?? []), link]);
  return byClaim;
}

export type Reading = {
  readonly connections: Connections;
  /** Everything, open. */
  readonly forest: Forest;
  /** How many claims stand between a claim's place and the main thesis, or the root, above it. */
  readonly depths: ReadonlyMap<string, number>;
  readonly links: LinksByClaim;
  /** How many claims the map has, here or not. */
  readonly total: number;
};

/** How a map is here that is here in part. */
export type InPart = Partial<Pick<Connections, "elided" | "conclusions">> & {
  readonly total?: number;
  /** The places of claims to keep, where less was here before. */
  readonly kept?: PlaceOf;
};

export function read(
  map: ArgumentMap,
  links: LinksByClaim = new Map(),
  { total = map.claims.length, kept, ...inPart }: InPart = {},
): Reading {
  const connections = connect(map, inPart);
  const forest = withElided(places(connections, kept), connections.elided);
  return { connections, forest, depths: depthsOf(connections, forest), links, total };
}

function withElided(forest: Forest, elided: Connections["elided"]): Forest {
  if (elided.size === 0) return forest;
  const nodes = new Map(forest.nodes);
  for (const [claim, hidden] of elided) {
    const id = claimNodeId(claim);
    const node = nodes.get(id);
    if (node?.kind === "claim") nodes.set(id, { ...node, hidden });
  }
  return { ...forest, nodes };
}

/** The claims that can be seen and would stand open if what bears on them were here. */
export function elidedOpen(reading: Reading, folding: Folding): readonly string[] {
  const { elided } = reading.connections;
  if (elided.size === 0) return [];
  const { nodes } = visible(reading, folding);
  return [...elided.keys()].filter(
    (claim) => nodes.has(claimNodeId(claim)) && isOpen(folding, claim, reading.depths.get(claim) ?? 0),
  );
}

/** Only a part of the map: what a claim rests on, or what rests on it. */
export type Focus = { readonly claim: string; readonly direction: Exclude<Direction, "both"> };

/** The map of a part: what a claim rests on, with the claim as its thesis, or what rests on it. */
export function partOf(map: ArgumentMap, { claim, direction }: Focus): ArgumentMap {
  const part = around(connect(map), claim, Number.POSITIVE_INFINITY, direction);
  return narrowed(
    map,
    part,
    direction === "reasons" ? [claim] : map.theses.filter((thesis) => part.claims.has(thesis)),
  );
}

/** The map with nothing but some of its claims and inferences, of which these are the theses. */
export function narrowed(map: ArgumentMap, { claims, inferences }: Selection, theses: readonly string[]): ArgumentMap {
  return {
    ...map,
    theses: [...theses],
    claims: map.claims.filter(({ id }) => claims.has(id)),
    inferences: map.inferences.filter(({ id }) => inferences.has(id)),
  };
}

function depthsOf({ map }: Connections, { nodes }: Forest): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  // Reading order: a node comes after all it stands beneath.
  const byNode = new Map<string, number>();
  for (const node of nodes.values()) {
    const above = node.parent === null ? -1 : (byNode.get(node.parent) ?? -1);
    if (node.kind !== "claim") {
      byNode.set(node.id, above);
      continue;
    }
    const depth = node.claim === map.theses[0] ? 0 : above + 1;
    byNode.set(node.id, depth);
    depths.set(node.claim, depth);
  }
  return depths;
}

/** The claims that stand open, of those that anything bears on. */
export function openClaims({ forest, depths }: Reading, folding: Folding): ReadonlySet<string> {
  const open = new Set<string>();
  for (const node of forest.nodes.values()) {
    if (node.kind !== "claim" || node.inferences.length === 0) continue;
    if (isOpen(folding, node.claim, depths.get(node.claim) ?? 0)) open.add(node.claim);
  }
  return open;
}

/** What can be seen. Picture, outline and announcements ask for the same, one after the other. */
export const visible = lastOnly((reading: Reading, folding: Folding): Forest => {
  const { forest, depths } = reading;
  const has = (claim: string) => isOpen(folding, claim, depths.get(claim) ?? 0);
  return fold(forest, { has }, rootsShown(forest, folding).roots);
});

/** The roots that are shown, and how many come before them. An address may ask for a part that is not there. */
export function rootsShown(
  { roots }: Forest,
  { part }: Folding,
): { readonly before: number; readonly roots: readonly string[] } {
  if (part === undefined || roots.length <= ROOTS_AT_ONCE) return { before: 0, roots };
  const last = Math.ceil(roots.length / ROOTS_AT_ONCE) - 1;
  const before = Math.min(part, last) * ROOTS_AT_ONCE;
  return { before, roots: roots.slice(before, before + ROOTS_AT_ONCE) };
}

/** The part of the roots that a claim or inference stands beneath. */
export function partWith({ connections, forest: { roots, nodes } }: Reading, id: string, use?: string): number {
  if (roots.length <= ROOTS_AT_ONCE) return 0;
  let node = nodes.get(nodeOf(connections, use ?? id));
  while (node !== undefined && node.parent !== null) node = nodes.get(node.parent);
  return node === undefined ? 0 : Math.floor(roots.indexOf(node.id) / ROOTS_AT_ONCE);
}

const nodeOf = ({ inferences }: Connections, id: string) =>
  inferences.has(id) ? inferenceNodeId(id) : claimNodeId(id);

/** The claims to open, with their depths, so that a claim or inference can be seen where it stands. */
export function pathTo({ connections, forest, depths }: Reading, id: string, use?: string): [string, number][] {
  const node = nodeOf(connections, use ?? id);
  const path: [string, number][] = [];
  const parentOf = (child: string) => forest.nodes.get(child)?.parent ?? null;
  for (let at = parentOf(node); at !== null; at = parentOf(at)) {
    const above = forest.nodes.get(at);
    if (above?.kind === "claim") path.push([above.claim, depths.get(above.claim) ?? 0]);
  }
  return path;
}

/** One claim on the way from a claim to its root, and how it bears on the next. */
export type Stage = { readonly node: TreeNode; readonly by: Inference | undefined };

/** The way from a node up to its root as it is drawn: claims, each with the inference that leads to the next. */
export function wayUp({ connections, forest }: Reading, start: string): Stage[] {
  const stages: Stage[] = [];
  for (let node = forest.nodes.get(start); node !== undefined; ) {
    const parent: TreeNode | undefined = node.parent === null ? undefined : forest.nodes.get(node.parent);
    if (node.kind !== "inference") {
      const by = parent?.kind === "inference" ? connections.inferences.get(parent.inference) : undefined;
      stages.push({ node, by });
    } else if (parent?.kind === "inference" || stages.length === 0) {
      // An inference that bears on an inference, or the start itself, is a stage of its own.
      stages.push({ node, by: connections.inferences.get(node.inference) });
    }
    node = parent;
  }
  return stages;
}
