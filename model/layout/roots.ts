/** Where the reasons of a map end: what its picture hangs from. */

import { components } from "../components.ts";
import type { Connections } from "../connections.ts";

export type Roots = {
  /**
   * The main thesis, and the others that are a reason for no thesis. The main one is a root even where the map goes on
   * from it: it is what a reader comes for, and what it leads to shows it as a reference.
   */
  readonly theses: readonly string[];
  /**
   * What else is needed so that everything hangs from something: the claims that bear on no thesis and on nothing
   * else, in the map's order. Of a circle its first claim; an inference only of a circle that has no claim.
   */
  readonly orphans: readonly string[];
};

/** Claims and inferences that bear on each other, round some way; most are alone in theirs. */
export type Circles = {
  /** A circle comes after all those it bears on. */
  readonly members: readonly (readonly string[])[];
  readonly of: ReadonlyMap<string, number>;
};

export function circlesOf(connections: Connections): Circles {
  const { claims, inferences } = connections;
  const members = components([...claims.keys(), ...inferences.keys()], (id) => bearsOn(connections, id));
  return { members, of: new Map(members.flatMap((group, index) => group.map((id) => [id, index] as const))) };
}

export function rootsOf(connections: Connections, circles: Circles): Roots {
  const { claims, inferences } = connections;
  const theses = finalTheses(connections, circles);
  const covered = new Set<string>();
  for (const thesis of theses) cover(connections, thesis, covered);

  const position = new Map([...claims.keys(), ...inferences.keys()].map((id, index) => [id, index]));
  const byPosition = (a: string, b: string) => (position.get(a) ?? 0) - (position.get(b) ?? 0);
  const orphans: string[] = [];
  for (const group of circles.members) {
    const first = group.toSorted(byPosition)[0];
    if (first === undefined || covered.has(first)) continue;
    orphans.push(first);
    cover(connections, first, covered);
  }
  return { theses, orphans: orphans.toSorted(byPosition) };
}

function finalTheses(connections: Connections, circles: Circles): readonly string[] {
  const theses = new Set(connections.map.theses);
  const circleOf = (id: string) => circles.of.get(id) ?? -1;
  const bearsOnThesis: boolean[] = [];
  for (const [index, group] of circles.members.entries()) {
    const others = group.flatMap((id) => bearsOn(connections, id)).filter((id) => circleOf(id) !== index);
    bearsOnThesis.push(others.some((id) => theses.has(id) || bearsOnThesis[circleOf(id)] === true));
  }
  const taken = new Set<number>();
  return [...theses].filter((thesis) => {
    const circle = circleOf(thesis);
    const isMain = thesis === connections.map.theses[0];
    if (!isMain && (bearsOnThesis[circle] === true || taken.has(circle))) return false;
    taken.add(circle);
    return true;
  });
}

/** The inferences a claim is a premise of; the conclusion of an inference. */
function bearsOn({ inferences, from }: Connections, id: string): readonly string[] {
  const inference = inferences.get(id);
  return inference === undefined ? from(id).map((use) => use.id) : [inference.conclusion];
}

/** Adds a root and all that bears on it. */
function cover({ inferences, into }: Connections, root: string, covered: Set<string>) {
  const pending = [root];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    if (covered.has(at)) continue;
    covered.add(at);
    for (const { id } of into(at)) pending.push(id);
    for (const premise of inferences.get(at)?.premises ?? []) pending.push(premise);
  }
}
