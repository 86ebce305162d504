/** What lies around a claim: what it rests on, what rests on it, and the ways by which it reaches a thesis. */
import { type Adjacency, conclusionOf, endingIn, isAttack, premisesOf, startingFrom } from "./adjacency.ts";
import type { Connections } from "./connections.ts";
import type { Polarity } from "./map.ts";

export const DIRECTIONS = ["reasons", "consequences", "both"] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Ids of claims and of inferences, in the map's order. */
export type Selection = { readonly claims: ReadonlySet<string>; readonly inferences: ReadonlySet<string> };

/**
 * The claims and inferences within `depth` inferences of a claim or an inference, itself included.
 *
 * An inference is never torn: one that is reached brings all its premises and its conclusion, so a linked premise
 * never looks as if it worked alone. Claims that came along in this way are not walked on from.
 */
export function around(connections: Connections, start: string, depth: number, direction: Direction): Selection {
  const { adjacency, nodeOf, idAt } = connections;
  const { claims, inferences } = nodesAround(adjacency(), nodeOf(start), depth, direction);
  return { claims: new Set(claims.map(idAt)), inferences: new Set(inferences.map(idAt)) };
}

/** The same by number, each in the map's order. */
export function nodesAround(
  adjacency: Adjacency,
  start: number,
  depth: number,
  direction: Direction,
): { readonly claims: readonly number[]; readonly inferences: readonly number[] } {
  const isInference = (node: number) => node >= adjacency.claims;
  const found = walkedAround(adjacency, start, depth, direction, Number.POSITIVE_INFINITY);
  // The ends of every inference, and of the inferences those ends are: the set grows while it is gone through.
  for (const node of found) {
    if (!isInference(node)) continue;
    for (const premise of premisesOf(adjacency, node)) found.add(premise);
    found.add(conclusionOf(adjacency, node));
  }
  // Only what was found is sorted: a map may be a thousand times larger than a neighbourhood.
  const inOrder = Uint32Array.from(found).sort();
  const claims: number[] = [];
  const inferences: number[] = [];
  for (const node of inOrder) (isInference(node) ? inferences : claims).push(node);
  return { claims, inferences };
}

/** Whether more claims and inferences than these lie around a node, told without looking at many more. */
export function isMoreThan(
  most: number,
  ...[adjacency, start, depth, direction]: Parameters<typeof nodesAround>
): boolean {
  return walkedAround(adjacency, start, depth, direction, most).size > most;
}

/** What is met within so many inferences; once that is more than `most`, nothing more is looked for. */
function walkedAround(
  adjacency: Adjacency,
  start: number,
  depth: number,
  direction: Direction,
  most: number,
): Set<number> {
  const isInference = (node: number) => node >= adjacency.claims;
  const found = new Set([start]);
  const walked = new Set<number>();
  let frontier = [start];
  for (let distance = 0; distance < depth && frontier.length > 0; distance += 1) {
    const next: number[] = [];
    const meet = (node: number) => {
      next.push(node);
      found.add(node);
    };
    for (const node of frontier) {
      if (walked.has(node)) continue;
      walked.add(node);
      if (found.size > most) return found;
      if (direction !== "consequences") {
        for (const inference of endingIn(adjacency, node)) {
          meet(inference);
          for (const premise of premisesOf(adjacency, inference)) meet(premise);
        }
        if (isInference(node)) for (const premise of premisesOf(adjacency, node)) meet(premise);
      }
      if (direction === "reasons") continue;
      if (isInference(node)) meet(conclusionOf(adjacency, node));
      else {
        for (const inference of startingFrom(adjacency, node)) {
          meet(inference);
          meet(conclusionOf(adjacency, inference));
        }
      }
    }
    frontier = next;
  }
  return found;
}

/** Everything that leads to one of the targets by any number of inferences, the targets included. */
export function leadingTo(connections: Connections, targets: Iterable<string>): ReadonlySet<string> {
  const reached = new Set<string>(targets);
  const open = [...reached];
  const reach = (id: string) => {
    if (reached.has(id)) return;
    reached.add(id);
    open.push(id);
  };
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const inference of connections.into(id)) reach(inference.id);
    for (const premise of connections.inferences.get(id)?.premises ?? []) reach(premise);
  }
  return reached;
}

