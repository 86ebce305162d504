/** Every limit of the service, in one place: sizes in bytes unless said, times in milliseconds. */
import { availableParallelism } from "node:os";
import type { PoolLimits } from "./pool.ts";

/** A path holds a map's id and one of at most 256 characters, each up to 12 bytes when percent-encoded. */
export const LONGEST_PATH = 4096;
export const LONGEST_QUERY = 8192;
/** A what-if names thousands of claims where a program tries them all; what is wrong with each is told. */
export const LONGEST_WHAT_IF = 512 * 1024;
/** Of a request's line and headers together. Less than a body may have, and there for as short a time. */
export const LARGEST_HEAD = LONGEST_WHAT_IF + 16 * 1024;
export const LARGEST_BODY = 1024 * 1024;
/** A document to be converted: a corpus in one file. */
export const LARGEST_DOCUMENT = 32 * 1024 * 1024;
/** A text of more than half a gigabyte is beyond V8. */
export const LARGEST_MAP_FILE = 500 * 1024 * 1024;
export const LARGEST_TEXT = 16 * 1024 * 1024;

/**
 * The folder's own files, read by threads: more at once would wait for the disk, or take the serving thread's core. What
 * a large file took in memory is only given back when its thread ends.
 */
export const READING: PoolLimits = {
  atOnce: Math.min(4, availableParallelism()),
  waiting: 8,
  longest: 300_000,
  memory: 5120,
  idle: 5_000,
  left: "finished",
};

/** In MiB: what the maps that are open may take together, parsed and with all that is worked out of them. */
export const MAPS_MEMORY = 512;

/** In MiB, for answers that may be given again. */
export const ANSWERS_MEMORY = 256;

/** An answer that takes longer is given up, and 503 said in its stead. */
export const LONGEST_ANSWER = 10_000;

/** The serving thread's core is not for heavy work. */
const SPARE = Math.max(1, availableParallelism() - 1);

/** Work on what is sent, to be checked or converted: each piece has a thread of its own. Memory in MiB. */
export const JOBS: PoolLimits = {
  atOnce: Math.min(4, SPARE),
  waiting: 8,
  longest: 8_000,
  memory: 768,
  idle: 0,
  left: "ended",
};

/** Larger bodies are read so many at once: each takes its memory while it comes, whether there is room to work on it or not. */
export const SMALL_BODY = 64 * 1024;
export const BODIES = { atOnce: 2, waiting: 8 } as const;

/** Pictures. While a PNG is painted, a pixel takes 4 bytes beside that memory. */
export const DRAWINGS: PoolLimits = {
  atOnce: 1,
  waiting: 16,
  longest: 8_000,
  memory: 512,
  idle: 30_000,
  left: "ended",
};
export const MOST_PIXELS = 16_000_000;

/**
 * What needs all of a large map: in a thread that keeps it for a while, of each kind (a route's tag) so many in a queue.
 * So many answers are kept, to be asked for again.
 */
export const ASIDE: PoolLimits = {
  atOnce: 1,
  waiting: 64,
  longest: 300_000,
  memory: 6144,
  idle: 60_000,
  left: "finished",
};
export const MOST_ASIDE = 8;

/** The words of a large map, so that a search waits for no such answer. */
export const WORDS: PoolLimits = {
  atOnce: 1,
  waiting: 32,
  longest: 300_000,
  memory: 4096,
  idle: 5_000,
  left: "finished",
};

/** The words of many maps together, built one shard after the other; and the asking of them. */
export const SHARDS: PoolLimits = {
  atOnce: 1,
  waiting: 16,
  longest: 300_000,
  memory: 2048,
  idle: 5_000,
  left: "finished",
};
export const SEARCHES: PoolLimits = {
  atOnce: 1,
  waiting: 64,
  longest: 8_000,
  memory: 512,
  idle: 60_000,
  left: "ended",
};
/** For shards that are read from disk; those that can't be kept there stay in memory however many they are. */
export const SHARDS_MEMORY = 256 * 1024 * 1024;

/** Those who are told of new versions of maps, each with a connection of its own, and what waits to be read by one. */
export const MOST_FOLLOWERS = 1_000;
export const MOST_UNREAD_EVENTS = 64 * 1024;
export const HEARTBEAT = 15_000;

/** Each takes a descriptor and some 10 kB. */
export const MOST_CONNECTIONS = 16_384;

/** Node's own would let a silent connection stand for a minute and a dripped body for five. */
export const HEADERS_TIME = 5_000;
export const REQUEST_TIME = 10_000;
export const CONNECTIONS_CHECK = 1_000;
export const KEEP_ALIVE = 5_000;
/** A reader that takes nothing for so long is cut, or after twice that where it took something at first. */
export const SILENT_SOCKET = 30_000;

/** For so long what somebody goes on sending is dropped once it is refused, before the connection is cut. */
export const LINGER = 2_000;

/** While draining, kept-alive connections may ask once more for so long before the idle ones are closed. */
export const LAST_REQUESTS = 2_000;
export const LONGEST_DRAIN = 10_000;
