/** A service that really listens, on a port of its own, for tests to talk to. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import pino from "pino";
import type { ArgumentMap } from "../../model/map.ts";
import { wordsOfMap } from "../../model/search.ts";
import type { Assets } from "../../server/assets.ts";
import { joinedWords } from "../../server/compact-map.ts";
import { draw } from "../../server/drawing.ts";
import { LibraryEntry } from "../../server/entry.ts";
import { createEvents, type Events } from "../../server/events.ts";
import { createFront } from "../../server/front.ts";
import { createHttpServer } from "../../server/http-server.ts";
import { done, type Jobs, type Order } from "../../server/jobs.ts";
import { createLibrarian, type Folders } from "../../server/librarian.ts";
import { type Library, libraryOf as libraryFrom } from "../../server/library.ts";
import { createMetrics } from "../../server/metrics.ts";
import { createOpened } from "../../server/opened.ts";
import type { Pack } from "../../server/pack.ts";
import { type Part, prepareMap } from "../../server/prepared-map.ts";
import { lookAt, readFile } from "../../server/reading.ts";
import { represent } from "../../server/representations.ts";
import { createSearching } from "../../server/searching.ts";
import type { WordsOf } from "../../server/served-map.ts";
import type { State } from "../../server/service.ts";
import { searchDone } from "../../server/shards.ts";
import { NO_TEXTS } from "../../server/texts.ts";
import type { Workshop } from "../../server/workshop.ts";

export const root = fileURLToPath(new URL("../../", import.meta.url));

const words: WordsOf = async (_, { document }) => joinedWords(wordsOfMap(JSON.parse(Buffer.from(document).toString())));

/** What a folder's files are when all are read, in this very thread. */
export async function load(folders: Folders, more: { readonly pack?: Pack; readonly read?: typeof readFile } = {}) {
  const { pack, read = readFile } = more;
  const librarian = createLibrarian({
    folders,
    readers: { look: async (folder) => lookAt(folder), read, atOnce: 1 },
    words,
    mostOpened: Number.POSITIVE_INFINITY,
    pack,
    published: () => {},
    rejected: () => {},
  });
  await librarian.look();
  return librarian;
}

/** The maps that ship. */
export const shipped = async (): Promise<Library> =>
  (await load({ maps: `${root}graph-data`, sources: undefined })).library();

const MODIFIED = new Date("2026-01-02T03:04:05.678Z");

/** A library of maps that no file holds. */
export async function libraryOf(...maps: readonly ArgumentMap[]): Promise<Library> {
  const opened = createOpened(Number.POSITIVE_INFINITY);
  const again = () => Promise.reject(new Error("Nothing is damaged here."));
  const entries = maps.map(async (map) => {
    const { id } = map;
    const prepared = await prepareMap(map, { id, version: "0".repeat(64), texts: NO_TEXTS });
    const known = { ...prepared, parts: (part: Part) => prepared.parts[part] };
    const around = { texts: NO_TEXTS, opened, words, again };
    return [id, new LibraryEntry(`${id}.json`, known, MODIFIED.getTime(), around)] as const;
  });
  return libraryFrom(new Map(await Promise.all(entries)));
}

/** What a built viewer would bring. */
function someAssets(): Assets {
  const script = "/assets/main-ABC.js";
  const bytes = `console.log(${JSON.stringify("x".repeat(2000))});`;
  const mediaType = "text/javascript; charset=utf-8";
  const file = represent(bytes, { mediaType, cacheControl: "public, max-age=31536000, immutable" });
  return {
    files: new Map([[script, file]]),
    viewer: { script, modules: [], style: "/assets/viewer-ABC.css", fonts: ["/assets/inter-400-ABC.woff2"] },
    style: "/assets/pages-ABC.css",
  };
}

export type Line = { readonly level: number; readonly request?: string; readonly [key: string]: unknown };

export type Running = {
  readonly address: string;
  readonly port: number;
  /** What was logged. */
  readonly lines: readonly Line[];
  readonly events: Events;
  /** How many are open. */
  readonly connections: () => Promise<number>;
  readonly stop: () => Promise<void>;
};

/** Does each job at once, where a thread would. */
// An answer of a job is what its function returns.
const work = async <Name extends keyof Jobs>(job: Name, _: AbortSignal, ...input: Parameters<Jobs[Name]>) =>
  done({ job, input } as Order) as ReturnType<Jobs[Name]>;
const workshop: Workshop = Object.assign(work, { refuseFull: () => {} });

type Parts = {
  readonly library: Library | (() => Library);
  readonly state?: () => State;
  readonly origin?: string;
  readonly longestAnswer?: number;
  /** In bytes; by default nothing is kept, so that Express answers everything. */
  readonly answersMemory?: number;
  readonly rateLimit?: number;
  readonly mostConnections?: number;
  /** In milliseconds. */
  readonly silentSocket?: number;
};

export async function start({
  library,
  state = () => "ready",
  origin = "",
  mostConnections,
  silentSocket,
  ...limits
}: Parts): Promise<Running> {
  const lines: Line[] = [];
  const log = pino({ level: "debug" }, { write: (line: string) => lines.push(JSON.parse(line)) });
  const current = typeof library === "function" ? library : () => library;
  const events = createEvents(current);
  const front = createFront({
    library: current,
    wanted: async () => {},
    searching: createSearching({
      build: async (job) => searchDone(job),
      find: async (job) => searchDone(job),
      pack: undefined,
      failed: (error) => log.error({ err: error }, "not built"),
    }),
    state,
    events,
    aside: {
      words,
      answer: () => {
        throw new Error("There is no thread for large maps in these tests.");
      },
    },
    assets: someAssets(),
    origin,
    metrics: createMetrics(),
    workshop,
    draw,
    log,
    ...{ answersMemory: 0, rateLimit: 0, proxies: 0 },
    ...limits,
  });
  const server = createHttpServer(front, { mostConnections, silentSocket }).listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    port,
    lines,
    events,
    connections: () => promisify(server.getConnections.bind(server))(),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
