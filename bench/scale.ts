/**
 * How the service grows: from a thousand claims to a million in one map, and from a hundred maps to a hundred thousand.
 *
 *     npm run bench -- scale            # up to 1,000,000 claims and 100,000 maps: needs 4 GB of memory, and as much disk
 *     npm run bench -- scale short      # up to 10,000 claims and 1,000 maps
 *
 * Each row is a service of its own, started on seeded maps that no cache knows, and again on what the first start has
 * kept: both with the processor time until it is ready, which a busy machine lengthens less. Queries are asked one after
 * the other while another reader takes whole documents without a pause.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { Agent, get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { NODE_OPTIONS } from "./peers/node-options.ts";
import { debate } from "./synthetic/debate.ts";
import { random } from "./synthetic/random.ts";

const short = process.argv.includes("short");
const CLAIMS = short ? [1_000, 10_000] : [1_000, 10_000, 100_000, 1_000_000];
const MAPS = short ? [100, 1_000] : [100, 1_000, 10_000, 100_000];
const CLAIMS_EACH = 50;
const ASKED = 200;
/** Of searches over all maps, which go through all shards each. */
const SEARCHED = 40;

const main = fileURLToPath(new URL("../server/main.js", import.meta.url));
const folder = isMainThread ? mkdtempSync(join(tmpdir(), "scale-bench-")) : "";
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

type Service = {
  readonly address: string;
  /** Seconds until it was ready, and of processor. */
  readonly ready: string;
  /** In MB. */
  readonly memory: () => number;
  readonly stop: () => Promise<void>;
};

