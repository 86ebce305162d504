/** The service as a process: built as `npm start` does it, started, asked, and told to stop. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { LARGEST_BODY } from "../../server/limits.ts";
import { mapOf } from "../maps.ts";
import { root } from "./service.ts";

let project: string;
let maps: string;

/** A project of its own, with a viewer that is no more than its manifest; packages are found in the folders above. */
beforeAll(() => {
  mkdirSync(`${root}tests/.out`, { recursive: true });
  project = mkdtempSync(`${root}tests/.out/main-`);
  maps = join(project, "graph-data");
  mkdirSync(maps);
  mkdirSync(join(project, "dist/client/assets"), { recursive: true });
  writeFileSync(join(project, "package.json"), '{"type": "module"}');
  const manifest = { "main.js": "/assets/main.js", "viewer.css": "/assets/viewer.css", modules: [], fonts: [] };
  writeFileSync(join(project, "dist/client/manifest.json"), JSON.stringify(manifest));
  writeFileSync(join(project, "dist/client/assets/main.js"), "// the viewer");
  cpSync(`${root}server/assets`, join(project, "server/assets"), { recursive: true });
  const built = spawnSync(process.execPath, [`${root}scripts/build.mjs`], { encoding: "utf8" });
  if (built.status !== 0) throw new Error(built.stderr);
  cpSync(`${root}dist/server`, join(project, "dist/server"), { recursive: true });
  put("good.json", mapOf(["i: b -> a"], { id: "good" }));
});
afterAll(() => rmSync(project, { recursive: true }));

const put = (name: string, content: unknown) => writeFileSync(join(maps, name), JSON.stringify(content));

const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
  rmSync(join(maps, "bad.json"), { force: true });
});

type Process = {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly errors: () => string;
  readonly ended: Promise<number | null>;
};

function run(environment: Record<string, string>, ...words: string[]): Process {
  const child = spawn(process.execPath, [join(project, "dist/server/main.js"), ...words], {
    env: { PATH: process.env.PATH ?? "", PORT: "0", ...environment },
  });
  running.push(child);
  let out = "";
  let errors = "";
  child.stdout.on("data", (chunk) => (out += chunk));
  child.stderr.on("data", (chunk) => (errors += chunk));
  const ended = once(child, "close").then(([code]) => code);
  return { child, out: () => out, errors: () => errors, ended };
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await isSo()); tries += 1) {
    if (tries > 400) throw new Error("It did not come about within 10 s.");
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

async function address({ out }: Process): Promise<string> {
  await until(() => /^(Serving|No map).* Open http/m.test(out()));
  return /Open (http:\S+)\//.exec(out())?.[1] ?? "";
}

test("it says in one line where it serves what, and logs elsewhere", async () => {
  const service = run({});
  const at = await address(service);
  expect(service.out()).toMatch(/^Serving one map\. Open http:\/\/127\.0\.0\.1:\d+\/\n$/m);
  expect((await fetch(`${at}/api/maps/good`)).status).toBe(200);
  const straight = await fetch(at, { redirect: "manual" });
  expect([straight.status, straight.headers.get("location")]).toEqual([307, "/maps/good"]);
  service.child.kill("SIGTERM");
  expect(await service.ended).toBe(0);
  const lines = service
    .errors()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines).toContainEqual(expect.objectContaining({ route: "/api/maps/{map}", status: 200 }));
});

test("a folder can be named on the command line", async () => {
  const others = join(project, "others");
  mkdirSync(others);
  const service = run({}, others);
  await address(service);
  expect(service.out()).toMatch(/^No map could be served\. Open /m);
});

test("a file that can't be served is named with its problems, and the others are served", async () => {
  put("bad.json", { ...mapOf(["i: b -> a"]), id: "bad", theses: ["nowhere"], clams: 1 });
  const service = run({});
  const at = await address(service);
  expect(service.out()).toContain("bad.json is not served:\n  line 1, column ");
  const ready = await (await fetch(`${at}/health/ready`)).json();
  const first = { path: "/clams", message: 'The key "clams" is not known.', line: 1, column: expect.any(Number) };
  expect(ready).toEqual({
    status: "ready",
    maps: 1,
    waiting: 0,
    rejected: [{ file: "bad.json", problems: 1, served: null, first }],
  });
  expect(await (await fetch(at)).text()).toContain("bad.json");
});

test("told to load again, it serves what is there now and keeps what was good of what is broken", async () => {
  put("bad.json", mapOf(["i: b -> a"], { id: "bad" }));
  const service = run({});
  const at = await address(service);
  const ready = async () => (await fetch(`${at}/health/ready`)).json();
  expect(await ready()).toMatchObject({ maps: 2, rejected: [] });
  put("bad.json", { id: "bad" });
  service.child.kill("SIGHUP");
  await until(async () => (await ready()).rejected.length === 1);
  expect(await ready()).toMatchObject({ maps: 2, rejected: [{ file: "bad.json", served: expect.any(String) }] });
  expect((await fetch(`${at}/api/maps/bad`)).status).toBe(200);
});

test("settings that can't be followed are all named, without a word of the code", async () => {
  const service = run({ PORT: "many", LOG_LEVEL: "loud", MAPS: "/nowhere/at/all" });
  expect(await service.ended).toBe(1);
  expect(service.out()).toBe("");
  expect(service.errors().trim().split("\n")).toEqual([
    expect.stringContaining("PORT"),
    expect.stringContaining("LOG_LEVEL"),
    expect.stringContaining("MAPS"),
  ]);
});

