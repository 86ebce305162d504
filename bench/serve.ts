/**
 * How fast answers are given, beside nginx with the same bytes and headers in files, `node:http` with nothing else, Express 5 as it
 * is used, fastify and json-server (bench/peers/serve). In each round every one of them is asked in turn, so that whatever
 * else the machine does meets them all; what is told are medians over the rounds.
 *
 *     npm run bench -- serve          some ten minutes; `serve short` three
 *
 * Needs Linux and Debian's `wrk`; `nginx-light` is left out where it is not installed.
 */

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NODE_OPTIONS } from "./peers/node-options.ts";
import { random } from "./synthetic/random.ts";

const short = process.argv.includes("short");
const SIZES = short ? [100] : [100, 1_000, 10_000, 100_000];
const ROUNDS = 5;
const SECONDS = 1;
const CONNECTIONS = 32;
const WHAT_IF = "evaluation under a what-if";

const root = process.cwd();
const peers = join(root, "bench/peers/serve");
const folder = mkdtempSync(join(tmpdir(), "serve-bench-"));
// nginx reads as another user.
chmodSync(folder, 0o755);
const running: ChildProcess[] = [];

/**
 * A map whose claims each bear on any earlier one, so that a chain of reasons is as long as debates have them (some twenty
 * steps in a hundred thousand claims), in some twenty of two thousand words each.
 */
function mapOf(size: number) {
  const next = random(size);
  const below = (bound: number) => Math.floor(next() * bound);
  const word = () => `w${Math.floor(2000 * next() ** 2).toString(36)}${"aeiou"[below(5)]}`;
  const words = (count: number) => Array.from({ length: count }, word).join(" ");
  return {
    format: "argument-map/1",
    id: `m${size}`,
    title: `A map of ${size} claims`,
    theses: ["c0"],
    claims: Array.from({ length: size }, (_, at) => ({ id: `c${at}`, label: words(3), text: words(12 + below(16)) })),
    inferences: Array.from({ length: size - 1 }, (_, at) => ({
      id: `i${at}`,
      premises: [`c${at + 1}`],
      conclusion: `c${below(at + 1)}`,
      polarity: next() < 0.25 ? "attack" : "support",
    })),
  };
}