/** @returns The service once everything is loaded, with what that took. */
async function start(maps: string, cache: string): Promise<Service> {
  const started = performance.now();
  const child = spawn(process.execPath, [...NODE_OPTIONS, main, maps], {
    env: { ...process.env, NODE_OPTIONS: "", PORT: "0", CACHE: cache, LOG_LEVEL: "error" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (chunk) => {
      said += chunk;
      const found = /^Serving .* Open (\S+)\/\n/m.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    void ended.then(() => reject(new Error(`It ended before it was ready: ${said}`)));
  });
  const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1]) / 1024;
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  const seconds = (performance.now() - started) / 1000;
  // Clock ticks in user and system mode, a hundred a second (proc(5)); the name before them may have spaces.
  const stat = readFileSync(`/proc/${child.pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  const processor = (Number(stat[11]) + Number(stat[12])) / 100;
  return { address, ready: `${seconds.toFixed(1)} / ${processor.toFixed(1)}`, memory, stop };
}

/** The milliseconds and bytes of an answer. */
function ask(
  address: string,
  options: { readonly agent?: Agent } = { agent },
): Promise<{ time: number; size: number }> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    get(address, options, (response) => {
      let size = 0;
      response.on("data", (chunk: Buffer) => (size += chunk.length));
      response.on("end", () => {
        if (response.statusCode !== 200) reject(new Error(`${response.statusCode} for ${address}`));
        else resolve({ time: performance.now() - started, size });
      });
    }).on("error", reject);
  });
}

/** Median and 99th percentile, beside a reader that takes whole documents. */
async function measure(addresses: readonly string[], document: string): Promise<string> {
  // In a thread of its own, so that what it takes in does not delay who measures.
  const reader = new Worker(new URL(import.meta.url), { workerData: document });
  await once(reader, "message");
  const times: number[] = [];
  for (const address of addresses) times.push((await ask(address)).time);
  await reader.terminate();
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(2);
  return `${at(0.5)} / ${at(0.99)}`;
}

function writeMap(file: string, id: string, claims: number, seed: number): void {
  const handle = openSync(file, "w");
  let text = "";
  for (const piece of debate(id, claims, seed)) {
    text += piece;
    if (text.length < 1 << 20) continue;
    writeSync(handle, text);
    text = "";
  }
  writeSync(handle, text);
  closeSync(handle);
}

type Row = Readonly<Record<string, string | number>>;

async function oneMap(claims: number): Promise<Row> {
  const maps = join(folder, `claims-${claims}`);
  const cache = join(folder, `cache-${claims}`);
  mkdirSync(maps);
  writeMap(join(maps, "m.json"), "m", claims, 7);
  const cold = await start(maps, cache);
  await firstAnswer(`${cold.address}/api/maps/m/search?q=ba`);
  const most = cold.memory();
  await cold.stop();
  const service = await start(maps, cache);
  const map = `${service.address}/api/maps/m`;
  const next = random(11);
  const some = (path: (claim: number) => string) =>
    Array.from({ length: ASKED }, () => map + path(Math.floor(next() * claims)));
  const words = await firstAnswer(`${map}/search?q=ba`);
  const row = {
    claims: claims.toLocaleString("en"),
    "ready, s / processor": cold.ready,
    again: service.ready,
    "first search, s": words.toFixed(1),
    "neighbourhood, ms": await measure(
      some((claim) => `/graph?around=c${claim}&depth=2`),
      map,
    ),
    "claim, ms": await measure(
      some((claim) => `/claims/c${claim}`),
      map,
    ),
    "page of claims, ms": await measure(
      some((claim) => `/claims?around=c${claim}&depth=1&direction=reasons`),
      map,
    ),
    "search, ms": await measure(
      some((claim) => `/search?q=${["lamepo", "kusa", "tefi", "gonior"][claim % 4]}`),
      map,
    ),
    "memory cold / again, MB": `${Math.round(most)} / ${Math.round(service.memory())}`,
  };
  await service.stop();
  rmSync(maps, { recursive: true });
  rmSync(cache, { recursive: true });
  return row;
}

/** Seconds until there is an answer: words that are not built yet are waited for by asking again. */
async function firstAnswer(address: string): Promise<number> {
  const started = performance.now();
  for (;;) {
    const answered = await ask(address).then(
      () => true,
      () => false,
    );
    if (answered) return (performance.now() - started) / 1000;
    await pause(200);
  }
}

/** Seconds until a search has looked into every map. */
async function allSearched(service: Service): Promise<number> {
  const started = performance.now();
  for (;;) {
    const { unsearched } = await (await fetch(`${service.address}/api/search?q=${performance.now()}&limit=1`)).json();
    if (unsearched === 0) return (performance.now() - started) / 1000;
    await pause(200);
  }
}

/** Folder of maps that grows from row to row. */
const many = join(folder, "maps");
let written = 0;

async function manyMaps(count: number): Promise<Row> {
  const cache = join(folder, `cache-of-${count}`);
  mkdirSync(many, { recursive: true });
  const id = (at: number) => `m${String(at).padStart(6, "0")}`;
  for (; written < count; written += 1) {
    writeMap(join(many, `${id(written)}.json`), id(written), CLAIMS_EACH, written + 1);
  }
  const cold = await start(many, cache);
  const built = await allSearched(cold);
  await cold.stop();
  const service = await start(many, cache);
  const ready = service.memory();
  const at = `${service.address}/api/maps`;
  const next = random(13);
  const some = (path: string) => Array.from({ length: ASKED }, () => `${at}/${id(Math.floor(next() * count))}${path}`);
  const searches = Array.from({ length: SEARCHED }, (_, at) => `${service.address}/api/search?q=${word(at)}`);
  const row = {
    maps: count.toLocaleString("en"),
    "ready, s / processor": cold.ready,
    "words after, s": built.toFixed(1),
    again: service.ready,
    "memory then, MB": Math.round(ready),
    "a map, ms": await measure(some(""), `${at}/${id(0)}`),
    "its brief, ms": await measure(some("/brief"), `${at}/${id(0)}`),
    "page of maps, ms": await measure(
      Array.from({ length: ASKED }, (_, page) => `${at}?limit=${1 + (page % 50)}`),
      `${at}/${id(0)}`,
    ),
    "search of all, ms": await measure(searches, `${at}/${id(0)}`),
    "memory, MB": Math.round(service.memory()),
  };
  await service.stop();
  rmSync(cache, { recursive: true });
  return row;
}

/** Another one or two words each time. */
function word(at: number): string {
  const words = ["lamepo", "kusa", "tefi", "gonior", "bade", "zoan", "rusa", "mentest"];
  return `${words[at % words.length]}${at < words.length ? "" : `+${words[Math.floor(at / words.length)]}`}`;
}

/** Each row is told when it is there: the last ones take long, and may break off. */
async function print<T>(things: readonly T[], rowOf: (thing: T) => Promise<Row>): Promise<void> {
  for (const [at, thing] of things.entries()) {
    const row = await rowOf(thing);
    const names = Object.keys(row);
    if (at === 0) console.log(`| ${names.join(" | ")} |\n|${names.map(() => "---|").join("")}`);
    console.log(`| ${Object.values(row).join(" | ")} |`);
  }
}

async function measureAll(): Promise<void> {
  await print(CLAIMS, oneMap);
  await print(MAPS, manyMaps);
  rmSync(folder, { recursive: true });
}

/** Takes the same document again and again, and says when it has it first. */
async function takeDocuments(address: string): Promise<never> {
  for (;;) {
    await ask(address);
    parentPort?.postMessage("taken");
  }
}

if (isMainThread) await measureAll();
else await takeDocuments(workerData);
process.exit(0);
