/** Starts the service: the only file of the server that does something when it is imported. */
import { existsSync, statSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import pino from "pino";
import { createApp } from "./app.ts";
import { loadAssets } from "./assets.ts";
import type { DrawingJob } from "./drawing.ts";
import { createHttpServer, drain } from "./http-server.ts";
import { type Library, loadLibrary } from "./library.ts";
import { DRAWINGS } from "./limits.ts";
import { createMetrics } from "./metrics.ts";
import { createPool } from "./pool.ts";
import { readSettings, type Settings } from "./settings.ts";
import { createWorkshop } from "./workshop.ts";

/** Of a file with a thousand problems, so many are printed; the log has them all. */
const PRINTED_PROBLEMS = 10;

const root = projectFolder();
const read = readSettings({
  environment: process.env,
  words: process.argv.slice(2),
  root,
  isFolder: (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false,
  terminal: process.stderr.isTTY === true,
});
if (read.ok) await start(read.settings);
else stop(read.reasons);

async function start({ port, host, folders, logLevel }: Settings): Promise<void> {
  // The log goes to the standard error, so that what is printed for people stays apart.
  const log = pino({ level: logLevel }, pino.destination({ fd: 2, sync: false }));
  const metrics = createMetrics();
  let state: "ready" | "draining" = "ready";
  let library: Library;
  const load = async (earlier?: Library) => {
    const loaded = await loadLibrary(folders, earlier);
    metrics.loaded(loaded);
    for (const { file, problems, served } of loaded.rejected)
      log.error({ file, problems, served }, "a map can't be served");
    log.info({ maps: loaded.maps.size, rejected: loaded.rejected.length }, "loaded");
    return loaded;
  };
  library = await load();
  const assets = loadAssets(root);
  const workshop = createWorkshop(new URL("./job-worker.js", import.meta.url));
  const draw = createPool<DrawingJob, Uint8Array>(
    new URL("./draw-worker.js", import.meta.url),
    "The picture",
    DRAWINGS,
  );
  const app = createApp({ library: () => library, state: () => state, assets, metrics, workshop, draw, log });
  const server = createHttpServer(app);

  server.on("error", (error: NodeJS.ErrnoException) => stop([listenReason(error, port, host)]));
  server.listen(port, host, () => {
    report(library);
    // A server that listens on a port has an address of this kind.
    const { address, port: taken, family } = server.address() as AddressInfo;
    const name = family === "IPv6" ? `[${address}]` : address;
    process.stdout.write(`${sentence(library)} Open http://${name}:${taken}/\n`);
  });

  const end = async (signal: string) => {
    if (state === "draining") process.exit(1);
    state = "draining";
    log.info({ signal }, "draining");
    await drain(server);
    log.flush();
    process.exit(0);
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
  // A folder that can't be read just now is no reason to stop serving what was read before.
  process.on("SIGHUP", async () => {
    try {
      library = await load(library);
    } catch (error) {
      log.error({ err: error }, "the folders can't be read; what was loaded before stays in service");
    }
  });
}

function sentence({ maps }: Library): string {
  if (maps.size === 1) return "Serving one map.";
  return maps.size === 0 ? "No map could be served." : `Serving ${maps.size} maps.`;
}

/** Says which files are not served, and why. */
function report({ rejected }: Library): void {
  for (const { file, problems } of rejected) {
    process.stdout.write(`${file} is not served:\n`);
    for (const { path, message } of problems.slice(0, PRINTED_PROBLEMS)) {
      process.stdout.write(`  ${path === "" ? "" : `${path}: `}${message}\n`);
    }
    const more = problems.length - PRINTED_PROBLEMS;
    if (more > 0) process.stdout.write(`  and ${more} more; the log has them all.\n`);
  }
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