type Contender = { readonly name: string; readonly port: number; readonly pids: () => readonly number[] };

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number }; // it listens on a port
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function run(name: string, program: string, words: (port: number) => string[], environment = {}) {
  const port = await freePort();
  const child = spawn(program, words(port), {
    env: { ...process.env, PORT: String(port), ...environment },
    stdio: ["ignore", "ignore", "ignore"],
  });
  running.push(child);
  for (let tries = 0; ; tries += 1) {
    if (await answers(port)) break;
    if (tries > 3000 || child.exitCode !== null) throw new Error(`${name} does not start.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const { pid = 0 } = child;
  return { name, port, pids: () => [pid, ...childrenOf(pid)] };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    get({ host: "127.0.0.1", port, path: "/health/ready" }, (answer) => {
      answer.resume();
      resolve(answer.statusCode !== 503);
    }).on("error", () => resolve(false));
  });
}

const childrenOf = (pid: number) =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);

type Fetched = { readonly headers: readonly (readonly [string, string])[]; readonly bytes: Buffer };

function fetchRaw(port: number, path: string): Promise<Fetched> {
  return new Promise((resolve, reject) => {
    get({ host: "127.0.0.1", port, path, headers: { "Accept-Encoding": "br" }, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk) => chunks.push(chunk));
      answer.on("end", () => {
        const passing = ["x-request-id", "date", "connection", "keep-alive"];
        const headers = answer.rawHeaders.flatMap((name, at, all) =>
          at % 2 === 0 && !passing.includes(name.toLowerCase()) ? [[name, all[at + 1] ?? ""] as const] : [],
        );
        resolve({ headers, bytes: Buffer.concat(chunks) });
      });
    }).on("error", reject);
  });
}

function nginxConfiguration(
  port: number,
  files: readonly { path: string; file: string; headers: Fetched["headers"] }[],
) {
  const own = ["content-type", "content-length", "etag", "last-modified"];
  const locations = files.map(({ path, file, headers }) => {
    const type = headers.find(([name]) => name === "Content-Type")?.[1];
    const added = headers
      .filter(([name]) => !own.includes(name.toLowerCase()))
      .map(([name, value]) => `add_header ${name} ${JSON.stringify(value)};`);
    return `location = ${path} { alias ${join(folder, file)}; types {} default_type ${type}; ${added.join(" ")} }`;
  });
  return `daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log /dev/null;
events { worker_connections 1024; }
http { access_log off; sendfile on; tcp_nodelay on; keepalive_requests 100000000; open_file_cache max=100;
client_body_temp_path ${folder}/t1; proxy_temp_path ${folder}/t2; fastcgi_temp_path ${folder}/t3; uwsgi_temp_path ${folder}/t4; scgi_temp_path ${folder}/t5;
server { listen 127.0.0.1:${port}; location = /health/ready { return 200; } ${locations.join("\n")} } }`;
}

/** `failed` is the share of answers that were refusals, or did not come within two seconds. */
type Measured = { rate: number; p50: number; p99: number; cpu: number; failed: number };

type Ways = {
  /** Lua for wrk; without it the path is asked for again and again. */
  readonly script?: string;
  readonly seconds?: number;
  /** Whether refusals are counted; otherwise they end the run. */
  readonly mayFail?: boolean;
};

function measure(
  { port, pids }: Contender,
  path: string,
  headers: readonly string[],
  { script, seconds = SECONDS, mayFail = false }: Ways = {},
): Measured {
  const before = cpuOf(pids());
  const { stdout } = spawnSync(
    "wrk",
    [
      ...["-t1", `-c${CONNECTIONS}`, `-d${seconds}s`, "--latency", ...headers.flatMap((header) => ["-H", header])],
      ...(script === undefined ? [] : ["-s", script]),
      `http://127.0.0.1:${port}${path}`,
    ],
    { encoding: "utf8" },
  );
  const requests = Number(/(\d+) requests in/.exec(stdout)?.[1] ?? 0);
  const refused = Number(/Non-2xx or 3xx responses: (\d+)/.exec(stdout)?.[1] ?? 0);
  if (refused > 0 && !mayFail) throw new Error(`${refused} of ${requests} requests for ${path} at ${port} failed.`);
  const late = Number(/timeout (\d+)/.exec(stdout)?.[1] ?? 0);
  return {
    failed: (refused + late) / Math.max(1, requests + late),
    rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1] ?? 0),
    p50: milliseconds(/50%\s+([\d.]+)(us|ms|s)/.exec(stdout)),
    p99: milliseconds(/99%\s+([\d.]+)(us|ms|s)/.exec(stdout)),
    cpu: requests === 0 ? Number.NaN : (1e6 * (cpuOf(pids()) - before)) / requests,
  };
}

function milliseconds(found: RegExpExecArray | null): number {
  const [, number = "NaN", unit = ""] = found ?? [];
  return Number(number) * ({ us: 0.001, ms: 1, s: 1000 }[unit] ?? Number.NaN);
}

/** In seconds, of user and system. */
function cpuOf(pids: readonly number[]): number {
  const ticks = pids.map((pid) => {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return Number(fields[11]) + Number(fields[12]);
  });
  return ticks.reduce((sum, each) => sum + each, 0) / 100;
}

/** When a server does nothing any more: the words of large maps are put in order after the start. */
async function settled({ pids }: Contender): Promise<void> {
  for (let before = cpuOf(pids()), quiet = 0; quiet < 3; ) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const now = cpuOf(pids());
    quiet = now - before < 0.03 ? quiet + 1 : 0;
    before = now;
  }
}

function memoryOf(pids: readonly number[]): number {
  const sizes = pids.map((pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0));
  return sizes.reduce((sum, each) => sum + each, 0) / 1024;
}

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;

type Asked = { readonly contender: Contender; readonly ask: () => Measured };

