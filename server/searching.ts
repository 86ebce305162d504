/**
 * Claims of all maps by words. The library is divided into shards (`shards.ts`), which are built one after the other when
 * somebody searches first, and kept over restarts; a search asks those that are there, waits for others a moment, and says
 * how many maps it has not seen.
 *
 * Where shards end is told by the maps' ids, so that a map that comes or goes changes its own shard and no other.
 */
import { createHash } from "node:crypto";
import type { Claim } from "../model/map.ts";
import type { Hit } from "../model/search.ts";
import { matchesOf, termsAsked } from "../model/search.ts";
import { hash } from "./compact-map.ts";
import { wordsName } from "./kept-words.ts";
import type { Entry, Library } from "./library.ts";
import type { Pack } from "./pack.ts";
import { Refusal } from "./refusals.ts";
import type { ServedMap } from "./served-map.ts";
import type { SearchDone, SearchJob, ShardHit, ShardHits, ShardPlace } from "./shards.ts";

export type Found = {
  readonly having: "all" | "any";
  readonly total: number;
  /** Best first, equals by map, then in the map's order. */
  readonly hits: readonly { readonly served: ServedMap; readonly hit: Hit }[];
};

export type Asking = {
  /** Maps that are not searched yet, files that are still to be read among them. */
  readonly unsearched: number;
  /**
   * @param end How many hits at most, those before `start` not opened.
   * @param left Aborted when nobody waits for it any more.
   */
  readonly find: (query: string, start: number, end: number, left?: AbortSignal) => Promise<Found>;
};

export type Searching = {
  /** Whoever asks waits a moment for shards that are not there yet. */
  readonly ask: (library: Library) => Promise<Asking>;
  /** Builds what is missing, in the background. */
  readonly prepare: (library: Library) => void;
  /** What shards are called in the pack. */
  readonly names: (library: Library) => readonly string[];
};

type Shard = {
  /** What it is called in the pack: no file has a slash in its name. */
  readonly name: string;
  /** Of all its maps. */
  readonly version: string;
  readonly entries: readonly Entry[];
};

type InShard = { readonly shard: Shard; readonly hits: ShardHits };

/** In maps: one in so many ends a shard. */
const MAPS_EACH = 1024;
/** In claims: a shard that has so many ends as well, so that it is built and asked within bounds. */
const MOST_CLAIMS = 200_000;

/** In milliseconds: so long a search waits for shards that are being built. */
const PATIENCE = 1_500;

type Parts = {
  /** Builds a shard. */
  readonly build: (job: SearchJob) => Promise<SearchDone>;
  /** Asks shards. */
  readonly find: (job: SearchJob, asking: { readonly left: AbortSignal | undefined }) => Promise<SearchDone>;
  /** Keeps shards over restarts. */
  readonly pack: Pack | undefined;
  /** Told when a shard could not be built; whoever searches next has it tried again. */
  readonly failed: (error: unknown) => void;
};

