/** A service that really listens, on a port of its own, for tests to talk to. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import pino from "pino";
import type { ArgumentMap } from "../../model/map.ts";
import { createApp } from "../../server/app.ts";
import type { Assets } from "../../server/assets.ts";
import { draw } from "../../server/drawing.ts";
import { createHttpServer } from "../../server/http-server.ts";
import { done, type Jobs, type Order } from "../../server/jobs.ts";
import { EMPTY_LIBRARY, type Library, loadLibrary, serve } from "../../server/library.ts";
import { createMetrics } from "../../server/metrics.ts";
import { represent } from "../../server/representations.ts";
import { NO_TEXTS } from "../../server/texts.ts";
import type { Workshop } from "../../server/workshop.ts";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** The maps that ship. */
export const shipped = (): Promise<Library> => loadLibrary({ maps: `${root}graph-data`, sources: undefined });

const MODIFIED = new Date("2026-01-02T03:04:05.678Z");

/** A library of maps that no file holds. */
export async function libraryOf(...maps: readonly ArgumentMap[]): Promise<Library> {
  const served = maps.map(async (map) => {
    const origin = { id: map.id, version: "0".repeat(64), modified: MODIFIED, texts: NO_TEXTS };
    return [map.id, await serve(map, origin)] as const;
  });
  return { ...EMPTY_LIBRARY, maps: new Map(await Promise.all(served)), version: "of a test" };
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
  readonly stop: () => Promise<void>;
};

/** Does each job at once, where a thread would. */
// An answer of a job is what its function returns.
const workshop: Workshop = async (job, ...input) => done({ job, input } as Order) as ReturnType<Jobs[typeof job]>;

type Parts = {
  readonly library: Library | (() => Library);
  readonly state?: () => "ready" | "draining";
  readonly longestAnswer?: number;
};

export async function start({ library, state = () => "ready", ...limits }: Parts): Promise<Running> {
  const lines: Line[] = [];
  const log = pino({ level: "debug" }, { write: (line: string) => lines.push(JSON.parse(line)) });
  const app = createApp({
    library: typeof library === "function" ? library : () => library,
    state,
    assets: someAssets(),
    metrics: createMetrics(),
    workshop,
    draw,
    log,
    ...limits,
  });
  const server = createHttpServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    port,
    lines,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
