/** The cache on disk: a process that is killed while it writes, a disk that is full, a place that is none. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { random } from "../../bench/synthetic/random.ts";
import { root } from "../server/service.ts";
import { isAlive, killAll, newFolder, pause, replace, type Service, start, versioned } from "./process.ts";

afterEach(killAll);

const MAPS = 40;

function folderOfMaps(): string {
  const maps = newFolder();
  for (let at = 0; at < MAPS; at += 1) writeFileSync(join(maps, `m${at}.json`), versioned(`m${at}`, at));
  return maps;
}

async function expectFilesServed({ address }: Service, maps: string): Promise<void> {
  for (let at = 0; at < MAPS; at += 1) {
    const served = await (await fetch(`${address}/api/maps/m${at}`)).json();
    expect(served).toEqual(JSON.parse(readFileSync(join(maps, `m${at}.json`), "utf8")));
  }
}

/** Kills, each at another moment while things are written to the cache, in milliseconds after the first byte. */
const MOMENTS = Array.from({ length: 6 }, random(2026)).map((share) => share * 300);

test("killed at any moment of a write, the next start serves exactly what the files say", async () => {
  const maps = folderOfMaps();
  const cache = newFolder();
  const written = () =>
    readdirSync(cache, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
  for (const [version, moment] of MOMENTS.entries()) {
    const service = await start(maps, { CACHE: cache });
    await expectFilesServed(service, maps);
    const before = written();
    for (let at = 0; at < MAPS; at += 1) replace(maps, `m${at}.json`, versioned(`m${at}`, 100 * (version + 1) + at));
    service.child.kill("SIGHUP");
    while (written() === before) await pause(1);
    await pause(moment);
    // Without a word: as the kernel does it where memory ends.
    service.child.kill("SIGKILL");
    await service.ended;
  }
  await expectFilesServed(await start(maps, { CACHE: cache }), maps);
});

test("where the cache can't be, everything is served without it, and the log says why", async () => {
  const maps = folderOfMaps();
  const file = join(newFolder(), "file");
  writeFileSync(file, "");
  const service = await start(maps, { CACHE: join(file, "cache") });
  await expectFilesServed(service, maps);
  expect(service.said()).toMatch(/ENOTDIR|is no folder/);
});

async function expectServedWithout(maps: string, service: Service, reason: RegExp): Promise<void> {
  await expectFilesServed(service, maps);
  expect(await isAlive(service)).toBe(true);
  expect(service.said()).toMatch(reason);
  service.child.kill("SIGKILL");
  await service.ended;
}

test("where no more can be written, everything is served, and the log says why", async () => {
  const maps = folderOfMaps();
  const service = await start(maps, { CACHE: newFolder() }, 64);
  await expectServedWithout(maps, service, /EFBIG/);
});

const disk = newDisk();
// Only root may make a small disk.
(disk === undefined ? test.skip : test)("with the disk full, everything is served, and the log says so", async () => {
  const maps = folderOfMaps();
  const service = await start(maps, { CACHE: disk ?? "" });
  await expectServedWithout(maps, service, /ENOSPC/);
});
afterAll(() => {
  if (disk !== undefined) spawnSync("umount", [disk]);
});

/** 64 KiB in memory; `undefined` where it may not be mounted. */
function newDisk(): string | undefined {
  const folder = `${root}tests/.out/full-${process.pid}`;
  mkdirSync(folder, { recursive: true });
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", folder]);
  return status === 0 ? folder : undefined;
}
