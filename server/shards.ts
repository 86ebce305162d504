/**
 * Words to claims over many maps at once: a shard has the words of some thousand maps that lie together in the library,
 * as one index, in memory that threads share. Built and asked away from the serving thread.
 */
import { brotliDecompressSync } from "node:zlib";
import type { ArgumentMap } from "../model/map.ts";
import { wordsOfMaps } from "../model/search.ts";
import { type Asked, findWords } from "../model/word-index.ts";
import { arraysIn, joined, wordsIn } from "./compact-map.ts";

/** Claims of one map, by their positions in it. */
export type ShardHit = {
  /** Which of the shard's maps, in their order. */
  readonly map: number;
  readonly position: number;
  readonly score: number;
  /** The terms of the index that were found in it. */
  readonly terms: readonly string[];
};

export type ShardHits = { readonly having: "all" | "any"; readonly total: number; readonly hits: readonly ShardHit[] };

export type SearchJob =
  /** Documents of maps, as they were prepared. */
  | { readonly documents: readonly Uint8Array[] }
  | { readonly shards: readonly Uint8Array[]; readonly asked: readonly Asked[]; readonly limit: number };

export type SearchDone = Uint8Array | readonly ShardHits[];

export const searchDone = (job: SearchJob): SearchDone =>
  "documents" in job ? shardOf(job.documents) : job.shards.map((shard) => findIn(shard, job.asked, job.limit));

function shardOf(documents: readonly Uint8Array[]): Uint8Array {
  const firsts = new Uint32Array(documents.length);
  let claims = 0;
  function* maps() {
    for (const [at, document] of documents.entries()) {
      const map = JSON.parse(brotliDecompressSync(document).toString()) as ArgumentMap; // as `prepareMap` wrote it
      firsts[at] = claims;
      claims += map.claims.length;
      yield map;
    }
  }
  const { claims: count, ...words } = wordsOfMaps(maps());
  return joined({ ...words, count: Uint32Array.of(count), maps: firsts });
}

/** The words of one map are a shard too: `joinedWords` joins them in the same way. */
function findIn(shard: Uint8Array, asked: readonly Asked[], limit: number): ShardHits {
  const { maps = new Uint32Array(1) } = arraysIn(shard);
  const { having, total, hits } = findWords(wordsIn(shard), asked, limit);
  return {
    having,
    total,
    hits: hits.map(({ position, score, terms }) => {
      const map = lastNotAfter(maps, position);
      return { map, position: position - (maps[map] as number), score, terms };
    }),
  };
}

/** Where the last of ascending numbers is that is not greater; the first is 0. Of equal ones, maps without claims, the last. */
function lastNotAfter(numbers: ArrayLike<number>, number: number): number {
  let low = 0;
  let high = numbers.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) <= number) low = middle;
    else high = middle;
  }
  return low;
}
