/** The service from its settings to its end: what it is made of, and in which order it starts and stops. */

import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync, statSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Worker } from "node:worker_threads";
import { idOfFile } from "../model/notation/draft.ts";
import { createAside } from "./aside.ts";
import { loadAssets } from "./assets.ts";
import type { DrawingJob } from "./drawing.ts";
import { createEvents } from "./events.ts";
import { createFront } from "./front.ts";
import { createHttpServer, drain } from "./http-server.ts";
import { createLibrarian } from "./librarian.ts";
import { DRAWINGS, SEARCHES, SHARDS } from "./limits.ts";
import { createLog } from "./log.ts";
import { createMetrics } from "./metrics.ts";
import { openPack } from "./pack.ts";
import { createPool } from "./pool.ts";
import { createReaders, readingProgram } from "./readers.ts";
import { progress, refusal, sentence, told } from "./said.ts";
import { createSearching } from "./searching.ts";
import type { State } from "./service.ts";
import { readSettings, type Settings } from "./settings.ts";
import type { SearchDone, SearchJob } from "./shards.ts";
import { watchFolders } from "./watching.ts";
import { createWorkshop } from "./workshop.ts";

/** In milliseconds: after so long somebody at a terminal wants to know what goes on. */
const PATIENCE = 2_000;

/**
 * Serves what the environment and the words of the command line say, or ends the process with why it can't.
 *
 * @param reader A thread of `readers.ts` that has been begun already.
 */
export async function serve(reader: Worker): Promise<void> {
  const root = projectFolder();
  const read = readSettings({
    environment: process.env,
    words: process.argv.slice(2),
    root,
    isFolder: (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false,
    terminal: process.stderr.isTTY === true,
  });
  if (read.ok) await start(read.settings, root, reader);
  else stop(read.reasons);
}

async function start(settings: Settings, root: string, reader: Worker): Promise<void> {
  const { port, host, origin, folders, cache, logLevel, mapsMemory, answersMemory, rateLimit, proxies } = settings;
  const log = createLog(logLevel);
  const say = (words: string) => process.stdout.write(words);
  const metrics = createMetrics();
  let state: State = "loading";
  const program = readingProgram(import.meta.url);
  const pack =
    cache === undefined
      ? undefined
      : await openPack({
          cache,
          maps: folders.maps,
          program: createHash("sha256").update(readFileSync(program)).digest("hex"),
          failed: (error) => log.warn({ err: error, cache }, "nothing more is kept for the next start"),
        });
  const librarian = createLibrarian({
    folders,
    readers: createReaders(program, reader),
    words: (map, parts) => aside.words(map, parts),
    pack,
    mostOpened: mapsMemory,
    published: (library, news) => {
      const { maps, rejected, waiting } = library;
      metrics.loaded(library);
      log.info({ maps: maps.size, rejected: rejected.length, waiting, changed: news.length }, "loaded");
      events.tell(news);
      if (state === "ready") say(told(news));
    },
    rejected: (rejected) => {
      metrics.rejected();
      log.error(rejected, "a file can't be served as it is");
      say(refusal(rejected));
      if (rejected.served !== undefined) events.tellBroken(idOfFile(rejected.file), rejected.problems);
    },
  });
  const { library, wanted, look } = librarian;
  // A folder that can't be read just now is no reason to stop serving what was read before.
  const failed = (error: unknown) =>
    log.error({ err: error }, "the folders can't be read; what was loaded before stays in service");
  // Its threads read while the rest is made here.
  const { first: read } = watchFolders(librarian.folders(), look, failed);
  // From now on: who knows it by its process would end it while it still reads.
  process.on("SIGHUP", () => look().catch(failed));
  const events = createEvents(library);
  const assets = loadAssets(root);
  const aside = createAside(new URL("./aside-worker.js", import.meta.url), { assets, origin });
  const searcher = new URL("./search-worker.js", import.meta.url);
  const searching = createSearching({
    build: createPool<SearchJob, SearchDone>(searcher, "The words of the maps", SHARDS),
    find: createPool<SearchJob, SearchDone>(searcher, "The search", SEARCHES),
    pack,
    failed: (error) => log.error({ err: error }, "the words of some maps can't be built; searches leave them out"),
  });
  const workshop = createWorkshop(new URL("./job-worker.js", import.meta.url));
  const draw = createPool<DrawingJob, Uint8Array>(
    new URL("./draw-worker.js", import.meta.url),
    "The picture",
    DRAWINGS,
  );
  const front = createFront({
    ...{ library, wanted, state: () => state, assets, origin, metrics, events, searching, aside, workshop, draw, log },
    ...{ answersMemory, rateLimit, proxies },
  });
  const server = createHttpServer(front, { mostConnections: settings.mostConnections });

  server.on("error", (error: NodeJS.ErrnoException) => stop([listenReason(error, port, host)]));
  const end = async (signal: string) => {
    if (state === "draining") process.exit(1);
    state = "draining";
    log.info({ signal }, "draining");
    events.end();
    await drain(server, settings.drainDelay);
    process.exit(0);
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);

  await once(server.listen(port, host), "listening");
  const where = `Open ${addressOf(server)}\n`;
  const patience = setTimeout(() => say(`The maps are being read; those asked for come first. ${where}`), PATIENCE);
  const reporting = setInterval(() => say(progress(library())), 4 * PATIENCE);
  await read.catch(({ message }: Error) => stop([`The folders can't be read: ${message}.`]));
  clearTimeout(patience);
  clearInterval(reporting);
  if (state === "loading") state = "ready";
  say(`${sentence(library())} ${where}`);
  await librarian.tidy(searching.names(library()));
  // Where they can be kept, so that it is done once. Without, whoever searches first has it done.
  if (pack !== undefined) searching.prepare(library());
}

function addressOf(server: Server): string {
  // A server that listens on a port has an address of this kind.
  const { address, port, family } = server.address() as AddressInfo;
  return `http://${family === "IPv6" ? `[${address}]` : address}:${port}/`;
}

function listenReason({ code, message }: NodeJS.ErrnoException, port: number, host: string): string {
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} of ${host} is taken: stop what listens there, or name another port in PORT.`;
    case "EACCES":
      return `Port ${port} may not be taken by this user: name one above 1023 in PORT.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `HOST is ${JSON.stringify(host)}, which is no address of this machine.`;
    default:
      return `The server can't listen on ${host}:${port}: ${message}.`;
  }
}

function stop(reasons: readonly string[]): never {
  for (const reason of reasons) process.stderr.write(`${reason}\n`);
  process.exit(1);
}

/** The nearest folder above with a package.json: this file runs from server/, and bundled from dist/server/. */
function projectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json")) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}
