/** The parts of a large map of the reader's own: this page has all of it, and draws it branch by branch. */
import { connect } from "../model/connections.ts";
import { prepare } from "../model/evaluation/arrays.ts";
import { evaluate } from "../model/evaluation/evaluate.ts";
import { idsAt, rootsOf, waysTo } from "../model/excerpt.ts";
import { excerptAnswer } from "../model/excerpt-answer.ts";
import type { ArgumentMap, Claim } from "../model/map.ts";
import { largeIndex, search, wordsOfMap } from "../model/search.ts";
import type { Failure } from "./api.ts";
import type { Far } from "./far.ts";
import { lazily } from "./later.ts";
import { afterPainting } from "./progress.ts";

/** As the service has it. */
const MOST = 1_000;
const ROOTS = 50;

const NOT_THERE: Failure = { title: "There is no such claim", detail: "The map has none of this id.", again: false };

export function ownFar(map: ArgumentMap): Far {
  const connections = connect(map);
  const roots = rootsOf(connections);
  // Each takes a moment in which the page answers nobody: what there is to see is seen first.
  const evaluation = lazily(async () => {
    await afterPainting();
    return evaluate(prepare(map));
  });
  const index = lazily(async () => {
    await afterPainting();
    return largeIndex(wordsOfMap(map), map, (position) => map.claims[position] as Claim); // indexed from this very map
  });

  async function part(open: readonly string[], depth: number, next: string | null, labels = false) {
    const known = labels ? (await evaluation()).labels : undefined;
    const answer = excerptAnswer(connections, { open, depth, most: MOST }, known);
    return { ok: true, value: { ...answer, version: "", next } } as const;
  }

  function someRoots(start: number, count: number, depth: number, labels?: boolean) {
    const end = start + count;
    const ids = waysTo(connections, idsAt(connections, roots.slice(start, end)));
    return part(ids, depth, end < roots.length ? JSON.stringify([end, count, depth]) : null, labels);
  }

  return {
    excerpt: async ({ open = [], to = [], depth = 1, roots: count = ROOTS, labels }) => {
      if (open.length + to.length === 0) return someRoots(0, count, depth, labels);
      const isThere = (id: string) => connections.claims.has(id) || connections.inferences.has(id);
      if (!to.every(isThere)) return { ok: false, failure: NOT_THERE };
      return part([...open, ...waysTo(connections, to)], depth, null, labels);
    },
    moreRoots: (next) => {
      const [start, count, depth] = JSON.parse(next) as [number, number, number]; // as `someRoots` wrote it
      return someRoots(start, count, depth);
    },
    hits: async (words, limit) => ({ ok: true, value: search(await index(), words, limit) }),
  };
}
