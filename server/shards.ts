/**
 * Words to claims over many maps at once: a shard has the words of some thousand maps that lie together in the library,
 * as one index, in memory that threads share. Built and asked away from the serving thread.
 */
import { readSync } from "node:fs";
import { brotliDecompressSync, crc32 } from "node:zlib";
import type { ArgumentMap } from "../model/map.ts";
import { wordsOfMaps } from "../model/search.ts";
import { type Asked, findWords } from "../model/word-index.ts";
import { arraysIn, joined, wordsIn } from "./compact-map.ts";
import { SHARDS_MEMORY } from "./limits.ts";
import type { Place } from "./pack-entry.ts";

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

/** A shard in memory that threads share, or where it is kept. */
export type ShardPlace = { readonly version: string; readonly at: Uint8Array | Place };

export type SearchJob =
  /** Documents of maps, as they were prepared. */
  | { readonly documents: readonly Uint8Array[] }
  /** All shards that are searched. */
  | { readonly shards: readonly ShardPlace[]; readonly asked: readonly Asked[]; readonly limit: number };

/** `null` for a shard that is damaged. */
export type SearchDone = Uint8Array | readonly (ShardHits | null)[];

export function searchDone(job: SearchJob): SearchDone {
  if ("documents" in job) return shardOf(job.documents);
  forgetOthers(new Set(job.shards.map(({ version }) => version)));
  return job.shards.map((shard) => {
    const bytes = bytesOf(shard);
    return bytes === undefined ? null : findIn(bytes, job.asked, job.limit);
  });
}

/** Shards that were read, by version, as many as fit; others are read each time, all into the same memory. */
const known = new Map<string, Uint8Array>();
let weight = 0;
let rest = new Uint8Array(0);

function forgetOthers(wanted: ReadonlySet<string>): void {
  for (const [version, { length }] of known) {
    if (wanted.has(version)) continue;
    known.delete(version);
    weight -= length;
  }
}

function bytesOf({ version, at }: ShardPlace): Uint8Array | undefined {
  if (at instanceof Uint8Array) return at;
  const here = known.get(version);
  if (here !== undefined) return here;
  const { file, from, length, sum } = at;
  const fits = weight + length <= SHARDS_MEMORY;
  if (!fits && rest.length < length) rest = new Uint8Array(length);
  const bytes = fits ? new Uint8Array(length) : rest.subarray(0, length);
  for (let done = 0; done < length; ) {
    const read = readSync(file, bytes, done, length - done, from + done);
    if (read === 0) return undefined;
    done += read;
  }
  if (crc32(bytes) !== sum) return undefined;
  if (fits) {
    known.set(version, bytes);
    weight += length;
  }
  return bytes;
}

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
