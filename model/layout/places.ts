/**
 * Gives every claim and every inference of a map its one place in a forest, and shows each further use as a reference.
 *
 * A claim's place is its use in its own section, else the one nearest to a thesis, else the first in the map's order;
 * a use that bears on no thesis is taken only where there is no other. A thesis beneath another is placed near that one,
 * whatever its section. An inference's place is at what it bears on. Nothing is left out, whatever circles a map has.
 *
 * Where a map comes in parts, claims keep the places that they had in the parts before: what is looked at stays put.
 */
import type { Connections } from "../connections.ts";
import { banded } from "./bands.ts";
import { type Circles, circlesOf, type Roots, rootsOf } from "./roots.ts";
import {
  claimNodeId,
  type Forest,
  inferenceNodeId,
  type ReferenceNode,
  referenceNodeId,
  type TreeNode,
} from "./tree.ts";

/** The inference at which each claim has its place; roots have none. */
export type PlaceOf = ReadonlyMap<string, string>;

const NOWHERE: PlaceOf = new Map();

/** The whole forest of a map, with every claim open. @param kept The places to keep, as far as there are still such. */
export function places(connections: Connections, kept: PlaceOf = NOWHERE): Forest {
  const circles = circlesOf(connections);
  const roots = rootsOf(connections, circles);
  return banded(planted(connections, circles, roots, settled(connections, roots, kept)), connections);
}

/** Where the claims of a forest have their places. */
export function placesIn({ nodes }: Forest): PlaceOf {
  const placeOf = new Map<string, string>();
  for (const node of nodes.values()) {
    const above = node.kind === "claim" && node.parent !== null ? nodes.get(node.parent) : undefined;
    if (node.kind === "claim" && above?.kind === "inference") placeOf.set(node.claim, above.inference);
  }
  return placeOf;
}

/**
 * Starts with every claim at the use nearest to a root, which makes a forest, and moves each to the use it should rather
 * have, except where that is beneath the claim itself. So it stays a forest through every move, and only claims in
 * circles may miss their first choice.
 */
function settled(connections: Connections, roots: Roots, kept: PlaceOf): PlaceOf {
  const { map, claims, inferences, from } = connections;
  const { placeOf, uses } = nearest(connections, roots);
  const rooted = new Set([...roots.theses, ...roots.orphans]);
  const theses = new Set(map.theses);
  const isBeneath = (inference: string, claim: string) => {
    for (let at: string | undefined = inference; at !== undefined; ) {
      if (at === claim) return true;
      at = rooted.has(at) ? undefined : (placeOf.get(at) ?? inferences.get(at)?.conclusion);
    }
    return false;
  };
  for (const [claim, place] of kept) {
    const isUse = !rooted.has(claim) && from(claim).some(({ id }) => id === place);
    if (isUse && !isBeneath(place, claim)) placeOf.set(claim, place);
  }
  for (const { id, section } of claims.values()) {
    const candidates = from(id);
    if (rooted.has(id) || kept.has(id) || candidates.length < 2) continue;
    const home = theses.has(id) ? undefined : section;
    const away = (use: Use) => Number(home === undefined || use.section !== home);
    const place = candidates
      .flatMap((inference) => uses.get(inference.id) ?? [])
      .toSorted((a, b) => Number(a.orphaned) - Number(b.orphaned) || away(a) - away(b) || a.distance - b.distance)
      .find((use) => !isBeneath(use.inference, id));
    if (place !== undefined) placeOf.set(id, place.inference);
  }
  return placeOf;
}

/** What an inference offers the claims it uses. */
type Use = {
  readonly inference: string;
  /** Whether it bears on no thesis. */
  readonly orphaned: boolean;
  /** Steps to the nearest root. */
  readonly distance: number;
  /** The section of the claim that it bears on in the end. */
  readonly section: string | undefined;
};

/** Walks breadth first from the theses, then from the orphans. */
function nearest({ claims, inferences, into }: Connections, roots: Roots) {
  const placeOf = new Map<string, string>();
  const uses = new Map<string, Use>();
  const met = new Set<string>();
  const walk = (starts: readonly string[], orphaned: boolean) => {
    const pending = starts.map((id) => ({ id, distance: 0, section: claims.get(id)?.section }));
    for (const { id } of pending) met.add(id);
    const meet = (id: string, distance: number, section: string | undefined) => {
      met.add(id);
      pending.push({ id, distance, section });
    };
    for (const { id, distance, section } of pending) {
      const inference = inferences.get(id);
      if (inference !== undefined) uses.set(id, { inference: id, orphaned, distance, section });
      for (const premise of inference?.premises ?? []) {
        if (met.has(premise)) continue;
        placeOf.set(premise, id);
        meet(premise, distance + 1, claims.get(premise)?.section);
      }
      for (const child of into(id)) if (!met.has(child.id)) meet(child.id, distance + 1, section);
    }
  };
  walk(roots.theses, false);
  walk(roots.orphans, true);
  return { placeOf, uses };
}

/** A claim or inference whose node is still to be made, or a reference. */
type Pending = { readonly id: string; readonly parent: string | null } | ReferenceNode;

/** Makes the nodes, depth first, from a stack. */
function planted(connections: Connections, circles: Circles, { theses, orphans }: Roots, placeOf: PlaceOf): Forest {
  const { claims, inferences, into } = connections;
  const roots = [...theses, ...orphans];
  const rooted = new Set(roots);
  const nodeIdOf = (id: string) => (claims.has(id) ? claimNodeId(id) : inferenceNodeId(id));
  const nodes = new Map<string, TreeNode>();
  const pending: Pending[] = roots.toReversed().map((id) => ({ id, parent: null }));
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if ("kind" in next) {
      nodes.set(next.id, next);
      continue;
    }
    const { parent } = next;
    const id = nodeIdOf(next.id);
    // A root that is an inference bears on what is beneath it.
    const bearing = into(next.id).filter((child) => !rooted.has(child.id));
    const ordered = [...bearing.filter(isSupport), ...bearing.filter((child) => !isSupport(child))];
    const children = ordered.map((child): Pending => ({ id: child.id, parent: id }));
    const inferenceIds = ordered.map((child) => inferenceNodeId(child.id));
    const inference = inferences.get(next.id);
    if (inference === undefined) {
      nodes.set(id, { kind: "claim", id, parent, claim: next.id, inferences: inferenceIds, hidden: 0 });
    } else {
      const premises = inference.premises.map((claim, index): Pending => {
        if (placeOf.get(claim) === inference.id) return { id: claim, parent: id };
        const closesCircle = circles.of.get(claim) === circles.of.get(inference.id);
        return { kind: "reference", id: referenceNodeId(inference.id, index + 1), parent: id, claim, closesCircle };
      });
      nodes.set(id, {
        kind: "inference",
        id,
        parent,
        inference: inference.id,
        polarity: inference.polarity,
        premises: premises.map((premise) => ("kind" in premise ? premise.id : claimNodeId(premise.id))),
        inferences: inferenceIds,
        band: null,
      });
      children.unshift(...premises);
    }
    for (const child of children.toReversed()) pending.push(child);
  }
  return { roots: roots.map(nodeIdOf), nodes };
}

const isSupport = ({ polarity }: { readonly polarity: string }) => polarity === "support";