/** One step of a route: an inference, its polarity, and the claim or inference it ends in. */
export type Step = { readonly inference: string; readonly polarity: Polarity; readonly to: string };

/** A chain of inferences from a claim to a claim. */
export type Route = {
  readonly from: string;
  readonly to: string;
  /** The product of the steps' signs: an attack on an attack supports. */
  readonly polarity: Polarity;
  readonly steps: readonly Step[];
};

/** `complete` is false where there are more routes than were asked for, or the search gave up in a thicket. */
export type Routes = { readonly routes: readonly Route[]; readonly complete: boolean };

/** Partial routes looked at before a search gives up; only thickets of cycles come near it. */
const EFFORT = 20_000;

/** A route that is not at its end yet, from its last step back. */
type Partial = {
  readonly inference: number;
  readonly end: number;
  readonly length: number;
  readonly before: Partial | undefined;
};

/**
 * The routes from a claim to another, shortest first, equal lengths in the map's order. No route passes a claim or
 * an inference twice.
 *
 * Best-first search over partial routes with the exact remaining distance as its bound (A*; Hart, Nilsson & Raphael
 * 1968): without cycles no partial route is ever extended in vain. `limit` is the number of routes wanted.
 */
export function routes(
  connections: Connections,
  from: string,
  to: string,
  limit: number,
  reached: Reached = reachedFrom(connections.adjacency(), connections.nodeOf(from)),
): Routes {
  const { idAt, nodeOf, adjacency } = connections;
  const { ways, complete } = waysTo(adjacency(), nodeOf(from), nodeOf(to), limit, reached);
  const found = ways.map(
    ({ polarity, inferences }): Route => ({
      ...{ from, to, polarity },
      steps: inferences.map((inference) => ({
        inference: idAt(inference),
        polarity: isAttack(adjacency(), inference) ? "attack" : "support",
        to: idAt(conclusionOf(adjacency(), inference)),
      })),
    }),
  );
  return { routes: found, complete };
}

/** A route by number. */
export type Way = {
  readonly from: number;
  readonly to: number;
  readonly polarity: Polarity;
  readonly inferences: readonly number[];
};

/** The same by number. */
export function waysTo(
  adjacency: Adjacency,
  first: number,
  last: number,
  limit: number,
  reached: Reached,
): { readonly ways: readonly Way[]; readonly complete: boolean } {
  const remaining = distancesWithin(reached, last);
  const found: Way[] = [];
  // Buckets by the length a partial route will have at least; its length never shrinks, so buckets are used in turn.
  const buckets: Partial[][] = [];
  const push = (partial: Partial) => {
    const rest = remaining.get(partial.end);
    if (rest === undefined) return;
    const length = partial.length + rest;
    const bucket = buckets[length];
    if (bucket === undefined) buckets[length] = [partial];
    else bucket.push(partial);
  };
  push({ inference: -1, end: first, length: 0, before: undefined });

  let effort = 0;
  for (let length = 0; length < buckets.length; length += 1) {
    const bucket = buckets[length] ?? [];
    // Grows while it is gone through.
    for (const partial of bucket) {
      if (partial.end === last) {
        if (found.length === limit) return { ways: found, complete: false };
        if (partial.length > 0) found.push(wayOf(adjacency, first, last, partial));
        continue;
      }
      effort += 1;
      if (effort > EFFORT) return { ways: found, complete: false };
      for (const inference of stepsFrom(adjacency, partial.end)) {
        const end = conclusionOf(adjacency, inference);
        if (reached.circular && passes(partial, end)) continue;
        push({ inference, end, length: partial.length + 1, before: partial });
      }
    }
  }
  return { ways: found, complete: reached.complete };
}

function passes(partial: Partial, node: number): boolean {
  for (let at: Partial | undefined = partial; at !== undefined; at = at.before) if (at.end === node) return true;
  return false;
}