test("a port that is taken is named", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as { port: number }; // it listens on a port
  const service = run({ PORT: String(port) });
  expect(await service.ended).toBe(1);
  expect(service.errors()).toContain(`Port ${port} of 127.0.0.1 is taken`);
  expect(service.errors()).not.toMatch(/^ {4}at /m);
  other.close();
});

describe("a map that is sent to be checked", () => {
  const post = (at: string, body: string) =>
    fetch(`${at}/api/check`, { method: "POST", body, headers: { "Content-Type": "application/json" } });

  test("is checked, syntax and all", async () => {
    const at = await address(run({}));
    const good = await post(at, JSON.stringify(mapOf(["i: b -> a"])));
    expect([good.status, (await good.json()).valid]).toEqual([200, true]);
    const broken = await post(at, '{"format": ');
    expect([broken.status, (await broken.json()).detail]).toEqual([
      400,
      "Unexpected end of JSON input, at line 1, column 12.",
    ]);
  });

  test("stalls nobody, however hostile it is, and what is too many is turned away", async () => {
    const at = await address(run({}));
    const claims = Array.from({ length: 8000 }, (_, at) => ({ id: `c${at}`, text: `t${at}` }));
    const inferences = claims
      .slice(1)
      .map(({ id }, at) => ({ id: `i${at}`, premises: [id], conclusion: `c${at}`, polarity: "support" }));
    const hostile = JSON.stringify({ format: "argument-map/1", id: "m", title: "M", claims, inferences });
    const statuses: number[] = [];
    const sent = Array.from({ length: 14 }, async () => statuses.push((await post(at, hostile)).status));
    await until(() => statuses.includes(503));
    expect((await fetch(`${at}/health/live`)).status).toBe(200);
    expect(statuses).not.toContain(200);
    await Promise.all(sent);
    // Four find no place to wait; on a busy machine, some of the ten are given up as too slow.
    expect(statuses.filter((status) => status === 503).length).toBeGreaterThanOrEqual(4);
    expect(new Set(statuses)).toEqual(new Set([200, 503]));
  });
});

test("whoever sends more than is read can read why, and is cut who goes on all the same", async () => {
  const { port } = new URL(await address(run({})));
  const upload = (): Promise<number> =>
    new Promise((resolve, reject) => {
      const body = Buffer.alloc(30 * LARGEST_BODY);
      const headers = { "Content-Type": "application/json", "Content-Length": body.length };
      const sending = request({ port, method: "POST", path: "/api/check", agent: false, headers });
      sending.on("response", (answer) => answer.resume().on("end", () => resolve(answer.statusCode ?? 0)));
      sending.on("error", reject);
      sending.end(body);
    });
  for (let tries = 0; tries < 20; tries += 1) expect(await upload()).toBe(413);

  const stubborn = connect({ port: Number(port), allowHalfOpen: true });
  const lines = [
    "POST /api/check HTTP/1.1",
    "Host: test",
    "Content-Type: application/json",
    "Content-Length: 1000000000",
  ];
  stubborn.write(`${lines.join("\r\n")}\r\n\r\n`);
  const more = setInterval(() => stubborn.write("x".repeat(1000)), 10);
  // Being cut is an error on this side.
  stubborn.on("error", () => {}).resume();
  await new Promise((resolve) => stubborn.once("close", resolve));
  clearInterval(more);
});

describe("told to stop", () => {
  test("it answers what was asked, says so to the balancer, takes nothing new, and ends well", async () => {
    const service = run({});
    const at = new URL(await address(service));
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ask = async (path: string) => {
      const sent = request({ host: at.hostname, port: at.port, path, agent });
      sent.end();
      const [answer] = await once(sent, "response");
      answer.resume();
      await once(answer, "end");
      return answer;
    };
    expect((await ask("/health/ready")).statusCode).toBe(200);

    const body = JSON.stringify(mapOf(["i: b -> a"]));
    const headers = { "Content-Type": "application/json", "Content-Length": body.length };
    const checking = request({ host: at.hostname, port: at.port, path: "/api/check", method: "POST", headers });
    checking.write(body.slice(0, 20));
    await new Promise((resolve) => setTimeout(resolve, 200));

    service.child.kill("SIGTERM");
    await until(async () => {
      try {
        await fetch(`${at.origin}/health/live`);
        return false;
      } catch {
        // fetch rejects: nobody listens any more.
        return true;
      }
    });
    const ready = await ask("/health/ready");
    expect([ready.statusCode, ready.headers.connection]).toEqual([503, "close"]);

    checking.end(body.slice(20));
    const [answer] = await once(checking, "response");
    expect([answer.statusCode, answer.headers.connection]).toEqual([200, "close"]);
    answer.resume();
    expect(await service.ended).toBe(0);
  });

  test("told twice, it ends at once", async () => {
    const service = run({});
    const at = new URL(await address(service));
    const checking = request({ host: at.hostname, port: at.port, path: "/api/check", method: "POST" });
    checking.on("error", () => {});
    checking.write("{");
    await new Promise((resolve) => setTimeout(resolve, 200));
    service.child.kill("SIGINT");
    await new Promise((resolve) => setTimeout(resolve, 200));
    service.child.kill("SIGINT");
    expect(await service.ended).toBe(1);
  });
});