export function createSearching({ build, find, pack, failed }: Parts): Searching {
  /** Those that are not kept on disk, by version. */
  const held = new Map<string, Uint8Array>();
  const making = new Map<string, Promise<void>>();
  let divided: { readonly library: Library; readonly shards: readonly Shard[] } | undefined;
  let preparing = false;

  const shardsOf = (library: Library) => {
    if (divided?.library === library) return divided.shards;
    const shards = divide(library.list());
    divided = { library, shards };
    const versions = new Set(shards.map(({ version }) => version));
    for (const version of held.keys()) if (!versions.has(version)) held.delete(version);
    return shards;
  };

  /** Where it is kept first: threads that read it themselves leave no memory behind that nobody clears away. */
  const placeOf = ({ name, version }: Shard): ShardPlace | undefined => {
    const at = pack?.more(name, version)?.place("document") ?? held.get(version);
    return at === undefined ? undefined : { version, at };
  };

  const made = async (shard: Shard): Promise<void> => {
    const [only] = shard.entries;
    const words = only?.large ? await (await only.open()).words?.() : undefined;
    if (words !== undefined) {
      if (placeOf(shard) === undefined) held.set(shard.version, words);
      return;
    }
    const documents: Uint8Array[] = [];
    for (const entry of shard.entries) documents.push(await entry.document());
    const bytes = (await build({ documents })) as Uint8Array; // what documents are answered with
    await pack?.putMore(shard.name, shard.version, bytes);
    if (placeOf(shard) === undefined) held.set(shard.version, bytes);
  };

  const make = (shard: Shard): Promise<void> => {
    const begun = making.get(shard.version);
    if (begun !== undefined) return begun;
    const done = made(shard).finally(() => making.delete(shard.version));
    making.set(shard.version, done);
    done.catch(failed);
    return done;
  };

  /** One after the other; where another library comes into service meanwhile, its shards are next. */
  const prepare = async (library: Library) => {
    shardsOf(library);
    if (preparing) return;
    preparing = true;
    for (;;) {
      const missing = divided?.shards.find((shard) => placeOf(shard) === undefined);
      if (missing === undefined) break;
      const built = await make(missing).then(
        () => true,
        () => false,
      );
      if (!built) break;
    }
    preparing = false;
  };

  const ask = async (library: Library): Promise<Asking> => {
    const shards = shardsOf(library);
    void prepare(library);
    const until = performance.now() + PATIENCE;
    for (const shard of shards) {
      if (placeOf(shard) === undefined && !(await inTime(make(shard), until))) break;
    }
    const here = shards.flatMap((shard) => {
      const place = placeOf(shard);
      return place === undefined ? [] : [{ shard, place }];
    });
    const searched = here.reduce((sum, { shard }) => sum + shard.entries.length, 0);
    return {
      unsearched: library.list().length - searched + library.waiting,
      find: async (query, start, end, left) => {
        const job = { shards: here.map(({ place }) => place), asked: termsAsked(query), limit: end };
        const done = (await find(job, { left })) as readonly (ShardHits | null)[]; // what shards are answered with
        const damaged = here.filter((_, at) => done[at] === null);
        for (const { shard } of damaged) pack?.forget(shard.name);
        if (damaged.length > 0) {
          const again = { headers: { "Retry-After": "1" } };
          throw new Refusal("too-slow", "Words that were kept are damaged and are built again: ask again.", again);
        }
        return best(
          here.map(({ shard }, at) => ({ shard, hits: done[at] as ShardHits })),
          start,
          end,
        );
      },
    };
  };

  return {
    ask,
    prepare: (library) => void prepare(library),
    names: (library) => shardsOf(library).map(({ name }) => name),
  };
}

/** Maps in which a claim has all the words leave no room for those in which none has. */
async function best(found: readonly InShard[], start: number, end: number): Promise<Found> {
  const having = found.some(({ hits }) => hits.having === "all" && hits.total > 0) ? "all" : "any";
  const counting = found.filter(({ hits }) => hits.having === having && hits.total > 0);
  const total = counting.reduce((sum, { hits }) => sum + hits.total, 0);
  const ranked = counting
    .flatMap(({ shard, hits }) => hits.hits.map((hit) => ({ entry: shard.entries[hit.map] as Entry, hit })))
    .sort((a, b) => b.hit.score - a.hit.score || order(a.entry.id, b.entry.id) || a.hit.position - b.hit.position)
    .slice(start, end);
  const hits = await Promise.all(ranked.map(({ entry, hit }) => opened(entry, hit)));
  return { having: total === 0 ? "all" : having, total, hits };
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

async function opened(entry: Entry, { position, score, terms }: ShardHit) {
  const served = await entry.open();
  // The shard was built of this very version.
  const [claim] = served.connections.claimsAt(position, position + 1) as readonly [Claim];
  return { served, hit: { claim: claim.id, score, matches: matchesOf(served.map, claim, terms) } };
}

function divide(entries: readonly Entry[]): readonly Shard[] {
  const shards: Shard[] = [];
  let open: Entry[] = [];
  let claims = 0;
  const close = () => {
    const [first] = open;
    if (first === undefined) return;
    const lines = open.map(({ id, version }) => `${id} ${version}\n`);
    const version = createHash("sha256").update(lines.join("")).digest("hex");
    shards.push({ name: `search/${first.id}`, version, entries: open });
    open = [];
    claims = 0;
  };
  for (const entry of entries) {
    if (entry.large) {
      // Its words are an index of their own, and kept as such.
      close();
      shards.push({ name: wordsName(entry.id), version: entry.version, entries: [entry] });
      continue;
    }
    open.push(entry);
    claims += entry.claims;
    if (claims >= MOST_CLAIMS || hash(entry.id) % MAPS_EACH === 0) close();
  }
  close();
  return shards;
}

async function inTime(work: Promise<unknown>, until: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), Math.max(0, until - performance.now()));
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } catch {
    // Whoever builds it is told.
    return false;
  } finally {
    clearTimeout(timer);
  }
}