/** Every one in turn, round after round; the first is what the others are told in. */
function compare(title: string, all: readonly Asked[]): void {
  // Once before it counts, while V8 still compiles what is asked of it.
  for (const { ask } of all) ask();
  const rounds = Array.from({ length: ROUNDS }, () => all.map(({ ask }) => ask()));
  console.log(`\n${title}\n`);
  console.log(
    "| | requests, ratio | p50, ms | p99, ms | CPU, ratio | refused or late | memory, MB |\n|---|---|---|---|---|---|---|",
  );
  for (const [at, { contender }] of all.entries()) {
    const of = (value: (measured: Measured, first: Measured) => number) =>
      median(rounds.map((round) => value(round[at] as Measured, round[0] as Measured))); // as many as are asked
    const cells = [
      of(({ rate }, first) => rate / first.rate).toFixed(2),
      told(of(({ p50 }) => p50)),
      told(of(({ p99 }) => p99)),
      told(of(({ cpu }, first) => cpu / first.cpu)),
      `${Math.round(100 * of(({ failed }) => failed))} %`,
      memoryOf(contender.pids()).toFixed(0),
    ];
    console.log(`| ${contender.name} | ${cells.join(" | ")} |`);
  }
}

const told = (number: number) =>
  Number.isNaN(number) ? "no answer" : number.toFixed(number < 10 ? 2 : number < 100 ? 1 : 0);

const isInstalled = (program: string, ...words: string[]) => spawnSync(program, words).error === undefined;

if (!isInstalled("wrk", "-v")) throw new Error("The requests are sent by wrk: apt-get install wrk");
if (!existsSync(join(peers, "node_modules"))) spawnSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: peers });

