/** The service as a process whose folder is edited under load, and which is killed while it keeps what it has prepared. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { ArgumentMap } from "../../model/map.ts";
import { mapOf } from "../maps.ts";
import { root } from "./service.ts";

let project: string;
let maps: string;
const running: ChildProcess[] = [];

beforeAll(() => {
  mkdirSync(`${root}tests/.out`, { recursive: true });
  project = mkdtempSync(`${root}tests/.out/reload-`);
  mkdirSync(join(project, "dist/client/assets"), { recursive: true });
  writeFileSync(join(project, "package.json"), '{"type": "module"}');
  const manifest = { "main.js": "/assets/main.js", "viewer.css": "/assets/viewer.css", modules: [], fonts: [] };
  writeFileSync(join(project, "dist/client/manifest.json"), JSON.stringify(manifest));
  cpSync(`${root}server/assets`, join(project, "server/assets"), { recursive: true });
  const built = spawnSync(process.execPath, [`${root}scripts/build.mjs`], { encoding: "utf8" });
  if (built.status !== 0) throw new Error(built.stderr);
  cpSync(`${root}dist/server`, join(project, "dist/server"), { recursive: true });
});
afterAll(() => rmSync(project, { recursive: true }));
beforeEach(() => {
  maps = mkdtempSync(join(project, "maps-"));
});
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

function run(cache: string) {
  const child = spawn(process.execPath, [join(project, "dist/server/main.js"), maps], {
    env: { PATH: process.env.PATH ?? "", PORT: "0", CACHE: cache, LOG_LEVEL: "error" },
  });
  running.push(child);
  let out = "";
  child.stdout.on("data", (chunk) => (out += chunk));
  const address = async () => {
    for (let found: string | undefined; ; await wait(20)) {
      found = /^(?:Serving|No map).* Open (\S+)\/\n/m.exec(out)?.[1];
      if (found !== undefined) return found;
    }
  };
  return { child, address, out: () => out };
}

const titled = (id: string, title: string) => mapOf(["i: b -> a", "j: c -| i"], { id, title });
const put = (id: string, title: string) => writeFileSync(join(maps, `${id}.json`), JSON.stringify(titled(id, title)));

test("edits under load fail no request, mix no answers, and come into service", async () => {
  put("a", "Version 0");
  const service = run("off");
  const at = `${await service.address()}/api/maps/a`;
  const seen = new Set<string>();
  let asking = true;
  const readers = [0, 1].map(async () => {
    while (asking) {
      const response = await fetch(at);
      expect(response.status).toBe(200);
      const map = (await response.json()) as ArgumentMap;
      expect(map).toEqual(titled("a", map.title));
      seen.add(map.title);
    }
  });
  const comesIntoService = async (title: string) => {
    while (!seen.has(title)) await wait(10);
  };
  for (let version = 1; version <= 6; version += 1) {
    const title = `Version ${version}`;
    const text = JSON.stringify(titled("a", title));
    if (version % 2 === 0) {
      // As careful editors do it.
      writeFileSync(join(maps, ".a.json"), text);
      renameSync(join(maps, ".a.json"), join(maps, "a.json"));
    } else {
      // As careless ones do it: what is half-written is never served.
      writeFileSync(join(maps, "a.json"), text.slice(0, 100));
      await wait(100);
      writeFileSync(join(maps, "a.json"), text);
    }
    await comesIntoService(title);
  }
  asking = false;
  await Promise.all(readers);
  expect(service.out()).toContain("Read again: a.");
});

test("killed while it reads and keeps, the next start serves exactly what the files hold", async () => {
  const ids = Array.from({ length: 60 }, (_, at) => `m${at}`);
  for (const id of ids) put(id, `Title of ${id}`);
  const cache = join(project, "cache");
  for (const milliseconds of [300, 450, 600]) {
    const { child } = run(cache);
    await wait(milliseconds);
    child.kill("SIGKILL");
    await once(child, "exit");
  }
  put("m7", "Changed while nothing ran");
  const at = await run(cache).address();
  for (const id of ids) {
    const map = await (await fetch(`${at}/api/maps/${id}`)).json();
    expect(map).toEqual(titled(id, id === "m7" ? "Changed while nothing ran" : `Title of ${id}`));
  }
});
