/**
 * What of a kept AIF graph is not to be written any more.
 *
 * Who changes a map takes back what the graph said: a claim that is gone, a holder that is another one now. What only
 * spoke of that falls with it: a locution when all that was said in it is gone, a YA-, TA- or other node when all that it
 * comes from or all that it leads to is.
 */
import type { ArgumentMap } from "../map.ts";
import type { AifGraph } from "./aif-graph.ts";
import type { AifAssertion, AifReading } from "./aif-reading.ts";
import { append } from "./append.ts";

export type Muted = {
  /** YA-nodes and the claims that they are not to assert any more. */
  readonly acts: readonly (readonly [string, string])[];
  /** Claims whose own locution names somebody who is not their holder any more. */
  readonly claims: ReadonlySet<string>;
};

/** Where the map names another holder than what was kept, what was kept is not to contradict it. */
export function compareHolders(map: ArgumentMap, before: AifReading, nodeOf: ReadonlyMap<string, string>) {
  const names = new Map(map.holders.map(({ id, name }) => [id, name]));
  const assertions = new Map<string, AifAssertion[]>();
  for (const assertion of before.assertions) append(assertions, assertion.claim, assertion);
  const acts: (readonly [string, string])[] = [];
  const claims = new Set<string>();
  let unspoken = 0;
  for (const { id, holder } of map.claims) {
    const key = nodeOf.get(id) ?? id;
    const name = names.get(holder ?? "");
    const heard = assertions.get(key) ?? [];
    if (name !== undefined && !heard.some(({ by }) => by === name)) unspoken += 1;
    if (heard[0] === undefined || heard[0].by === name) continue;
    for (const { by, act } of heard) {
      if (by !== heard[0].by) continue;
      if (act === undefined) claims.add(key);
      else acts.push([act, key]);
    }
  }
  const muted: Muted = { acts, claims };
  return { muted, unspoken };
}

/** What is lost, and what falls with it. */
export function fallen(
  graph: AifGraph,
  lost: readonly string[],
  muted: Muted,
  stays: (key: string) => boolean,
): ReadonlySet<string> {
  const typeOf = (key: string) => graph.nodes.get(key)?.type;
  const gone = new Set<string>();
  const open = [...lost];
  const left = { into: new Map<string, number>(), from: new Map<string, number>() };
  const lose = (key: string, side: "into" | "from", what: string) => {
    if (gone.has(key) || stays(key)) return;
    const isLocution = typeOf(key) === "L";
    // A locution is what was said in it: what it answers and what answers it may go.
    if (isLocution && (side === "into" || typeOf(what) !== "YA")) return;
    const all = () => graph[side](key).filter((end) => !isLocution || typeOf(end) === "YA").length;
    const rest = (left[side].get(key) ?? all()) - 1;
    left[side].set(key, rest);
    if (rest === 0) open.push(key);
  };
  for (const [act, claim] of muted.acts) if (!gone.has(claim)) lose(act, "from", claim);
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (gone.has(key)) continue;
    gone.add(key);
    for (const to of graph.from(key)) lose(to, "into", key);
    for (const from of graph.into(key)) lose(from, "from", key);
  }
  return gone;
}