try {
  const maps = join(folder, "maps");
  mkdirSync(maps);
  for (const size of SIZES) writeFileSync(join(maps, `m${size}.json`), JSON.stringify(mapOf(size)));
  const main = join(root, "dist/server/main.js");
  const environment = { MAPS: maps, CACHE: "off", MAPS_MEMORY: "4096" };
  const service = await run("this service", "node", () => [...NODE_OPTIONS, main], {
    ...environment,
    LOG_LEVEL: "warn",
  });
  const logging = await run("this service, a log line for each", "node", () => [...NODE_OPTIONS, main], environment);

  const fresh = await run("this service, nothing kept", "node", () => [...NODE_OPTIONS, main], {
    ...environment,
    ...{ LOG_LEVEL: "warn", ANSWERS_MEMORY: "0" },
  });

  const files: { path: string; file: string; headers: Fetched["headers"] }[] = [];
  for (const size of SIZES) {
    const path = `/api/maps/m${size}`;
    const { headers, bytes } = await fetchRaw(service.port, path);
    await fetchRaw(logging.port, path);
    writeFileSync(join(folder, `m${size}.br`), bytes);
    files.push({ path, file: `m${size}.br`, headers });
  }
  writeFileSync(join(folder, "answers.json"), JSON.stringify(files));

  const peer = (name: string, program: string) =>
    run(name, "node", (port) => [...NODE_OPTIONS, join(peers, program), folder, String(port)]);
  const raw = await peer("`node:http`", "raw.mjs");
  const express = await peer("Express 5, the same bytes", "express.mjs");
  const fastify = await peer("fastify, the same bytes", "fastify.mjs");
  const json = await peer("Express 5, `json()`, compression, helmet, cors", "express-json.mjs");
  const jsonServer = await peer("json-server", "json-server.mjs");
  const nginx = isInstalled("nginx", "-v")
    ? await run("nginx, the same bytes in a file", "nginx", (port) => {
        writeFileSync(join(folder, "nginx.conf"), nginxConfiguration(port, files));
        return ["-e", "/dev/null", "-c", join(folder, "nginx.conf")];
      })
    : undefined;

  for (const each of [service, logging, fresh]) await settled(each);

  const lengthOf = (path: string) => {
    const headers = files.find((file) => file.path === path)?.headers ?? [];
    return Number(headers.find(([name]) => name === "Content-Length")?.[1]);
  };
  for (const size of SIZES) {
    const path = `/api/maps/m${size}`;
    const accept = "Accept-Encoding: br";
    const same = [raw, service, logging, ...(nginx === undefined ? [] : [nginx]), fastify, express];
    // Packing a large document anew takes longer than a round.
    const all = size <= 1_000 ? [...same, json] : same;
    compare(
      `${size} claims, the whole map (${(lengthOf(path) / 1000).toFixed(0)} kB)`,
      all.map((contender) => ({ contender, ask: () => measure(contender, path, [accept]) })),
    );
    const tags = await Promise.all(same.map(async ({ port }) => etagOf(await fetchRaw(port, path))));
    compare(
      `${size} claims, not changed (304)`,
      same.map((contender, at) => ({
        contender,
        ask: () => measure(contender, path, [accept, `If-None-Match: ${tags[at]}`]),
      })),
    );
  }

  for (const size of SIZES) {
    const map = `/api/maps/m${size}`;
    const lua = (name: string, request: string) => {
      const script = join(folder, `${name}-${size}.lua`);
      writeFileSync(
        script,
        `math.randomseed(7)\nrequest = function() local at = math.random(0, ${size - 1})\n${request} end`,
      );
      return script;
    };
    const asking = (path: string) => `return wrk.format("GET", string.format("${path}", at))`;
    const word = `local word = string.format("w%s%s", ("0123456789abcdefghijklmnopqrstuvwxyz"):sub(at % 36 + 1, at % 36 + 1), ("aeiou"):sub(at % 5 + 1, at % 5 + 1))`;
    const queries = [
      ["the claim and what surrounds it", lua("claim", asking(`${map}/claims/c%d`))],
      ["neighbourhood of two steps, as a graph", lua("near", asking(`${map}/graph?around=c%d&depth=2`))],
      ["search for a word", lua("search", `${word}\nreturn wrk.format("GET", "${map}/search?q=" .. word)`)],
      [WHAT_IF, lua("what-if", asking(`${map}/evaluation?reject=c%d`))],
    ] as const;
    const beside = size < 10_000 ? [] : queries.filter(([name]) => name !== WHAT_IF);
    compare(
      `${size} claims, questions, each made anew (ratio to the whole map of ${SIZES[0]} claims by \`node:http\`)`,
      [
        { contender: raw, ask: () => measure(raw, `/api/maps/m${SIZES[0]}`, ["Accept-Encoding: br"]) },
        ...queries.map(([name, script]) => ({
          contender: { ...fresh, name },
          // What is longer than a round allows is given more rounds' time.
          ask: () =>
            measure(fresh, "/", ["Accept-Encoding: identity"], {
              script,
              seconds: name === WHAT_IF && size > 1_000 ? 4 : SECONDS,
              mayFail: name === WHAT_IF,
            }),
        })),
        ...beside.map(([name, script]) => ({
          contender: { ...fresh, name: `${name}, while the map is being converted for eight` },
          ask: () =>
            besideConversions(map, fresh, () => measure(fresh, "/", ["Accept-Encoding: identity"], { script })),
        })),
        {
          contender: { ...jsonServer, name: "json-server: search for a word" },
          ask: () =>
            measure(jsonServer, "/", [], {
              script: lua("json", `${word}\nreturn wrk.format("GET", "/m${size}?_limit=50&q=" .. word)`),
            }),
        },
      ],
    );
  }
} finally {
  for (const child of running) child.kill("SIGTERM");
  rmSync(folder, { recursive: true, force: true });
}

/** Conversions of the map, asked for by eight who each ask again once they have one, begin before and end after. */
function besideConversions<Result>(map: string, { port }: Contender, measured: () => Result): Result {
  const script = join(folder, "conversions.lua");
  const formats = ["graphml", "gexf", "cx2", "dot", "argdown", "aif.json"].map((format) => `"${format}"`).join(", ");
  writeFileSync(
    script,
    `math.randomseed(7)\nlocal formats = {${formats}}\nrequest = function()
return wrk.format("GET", "${map}/graph." .. formats[math.random(6)] .. "?importance=" .. math.random(3)) end`,
  );
  const busy = spawn("wrk", ["-t1", "-c8", "-d60s", "-s", script, `http://127.0.0.1:${port}/`], { stdio: "ignore" });
  spawnSync("sleep", ["0.5"]);
  try {
    return measured();
  } finally {
    busy.kill("SIGKILL");
  }
}

function etagOf({ headers }: Fetched): string {
  return headers.find(([name]) => name.toLowerCase() === "etag")?.[1] ?? "";
}
