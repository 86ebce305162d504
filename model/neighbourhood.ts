/** What lies around a claim: what it rests on, what rests on it, and the ways by which it reaches a thesis. */
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
  const claims = new Set<string>();
  const inferences = new Set<string>();
  const walked = new Set<string>();
  const include = (id: string) => (connections.claims.has(id) ? claims : inferences).add(id);

  let frontier = [start];
  include(start);
  for (let distance = 0; distance < depth && frontier.length > 0; distance += 1) {
    const next: string[] = [];
    for (const id of frontier) {
      if (walked.has(id)) continue;
      walked.add(id);
      if (direction !== "consequences") {
        for (const inference of connections.into(id)) next.push(inference.id, ...inference.premises);
        const premises = connections.inferences.get(id)?.premises ?? [];
        for (const premise of premises) next.push(premise);
      }
      if (direction !== "reasons") {
        for (const inference of connections.from(id)) next.push(inference.id, inference.conclusion);
        const conclusion = connections.inferences.get(id)?.conclusion;
        if (conclusion !== undefined) next.push(conclusion);
      }
    }
    for (const id of next) include(id);
    frontier = next;
  }
  return ordered(connections, whole(connections, claims, inferences));
}

/** Adds the ends of every selected inference, and of the inferences those ends are. */
function whole(connections: Connections, claims: Set<string>, inferences: Set<string>): Selection {
  const open = [...inferences];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const inference = connections.inferences.get(id);
    if (inference === undefined) continue;
    for (const premise of inference.premises) claims.add(premise);
    if (connections.claims.has(inference.conclusion)) claims.add(inference.conclusion);
    else if (!inferences.has(inference.conclusion)) {
      inferences.add(inference.conclusion);
      open.push(inference.conclusion);
    }
  }
  return { claims, inferences };
}

/** Sorts what was found, and looks at nothing else: a map may be a thousand times larger than a neighbourhood. */
function ordered({ position }: Connections, { claims, inferences }: Selection): Selection {
  const inOrder = (ids: ReadonlySet<string>) => new Set([...ids].sort((a, b) => position(a) - position(b)));
  return { claims: inOrder(claims), inferences: inOrder(inferences) };
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
  reached: Reached = reachedFrom(connections, from),
): Routes {
  const remaining = distancesWithin(reached, to);
  const found: Route[] = [];
  // Buckets by the length a partial route will have at least; its length never shrinks, so buckets are used in turn.
  const buckets: Step[][][] = [];
  const push = (steps: Step[], end: string) => {
    const rest = remaining.get(end);
    if (rest === undefined) return;
    const length = steps.length + rest;
    const bucket = buckets[length];
    if (bucket === undefined) buckets[length] = [steps];
    else bucket.push(steps);
  };
  push([], from);

  let effort = 0;
  for (let length = 0; length < buckets.length; length += 1) {
    const bucket = buckets[length] ?? [];
    for (let at = 0; at < bucket.length; at += 1) {
      const steps = bucket[at] as Step[];
      const end = steps.at(-1)?.to ?? from;
      if (end === to) {
        if (found.length === limit) return { routes: found, complete: false };
        if (steps.length > 0) found.push({ from, to, polarity: sign(steps), steps });
        continue;
      }
      effort += 1;
      if (effort > EFFORT) return { routes: found, complete: false };
      for (const step of stepsFrom(connections, end)) {
        if (step.to === from || steps.some((earlier) => earlier.to === step.to)) continue;
        push([...steps, step], step.to);
      }
    }
  }
  return { routes: found, complete: reached.complete };
}

/** A claim goes on by each inference it is a premise of; an inference that was undercut goes on to its own conclusion. */
function stepsFrom(connections: Connections, id: string): Step[] {
  const inference = connections.inferences.get(id);
  const onwards = inference === undefined ? connections.from(id) : [inference];
  return onwards.map(({ id, polarity, conclusion }) => ({ inference: id, polarity, to: conclusion }));
}

/** What a claim or an inference leads to, itself included: for each, what comes one step before it on the way. */
export type Reached = { readonly before: ReadonlyMap<string, readonly string[]>; readonly complete: boolean };

/** Claims and inferences that are looked at before it is left at what was reached. */
const FARTHEST = 50_000;

export function reachedFrom(connections: Connections, from: string): Reached {
  const before = new Map<string, string[]>([[from, []]]);
  for (const id of before.keys()) {
    if (before.size > FARTHEST) return { before, complete: false };
    for (const { to } of stepsFrom(connections, id)) {
      const earlier = before.get(to);
      if (earlier === undefined) before.set(to, [id]);
      else earlier.push(id);
    }
  }
  return { before, complete: true };
}

/** How many inferences what was reached is away from a claim at least; what does not lead there is absent. */
function distancesWithin({ before }: Reached, to: string): ReadonlyMap<string, number> {
  const distances = new Map(before.has(to) ? [[to, 0]] : []);
  for (const [id, distance] of distances) {
    for (const start of before.get(id) ?? []) if (!distances.has(start)) distances.set(start, distance + 1);
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

function sign(steps: readonly Step[]): Polarity {
  const attacks = steps.filter((step) => step.polarity === "attack").length;
  return attacks % 2 === 0 ? "support" : "attack";
}

/**
 * The shortest route to the nearest thesis; among equals the one to the thesis that is named first.
 * `undefined` for a thesis itself and for what reaches none.
 */
export function routeToThesis(connections: Connections, claim: string): Route | undefined {
  if (connections.theses.has(claim)) return undefined;
  const reached = reachedFrom(connections, claim);
  const candidates = thesesIn(connections, reached).flatMap(
    (thesis) => routes(connections, claim, thesis, 1, reached).routes,
  );
  return candidates.reduce<Route | undefined>(
    (best, route) => (best === undefined || route.steps.length < best.steps.length ? route : best),
    undefined,
  );
}

/** The theses that were reached, by rank. */
export function thesesIn({ theses }: Connections, { before }: Reached): readonly string[] {
  const rank = (id: string) => theses.get(id) ?? 0;
  return [...before.keys()].filter((id) => theses.has(id)).sort((a, b) => rank(a) - rank(b));
}