function wayOf(adjacency: Adjacency, from: number, to: number, whole: Partial): Way {
  const inferences: number[] = [];
  let attacks = 0;
  for (let at: Partial | undefined = whole; at?.before !== undefined; at = at.before) {
    if (isAttack(adjacency, at.inference)) attacks += 1;
    inferences.push(at.inference);
  }
  return { from, to, polarity: attacks % 2 === 0 ? "support" : "attack", inferences: inferences.reverse() };
}

/** The inferences by which a claim goes on, all that it is a premise of; an inference that was undercut goes on itself. */
function stepsFrom(adjacency: Adjacency, node: number): readonly number[] {
  return node < adjacency.claims ? startingFrom(adjacency, node) : [node];
}

/** What a claim or an inference leads to, itself included, by number: for each, what comes one step before it on the way. */
export type Reached = {
  readonly before: ReadonlyMap<number, readonly number[]>;
  readonly complete: boolean;
  /** Whether some of it leads to itself. */
  readonly circular: boolean;
};

/** Claims and inferences that are looked at before it is left at what was reached. */
const FARTHEST = 50_000;

export function reachedFrom(adjacency: Adjacency, from: number): Reached {
  const before = new Map<number, number[]>([[from, []]]);
  for (const node of before.keys()) {
    if (before.size > FARTHEST) return { before, complete: false, circular: true };
    for (const inference of stepsFrom(adjacency, node)) {
      const end = conclusionOf(adjacency, inference);
      const earlier = before.get(end);
      if (earlier === undefined) before.set(end, [node]);
      else earlier.push(node);
    }
  }
  return { before, complete: true, circular: isCircular(adjacency, before) };
}

/** Takes away what nothing leads to, again and again (Kahn 1962): what is left runs in circles, or behind one. */
function isCircular(adjacency: Adjacency, before: ReadonlyMap<number, readonly number[]>): boolean {
  const left = new Map<number, number>();
  const free: number[] = [];
  for (const [node, { length }] of before) {
    if (length === 0) free.push(node);
    else left.set(node, length);
  }
  for (const node of free) {
    for (const inference of stepsFrom(adjacency, node)) {
      const end = conclusionOf(adjacency, inference);
      const still = (left.get(end) ?? 0) - 1;
      if (still > 0) left.set(end, still);
      else if (left.delete(end)) free.push(end);
    }
  }
  return left.size > 0;
}

/** How many inferences what was reached is away from a claim at least; what does not lead there is absent. */
function distancesWithin({ before }: Reached, to: number): ReadonlyMap<number, number> {
  const distances = new Map(before.has(to) ? [[to, 0]] : []);
  for (const [node, distance] of distances) {
    for (const start of before.get(node) ?? []) if (!distances.has(start)) distances.set(start, distance + 1);
  }
  return distances;
}

/** How many inferences each claim and inference is away from a claim at least; what does not lead there is absent. */
export function distancesTo(connections: Connections, to: string): ReadonlyMap<string, number> {
  const distances = new Map([[to, 0]]);
  for (const [id, distance] of distances) {
    for (const inference of connections.into(id)) {
      for (const start of [inference.id, ...inference.premises]) {
        if (!distances.has(start)) distances.set(start, distance + 1);
      }
    }
  }
  return distances;
}

/**
 * The shortest route to the nearest thesis; among equals the one to the thesis that is named first.
 * `undefined` for a thesis itself and for what reaches none.
 */
export function routeToThesis(connections: Connections, claim: string): Route | undefined {
  if (connections.theses.has(claim)) return undefined;
  const reached = reachedFrom(connections.adjacency(), connections.nodeOf(claim));
  const candidates = thesesIn(connections, reached).flatMap(
    (thesis) => routes(connections, claim, connections.idAt(thesis), 1, reached).routes,
  );
  return candidates.reduce<Route | undefined>(
    (best, route) => (best === undefined || route.steps.length < best.steps.length ? route : best),
    undefined,
  );
}

/** The theses that were reached, by rank. */
export function thesesIn({ theses, nodeOf }: Connections, { before }: Reached): readonly number[] {
  return Array.from(theses.keys(), nodeOf).filter((thesis) => before.has(thesis));
}
