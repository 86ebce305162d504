/** The service as a process with a folder of maps of its own, and readers that ask it without pause. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import { mapOf } from "../maps.ts";
import { root } from "../server/service.ts";

export type Service = {
  readonly child: ChildProcess;
  readonly port: number;
  readonly address: string;
  /** What it wrote, for people and to its log. */
  readonly said: () => string;
  /** The code it ended with; `null` where it was killed. */
  readonly ended: Promise<number | null>;
};

const running: ChildProcess[] = [];
const folders: string[] = [];

export function killAll(): void {
  for (const child of running.splice(0)) child.kill("SIGKILL");
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export function newFolder(): string {
  mkdirSync(`${root}tests/.out`, { recursive: true });
  const folder = mkdtempSync(`${root}tests/.out/faults-`);
  folders.push(folder);
  return folder;
}

/** Builds the service where its sources are newer. */
function build(): void {
  const { status, stderr } = spawnSync(process.execPath, [`${root}scripts/build.mjs`], { encoding: "utf8" });
  if (status !== 0) throw new Error(`The service could not be built: ${stderr}`);
}

/**
 * Starts the service and waits until it says where it serves.
 *
 * @param largestFile In KiB: it can write no larger one, as where a disk is full.
 */
export async function start(
  maps: string,
  environment: Readonly<Record<string, string>> = {},
  largestFile: number | "unlimited" = "unlimited",
): Promise<Service> {
  build();
  const limited = `ulimit -f ${largestFile}; exec "$0" "$@"`;
  const child = spawn("bash", ["-c", limited, process.execPath, `${root}dist/server/main.js`], {
    env: { PATH: process.env.PATH ?? "", PORT: "0", MAPS: maps, CACHE: "off", LOG_LEVEL: "warn", ...environment },
  });
  running.push(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  while (!/Open http.*\n/.test(said)) {
    if (child.exitCode !== null) throw new Error(`It ended before it served: ${said}`);
    await pause(20);
  }
  const port = Number(/:(\d+)\/\n/.exec(said)?.[1]);
  return { child, port, address: `http://127.0.0.1:${port}`, said: () => said, ended };
}

export const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** A map whose every claim says which version it is of, as the text of its file. */
export function versioned(id: string, version: number, size = 200): string {
  const lines = Array.from({ length: size }, (_, at) => `i${at}: c${at + 1} -> c${Math.floor(at / 3)}`);
  const map = mapOf(lines, { id, title: `Version ${version}` });
  return JSON.stringify({ ...map, claims: map.claims.map((claim) => ({ ...claim, text: `As of ${version}.` })) });
}

/** Puts a file in another's place in one step. */
export function replace(folder: string, file: string, content: string): void {
  writeFileSync(join(folder, `.${file}.new`), content);
  renameSync(join(folder, `.${file}.new`), join(folder, file));
}

export type Answer = { readonly status: number; readonly body: string };

/**
 * Whether the service answers, and within a second: what every fault must leave it able to do. Where others have given the
 * machine several times more to do than it can, it is the machine's delay that a second would measure.
 */
export async function isAlive({ address }: Service): Promise<boolean> {
  const [load = 0] = loadavg();
  const longest = load > 3 * availableParallelism() ? 10_000 : 1_000;
  const { ok } = await fetch(`${address}/health/live`, { signal: AbortSignal.timeout(longest) });
  return ok;
}

export type Load = {
  /** Ends it; what was answered, and what went wrong. */
  readonly stop: () => Promise<{ readonly answers: readonly Answer[]; readonly failures: readonly string[] }>;
  readonly answered: () => number;
};

/** Readers that each keep a connection and ask again as soon as they are answered. Who is turned away at the door leaves. */
export function load({ port }: Service, paths: readonly string[], readers = 8): Load {
  const answers: Answer[] = [];
  const failures: string[] = [];
  let stopped = false;
  const read = async (reader: number) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let at = reader; !stopped; at += 1) {
      const path = paths[at % paths.length] ?? "/";
      try {
        answers.push(await ask(agent, port, path));
      } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException; // of a request that failed
        if (code === "ECONNREFUSED") break;
        failures.push(`${path}: ${message}`);
      }
    }
    agent.destroy();
  };
  const all = Promise.all(Array.from({ length: readers }, (_, reader) => read(reader)));
  return {
    answered: () => answers.length,
    stop: async () => {
      stopped = true;
      await all;
      return { answers, failures };
    },
  };
}

function ask(agent: Agent, port: number, path: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get({ host: "127.0.0.1", port, path, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }));
    }).on("error", reject);
  });
}
