/**
 * A part of a map for opening it branch by branch: claims that are opened stand with all that is said for and against
 * them, and those that are not say how many claims lie beneath. What it costs depends on what it holds, never on the
 * size of the map.
 */
import { beneath, unused } from "./adjacency.ts";
import { type Connections, stepsTo } from "./connections.ts";
import type { Selection } from "./neighbourhood.ts";

/** In claims: a map that has more is opened branch by branch, since a browser would take seconds to draw it whole. */
export const MOST_WHOLE = 10_000;

/** What lies beneath a claim is counted up to this. */
export const MOST_COUNTED = 1_000;

export type Excerpt = Selection & {
  /** The claims whose reasons and objections are left out: how many claims lie beneath each, up to `MOST_COUNTED`. */
  readonly folded: ReadonlyMap<string, number>;
};

export type Wanted = {
  /** Ids of claims, which are opened whatever they bring. */
  readonly open: Iterable<string>;
  /** So many levels of claims are opened, those in `open` the first of them. 0: these claims alone. */
  readonly depth: number;
  /** Past the first level, nothing more is opened once so many claims are there. */
  readonly most: number;
};

/** Whole: an inference is in it only with its premises, what it ends in, and what is said about the step itself. */
export function excerpt(connections: Connections, { open, depth, most }: Wanted): Excerpt {
  const claims = new Set<string>(open);
  const inferences = new Set<string>();
  const opened = new Set<string>();
  let level = [...claims];
  for (let at = 0; at < depth; at += 1) {
    const next: string[] = [];
    for (const claim of level) {
      if (opened.has(claim) || (at > 0 && claims.size >= most)) continue;
      opened.add(claim);
      for (const inference of stepsTo(connections, claim)) {
        inferences.add(inference.id);
        for (const premise of inference.premises) {
          claims.add(premise);
          next.push(premise);
        }
      }
    }
    level = next;
  }
  const folded = new Map<string, number>();
  for (const claim of claims) {
    if (opened.has(claim) || connections.into(claim).length === 0) continue;
    folded.set(claim, beneath(connections.adjacency(), connections.nodeOf(claim), MOST_COUNTED));
  }
  return { claims, inferences, folded };
}

/**
 * The claims to open so that a claim or an inference is there: those on the shortest way from it to a thesis or, where
 * it leads to none, to a claim that is a reason for nothing. `[]` for what has nothing above it.
 */
export function claimsAbove(connections: Connections, id: string): readonly string[] {
  const { claims, theses } = connections;
  const cameFrom = new Map<string, string | undefined>([[id, undefined]]);
  let top = id;
  let end: string | undefined;
  for (const at of cameFrom.keys()) {
    if (at !== id && theses.has(at)) {
      top = at;
      break;
    }
    const next = consequencesOf(connections, at);
    if (next.length === 0) end ??= at;
    for (const conclusion of next) if (!cameFrom.has(conclusion)) cameFrom.set(conclusion, at);
  }
  if (top === id && end !== undefined) top = end;
  const above: string[] = [];
  for (let at: string | undefined = top; at !== undefined && at !== id; at = cameFrom.get(at)) {
    if (claims.has(at)) above.push(at);
  }
  return above;
}

/** Each excerpt counts them, and they may be the most of a map. */
const rootsOfMaps = new WeakMap<Connections, readonly number[]>();

/** The positions of what a map hangs from: its theses, then the other claims that are a premise of nothing. */
export function rootsOf(connections: Connections): readonly number[] {
  const known = rootsOfMaps.get(connections);
  if (known !== undefined) return known;
  const first = Array.from(connections.theses.keys(), connections.position);
  const among = new Set(first);
  const roots = [...first, ...unused(connections.adjacency()).filter((at) => !among.has(at))];
  rootsOfMaps.set(connections, roots);
  return roots;
}

export const idsAt = ({ claimsAt }: Connections, positions: readonly number[]): string[] =>
  positions.flatMap((position) => claimsAt(position, position + 1).map(({ id }) => id));

/** The claims to open so that each of these is there with its grounds and by each of the steps that use it. */
export function waysTo(connections: Connections, ids: readonly string[]): readonly string[] {
  const { claims, from } = connections;
  return ids.flatMap((id) => {
    if (!claims.has(id)) return claimsAbove(connections, id);
    return [...from(id).flatMap((use) => claimsAbove(connections, use.id)), id];
  });
}

function consequencesOf({ inferences, from }: Connections, id: string): readonly string[] {
  const inference = inferences.get(id);
  return inference === undefined ? from(id).map(({ conclusion }) => conclusion) : [inference.conclusion];
}
